import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { declarationsJsonSchema, goLiveJsonSchema, stagesJsonSchema } from '../lib/command-line';

const folder = join(__dirname, '..', 'dist');
mkdirSync(folder, { recursive: true });
const write = (name: string, schema: object) =>
  writeFileSync(join(folder, name), `${JSON.stringify(schema, undefined, 2)}\n`);
write('stages.schema.json', stagesJsonSchema());
write('go-live.schema.json', goLiveJsonSchema());
write('declarations.schema.json', declarationsJsonSchema());
