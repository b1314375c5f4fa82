import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { yamlReferences } from './references';

for (const [name, text] of Object.entries(yamlReferences())) {
  writeFileSync(join(__dirname, '..', '..', '..', 'docs', 'reference', name), text);
}
