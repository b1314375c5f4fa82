import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirementsReference } from './reference';

writeFileSync(
  join(__dirname, '..', '..', '..', 'docs', 'reference', 'requirements.md'),
  requirementsReference(),
);
