import { OutcomeState } from '../../lib/compliance/outcome';
import type { OwnAnswers } from './ours';

const { MET, NOT_MET, UNKNOWN, NOT_APPLICABLE } = OutcomeState;
const STATES = [MET, NOT_MET, UNKNOWN, NOT_APPLICABLE] as const;

/** The states of each check over the corpus, as a table of Markdown. Checks that look at nothing in it are left out. */
export function verdictTable(answers: Iterable<OwnAnswers>): string {
  const counts = new Map<string, Record<string, number>>();
  for (const { states } of answers) {
    for (const [check, state] of states) {
      const ofCheck = counts.get(check) ?? {};
      ofCheck[state] = (ofCheck[state] ?? 0) + 1;
      counts.set(check, ofCheck);
    }
  }
  const rows = [...counts]
    .filter(([, ofCheck]) => Object.keys(ofCheck).some((state) => state !== (NOT_APPLICABLE as string)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([check, ofCheck]) => `| ${[check, ...STATES.map((state) => ofCheck[state] ?? 0)].join(' | ')} |`);
  const sum = STATES.map((state) =>
    [...counts.values()].reduce((total, ofCheck) => total + (ofCheck[state] ?? 0), 0),
  );
  const head = [`| check | ${STATES.join(' | ')} |`, `| --- |${' ---: |'.repeat(STATES.length)}`];
  return [...head, ...rows, `| all | ${sum.join(' | ')} |`, ''].join('\n');
}
