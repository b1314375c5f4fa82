import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stagesJsonSchema } from './schema';

const folder = join(__dirname, '..', '..', 'dist');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'stages.schema.json'), `${JSON.stringify(stagesJsonSchema(), undefined, 2)}\n`);
