import * as fs from 'node:fs';
import { PATHS } from '../paths';
import type { RunbookResult } from './run-runbooks';

/** Why the emulator cannot run a step, and what the run does in its place. */
interface NotRun {
  readonly standIn: string;
  readonly reason: string;
}

/** The reviewed list of actions that the emulator cannot run. */
export function readNotRun(): { readonly [action: string]: NotRun } {
  return JSON.parse(fs.readFileSync(PATHS.notRun, 'utf8')) as { readonly [action: string]: NotRun };
}

/** Where the list and what ran contradict each other: what is not on it ran, and what is on it did not. */
export function faultsOfList(list: readonly string[], results: readonly RunbookResult[]): string[] {
  const ran = new Set(results.flatMap((result) => result.ran));
  const notRun = new Set(results.flatMap((result) => result.notRun));
  return [
    ...[...notRun]
      .filter((action) => !list.includes(action))
      .map((action) => `${action} does not run on the emulator, and is not in not-run.json`),
    ...list.filter((action) => ran.has(action)).map((action) => `${action} is in not-run.json, and runs`),
    ...list
      .filter((action) => !ran.has(action) && !notRun.has(action))
      .map((action) => `${action} is in not-run.json, and in no runbook`),
  ];
}
