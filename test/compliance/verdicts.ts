import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blockersOf, type Ledger, passes, reportFiles } from '../../lib/compliance';
import type { SarifLog } from '../../lib/reports/formats/sarif-log';
import { run } from '../command-line/run';

/** The verdict of every consumer of a ledger. */
function verdictsOf(ledger: Ledger): Readonly<Record<string, boolean>> {
  const folder = mkdtempSync(join(tmpdir(), 'verdict-'));
  const assembly = (name: string, ledgers: Readonly<Record<string, Ledger>>): string => {
    for (const [environment, one] of Object.entries(ledgers)) {
      mkdirSync(join(folder, name, 'reports', environment), { recursive: true });
      writeFileSync(join(folder, name, 'reports', environment, 'ledger.json'), JSON.stringify(one));
    }
    return join(folder, name);
  };
  const content = (path: string): string =>
    reportFiles([{ name: 'Production', ledger }]).find((one) => one.path === path)?.content ?? '';
  const before = assembly('before', { Other: ledger });
  const after = assembly('after', { Other: ledger, Production: ledger });
  const text = run('report', after);
  const json = JSON.parse(run('report', after, '-f', 'json').output) as readonly { passes: boolean }[];
  const { runs } = JSON.parse(content('results.sarif')) as SarifLog;
  const compared = run('diff', before, after);
  rmSync(folder, { recursive: true });
  return {
    passes: passes(ledger),
    blockersOf: blockersOf(ledger).length === 0,
    'report: exit code': text.code === 0,
    'diff of a new environment: exit code': compared.code === 0,
    'text: verdict': /^ {2}Passes$/m.test(text.output),
    'text: no blockers': !text.output.includes('Does not pass'),
    'json: verdict': json[0].passes,
    'markdown: verdict': content('report.md').includes('It passes.'),
    'markdown: no blockers': !content('report.md').includes('does not pass'),
    'html: verdict': content('index.html').includes('</svg>Passes</span>'),
    'html: no blocking action item': !content('index.html').includes('>blocking<'),
    'csv: nothing is blocking': !content('controls.csv').includes('"yes"'),
    'junit: no failure': !content('junit.xml').includes('<failure'),
    'sarif: no error': runs[0].results.every(({ level }) => level !== 'error'),
  };
}

/** The consumers whose verdict is not this one. */
export function disagreeing(ledger: Ledger, expected: boolean): string[] {
  return Object.entries(verdictsOf(ledger)).flatMap(([consumer, verdict]) =>
    verdict === expected ? [] : [consumer],
  );
}
