import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorsReference } from './reference';

const FILE = join(__dirname, '..', '..', '..', 'docs', 'reference', 'errors.md');

mkdirSync(dirname(FILE), { recursive: true });
writeFileSync(FILE, errorsReference());
