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
  asked.forEach((part) => survivorsOf(part).forEach((survivor) => console.log(survivor)));
  console.table(Object.fromEntries(asked.map((part) => [part, scoreOf(part)])));
}

function mutate(part) {
  const { status } = spawnSync('npx', ['stryker', 'run', 'test/mutation/stryker.config.mjs'], {
    env: { ...process.env, MUTATED_PART: part },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`the mutation of ${part} ended with ${status}`);
}

function mutantsOf(part) {
  const { files } = JSON.parse(readFileSync(reportOf(part), 'utf8'));
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, file })).filter(({ status }) => status in COUNTED),
  );
}

const COUNTED = { Killed: true, Timeout: true, Survived: false, NoCoverage: false };

function survivorsOf(part) {
  return mutantsOf(part)
    .filter(({ status }) => !COUNTED[status])
    .map(
      ({ file, location: { start }, replacement }) => `${file}:${start.line}:${start.column} ${replacement}`,
    );
}

function scoreOf(part) {
  const mutants = mutantsOf(part);
  const killed = mutants.filter(({ status }) => COUNTED[status]).length;
  const timedOut = mutants.filter(({ status }) => status === 'Timeout').length;
  return {
    killed,
    timedOut,
    of: mutants.length,
    percent: Number(((100 * killed) / mutants.length).toFixed(1)),
  };
}

main(process.argv.slice(2));
