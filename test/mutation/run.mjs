import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { PARTS } from './parts.mjs';
import { reportOf } from './reports.mjs';

/** Mutates the parts that are named, or all, and tells what survives. */
function main(names) {
  const unknown = names.find((name) => !(name in PARTS));
  if (unknown !== undefined) {
    console.error(`There is no part '${unknown}'; there are ${Object.keys(PARTS).join(', ')}.`);
    process.exit(2);
  }
  const asked = names.length === 0 ? Object.keys(PARTS) : names;
  for (const part of asked) mutate(part);
  const byPart = asked.map((part) => [part, mutantsOf(part)]);
  const all = byPart.flatMap(([, mutants]) => mutants);
  all.filter(survives).forEach((mutant) => console.log(placeOf(mutant)));
  const scores = byPart.map(([part, mutants]) => [part, scoreOf(mutants)]);
  console.table(Object.fromEntries([...scores, ['all', scoreOf(all)]]));
}

function mutate(part) {
  const { status } = spawnSync('npx', ['stryker', 'run', 'test/mutation/stryker.config.mjs'], {
    env: { ...process.env, MUTATED_PART: part },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`the mutation of ${part} ended with ${status}`);
}

/** Those that were tried. */
function mutantsOf(part) {
  const { files } = JSON.parse(readFileSync(reportOf(part), 'utf8'));
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, file })).filter((mutant) => isKilled(mutant) || survives(mutant)),
  );
}

function isKilled({ status }) {
  return ['Killed', 'Timeout'].includes(status);
}

function survives({ status }) {
  return ['Survived', 'NoCoverage'].includes(status);
}

function placeOf({ file, location: { start }, replacement }) {
  return `${file}:${start.line}:${start.column} ${replacement.replace(/\s+/g, ' ')}`;
}

function scoreOf(mutants) {
  const killed = mutants.filter(isKilled).length;
  return {
    killed,
    'of them out of time': mutants.filter(({ status }) => status === 'Timeout').length,
    of: mutants.length,
    percent: Number(((100 * killed) / mutants.length).toFixed(1)),
  };
}

main(process.argv.slice(2));
