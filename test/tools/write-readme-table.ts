import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withRequirementsTable } from './readme-table';

const README = join(__dirname, '..', '..', 'README.md');

writeFileSync(README, withRequirementsTable(readFileSync(README, 'utf8')));
