import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findingsReference } from './reference';

const FILE = join(__dirname, '..', '..', '..', 'docs', 'reference', 'findings.md');

mkdirSync(dirname(FILE), { recursive: true });
writeFileSync(FILE, findingsReference());
