import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
const ROOT='/tmp/w/verdict';
const { breachesIn } = require(ROOT + '/test/tools/language/breaches');
function below(path: string): string[] { return statSync(path).isDirectory() ? readdirSync(path).flatMap((n) => below(join(path, n))) : [path]; }
for (const f of process.argv.slice(2).flatMap((p) => below(join(ROOT, p))).map((p) => relative(ROOT, p)).filter((f) => /\.(?:ts|md)$/.test(f)))
  for (const b of breachesIn(f, readFileSync(join(ROOT, f), 'utf8'))) console.log(b);
