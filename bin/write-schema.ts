import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goLiveJsonSchema } from '../lib/stages-file/go-live/schema';
import { stagesJsonSchema } from '../lib/stages-file/file-schema';

const folder = join(__dirname, '..', 'dist');
mkdirSync(folder, { recursive: true });
const write = (name: string, schema: object) =>
  writeFileSync(join(folder, name), `${JSON.stringify(schema, undefined, 2)}\n`);
write('stages.schema.json', stagesJsonSchema());
write('go-live.schema.json', goLiveJsonSchema());
