import type { RecoveryFact } from '../../compliance/ledger/recovery';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { meter } from './bar';
import { html, type Html } from './html';
import { table } from './table';
import { count, nothing } from './wording';

/** RPO and retention of every backup rule, in the Region of the environment and in the Region of the copies. */
export function recovery({ name, ledger }: NamedLedger): Html {
  if (ledger.recovery.length === 0) return nothing('No backup plan in the templates.');
  const days = ledger.recovery.flatMap(({ retentionDays = 0, copyRetentionDays = 0 }) => [
    retentionDays,
    copyRetentionDays,
  ]);
  const longest = Math.max(1, ...days);
  return table(
    `Backups of ${name}`,
    ['Plan and rule', 'RPO', 'RPO after the loss of the Region', 'Retention', 'Retention of copies'],
    ledger.recovery.map((fact) => [
      html`<span class="id">${fact.rule}</span> <code>${fact.plan}</code>`,
      html`${here(fact)}`,
      html`${there(fact)}`,
      retention(fact.retentionDays, longest),
      fact.copiedTo === undefined && fact.copyRpoHours === undefined
        ? html`no copy`
        : retention(fact.copyRetentionDays, longest),
    ]),
  );
}

function here({ continuous, rpoHours }: RecoveryFact): string {
  const interval = rpoHours === undefined ? 'Known at deployment' : hours(rpoHours);
  return continuous ? `Minutes (point-in-time restore); snapshots: ${interval}` : interval;
}

function there({ copyRpoHours, copiedTo }: RecoveryFact): string {
  if (copyRpoHours === undefined && copiedTo === undefined) return 'All data: no copy';
  const lost = copyRpoHours === undefined ? 'Known at deployment' : hours(copyRpoHours);
  return `${lost}, from ${copiedTo ?? 'a Region known at deployment'}`;
}

function hours(number: number): string {
  if (number < 1) return count(Math.round(number * 60), 'minute');
  return number % 24 === 0 && number > 24 ? count(number / 24, 'day') : count(number, 'hour');
}

function retention(days: number | undefined, longest: number): Html {
  if (days === undefined) return html`unlimited, or known at deployment`;
  const words = count(days, 'day');
  return html`${meter(days, longest, undefined, words)} ${words}`;
}
