import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** The reviewed table of every name: those of 0.1.0, and what each is called since. */
export const NAME_TABLE = join(__dirname, '..', '..', '..', 'docs', 'reference', 'names.yaml');

const renamed = z.record(z.string(), z.string());

/** Names in one text, separated by commas, unless a name has a comma itself. */
const list = z.union([z.array(z.string()), z.string().transform((text) => text.split(/,\s+/))]);

const planned = z.strictObject({ names: list, becomes: z.string() });

const group = z.strictObject({
  /** Old name to new name. */
  renamed: renamed.default({}),
  stays: list.default([]),
  /** Names that 0.1.0 does not have. */
  added: list.default([]),
  /** Names of 0.1.0 that are gone, each with what replaces it. */
  removed: renamed.default({}),
  /** Names of today that change before the release, each with what replaces it. */
  planned: z.array(planned).default([]),
});

/** Names of one place, such as one interface or one object of a YAML file. */
export type NameGroup = z.infer<typeof group>;

const flat = group.transform((only) => ({ '': only }));
const byPlace = z.record(z.string(), group);

const table = z.strictObject({
  publicNames: flat,
  members: byPlace,
  yamlKeys: z.strictObject({ 'stages.yaml': byPlace, 'go-live.yaml': byPlace }),
  ledgerKeys: byPlace,
  states: byPlace,
  checkIds: flat,
  constructIds: flat,
  physicalNames: flat,
  alarmNames: flat,
  acknowledgements: byPlace,
  cliOptions: byPlace,
});

export type NameTable = z.infer<typeof table>;

/** Groups by the place whose names they hold; places that hold the same names share a group, as `a|b`. */
export type NamesByPlace = Readonly<Record<string, NameGroup>>;

/**
 * Reads the name table.
 *
 * @throws if it is not of the form that its first lines describe
 */
export function readNameTable(file: string = NAME_TABLE): NameTable {
  return table.parse(parse(readFileSync(file, 'utf8')));
}

/** Every name that a group expects in today's code. */
export function currentNames({ renamed, stays, added }: NameGroup): string[] {
  return [...Object.values(renamed), ...stays, ...added];
}
