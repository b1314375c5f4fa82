import { durationText } from '../../../internal/duration-text';
import type { DeclaredRecoveryPoint } from '../../../requirements/declared-backup';
import { type BackupRule, backupsOf, hasRemoteCopy, type StoreBackup } from '../../analysis/backup-plans';
import { type Store, withoutStores } from '../../analysis/backup-stores';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { type CheckOutcome, declaredNotApplicable, defineCheck, notApplicable, outcomeOf } from '../check';

const FINDINGS = findings('BAK-3', Severity.HIGH, {
  noRpoDeclared: {
    message: 'The environment declares no recovery point objective (RPO).',
    remediation: 'Declare the interval of the backups (backup: interval).',
  },
  rpoExceeded: {
    message: 'The RPO of {resource} {location} is up to {rpo}, and the declared one is {declared}.',
    remediation:
      'Shorten the interval of the backup rule, enable continuous backup, or declare a longer RPO.',
  },
  intervalUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The interval of the backups of {resource} {location} is unknown.',
    remediation: 'Set ScheduleExpression to a literal cron expression.',
  },
});

export const bak3BackupInterval = defineCheck({
  id: 'BAK-3.backup-interval',
  title: 'The recovery point objective is declared, and every data store is backed up within it',
  remediation: 'Shorten the interval of the backup rule, enable continuous backup, or declare a longer RPO.',
  findings: FINDINGS,
  asks: { every: ['data'], any: ['backup'] },
  evaluate(model, { declarations: { backup } }) {
    const all = backupsOf(model);
    const backups = all.filter(({ rules }) => rules.length > 0);
    if (all.length === 0) return withoutStores();
    if (backups.length === 0) return notApplicable('No backup plan is known to select a data store (BAK-1).');
    const plans = [...new Set(backups.flatMap(({ rules }) => rules.map(({ plan }) => plan)))];
    const declared = backup?.recoveryPoint;
    if (backup === undefined) return undeclared(plans);
    if (declared === undefined) return outcomeOf(plans, [FINDINGS.noRpoDeclared()], '');
    return outcomeOf(
      plans,
      backups.flatMap((one) => storeFindings(one, declared)),
      `The RPO is ${durationText(declared.here)} in the Region, and ${durationText(declared.there)} from the copies.`,
    );
  },
});

/** A plan shows how often it runs, and only people can say which loss is acceptable. */
function undeclared(resources: readonly ModelResource[]): CheckOutcome {
  return {
    ...declaredNotApplicable(
      'The recovery point objective (RPO) is not declared (backup: interval); a stage environment declares it.',
    ),
    resources,
    requirementState: OutcomeState.PENDING,
  };
}

function storeFindings({ store, rules }: StoreBackup, declared: DeclaredRecoveryPoint): CheckFinding[] {
  const copied = rules.filter(hasRemoteCopy);
  return [
    ...rpoFinding(store, 'in the Region', localRpo(store, rules), declared.here),
    // Without a copy, BAK-2 is not met.
    ...(copied.length === 0
      ? []
      : rpoFinding(store, 'from the copies', shortestInterval(copied), declared.there)),
  ];
}

function rpoFinding(
  { resource }: Store,
  location: string,
  minutes: number | undefined,
  declared: number,
): CheckFinding[] {
  if (minutes === undefined) return [FINDINGS.intervalUnknown(resource, { location })];
  if (minutes <= declared) return [];
  const durations = { rpo: durationText(minutes), declared: durationText(declared) };
  return [FINDINGS.rpoExceeded(resource, { location, ...durations })];
}

function localRpo({ pointInTimeLagMinutes }: Store, rules: readonly BackupRule[]): number | undefined {
  const isContinuous = pointInTimeLagMinutes !== undefined && rules.some(({ continuous }) => continuous);
  return isContinuous ? pointInTimeLagMinutes : shortestInterval(rules);
}

function shortestInterval(rules: readonly BackupRule[]): number | undefined {
  const known = rules.flatMap(({ intervalMinutes }) => intervalMinutes ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
}
