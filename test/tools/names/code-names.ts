import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PLAIN } from '../../../lib/reports/reporter';
import { runProgram } from '../../../bin/program';
import * as lib from '../../../lib';
import { goLiveJsonSchema } from '../../../lib/stages-file/go-live/schema';
import { stagesJsonSchema } from '../../../lib/stages-file/file-schema';
import { declarationsIn, exportedNames } from './declarations';
import { schemaKeys } from './schema-keys';

const LIB = join(__dirname, '..', '..', '..', 'lib');

/** Names of today's code by their place, such as an interface or an object of a YAML file; without places under ''. */
export type CodeNames = ReadonlyMap<string, ReadonlySet<string>>;

const withoutPlace = (names: Iterable<string>): CodeNames => new Map([['', new Set(names)]]);

export const publicNames = (): CodeNames => withoutPlace(exportedNames(join(LIB, 'index.ts')));

/** The keys of stages.yaml; an environment overrides components by the keys that they have anyway. */
export function stagesKeys(): CodeNames {
  const keys = [...schemaKeys(stagesJsonSchema())];
  return new Map(keys.filter(([place]) => !place.startsWith('environments.*.overrides.')));
}

export const goLiveKeys = (): CodeNames => schemaKeys(goLiveJsonSchema());

/** The properties of every interface that a ledger consists of. */
export function ledgerKeys(): CodeNames {
  const declarations = declarationsIn(LIB);
  const enumerated = states();
  const keys = new Map<string, ReadonlySet<string>>();
  const visit = (name: string): void => {
    const declaration = declarations.get(name);
    if (declaration === undefined || keys.has(name) || enumerated.has(name)) return;
    keys.set(name, new Set(declaration.members));
    declaration.mentions.forEach(visit);
  };
  visit('Ledger');
  return keys;
}

/** The values of every enumeration that users meet. */
export const states = (): CodeNames => enumerations(lib);

function enumerations(exported: object): Map<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const [name, value] of Object.entries(exported) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null) continue;
    const values: unknown[] = Object.values(value);
    if (values.every((item) => typeof item === 'string')) found.set(name, new Set(values));
    else enumerations(value).forEach((inner, innerName) => found.set(innerName, inner));
  }
  return found;
}

/** A check's file is named by its id. */
export function checkIds(): CodeNames {
  const files = readdirSync(join(LIB, 'compliance', 'checks'), { recursive: true, encoding: 'utf8' });
  return withoutPlace(
    files.map((file) => basename(file, '.ts')).filter((name) => /^[A-Z]{3}(-\d+)?\./.test(name)),
  );
}

/** The ids by which warnings of constructs are acknowledged. */
export function warningIds(): CodeNames {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const ids = files.flatMap((file) =>
    [...readFileSync(join(LIB, file), 'utf8').matchAll(/'cdk-stage-environments:([a-z-]+)'/g)].map(
      ([, id]) => id,
    ),
  );
  return new Map([['cdk-stage-environments', new Set(ids)]]);
}

/** The options of every command, as its help lists them. */
export function cliOptions(): CodeNames {
  const commands = [...help([]).matchAll(/^ {2}([a-z]+)(?= .*$)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');
  return new Map(commands.map((name) => [name, optionsIn(help([name]))]));
}

const optionsIn = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)]
      .map(([, option]) => option)
      .filter((option) => option !== '--help'),
  );

function help(command: readonly string[]): string {
  let text = '';
  const write = (part: string) => (text += part);
  runProgram([...command, '--help'], { out: write, err: write, paint: PLAIN });
  return text;
}

/** The members of every interface, class and enumeration. */
export const members = (): CodeNames =>
  new Map([...declarationsIn(LIB)].map(([name, declaration]) => [name, new Set(declaration.members)]));
