import type { RecoveryFact } from '../../compliance/ledger/recovery';
import type { NamedLedger } from '../report-files';
import { meter } from './bar';
import { html, type Html } from './html';
import { table } from './table';
import { count, nothing } from './wording';

/** What a loss costs, here and with the Region, and for how long recovery points are kept. */
export function recovery({ name, ledger }: NamedLedger): Html {
  if (ledger.recovery.length === 0) return nothing('No plan of backups stands in the templates.');
  const kept = ledger.recovery.flatMap(({ retentionDays = 0, copyRetentionDays = 0 }) => [
    retentionDays,
    copyRetentionDays,
  ]);
  const longest = Math.max(1, ...kept);
  return table(
    `Backups of ${name}`,
    [
      'Plan and rule',
      'Most that is lost here',
      'Most that is lost with the Region',
      'Kept here',
      'Copies kept',
    ],
    ledger.recovery.map((fact) => [
      html`<span class="id">${fact.rule}</span> <code>${fact.plan}</code>`,
      html`${here(fact)}`,
      html`${there(fact)}`,
      keptFor(fact.retentionDays, longest),
      fact.copiedTo === undefined && fact.copyRpoHours === undefined
        ? html`no copy`
        : keptFor(fact.copyRetentionDays, longest),
    ]),
  );
}

function here({ continuous, rpoHours }: RecoveryFact): string {
  const interval = rpoHours === undefined ? 'Known at deployment' : hours(rpoHours);
  return continuous ? `Minutes: any point in time can be restored; snapshots: ${interval}` : interval;
}

function there({ copyRpoHours, copiedTo }: RecoveryFact): string {
  if (copyRpoHours === undefined && copiedTo === undefined) return 'Everything: no copy';
  const lost = copyRpoHours === undefined ? 'Known at deployment' : hours(copyRpoHours);
  return `${lost}, from ${copiedTo ?? 'a Region known at deployment'}`;
}

function hours(number: number): string {
  if (number < 1) return count(Math.round(number * 60), 'minute');
  return number % 24 === 0 && number > 24 ? count(number / 24, 'day') : count(number, 'hour');
}

function keptFor(days: number | undefined, longest: number): Html {
  if (days === undefined) return html`without end, or known at deployment`;
  const words = count(days, 'day');
  return html`${meter(days, longest, undefined, words)} ${words}`;
}
