import { writeFileSync } from 'node:fs';
import { DESCRIPTIONS_FILE, descriptionsFile } from './descriptions-file';

writeFileSync(DESCRIPTIONS_FILE, descriptionsFile());
