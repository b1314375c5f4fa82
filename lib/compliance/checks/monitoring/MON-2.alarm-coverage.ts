import { contentOf } from '../../analysis/contents';
import { is, isSame, isLike } from '../../../internal/values';
import { alarmsOf, type WatchedMetric } from '../../analysis/alarms';
import { withoutData } from '../../analysis/backup-stores';
import { VAULT_TYPES } from '../../analysis/backup-vaults';
import { notificationsOf } from '../../analysis/event-notifications';
import { resourcesIn } from '../../analysis/references';
import { resourcesWith, surroundingsIn } from '../../analysis/type-facts';
import { type HealthFacts, NOT_APPLICABLE } from '../../../aws/facts';
import { type CheckFinding, findings } from '../../findings';
import { list, object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const BACKUP_TYPES = ['AWS::Backup::BackupPlan', ...VAULT_TYPES];

const FINDINGS = findings('MON-2', Severity.MEDIUM, {
  noAlarm: {
    message: 'No alarm is on a metric of {resource}.',
    remediation: 'Add an alarm on a metric of the resource, or an alarm definition to its component.',
    isAbsence: true,
  },
  alarmUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'An alarm with a query of CloudWatch Metrics Insights may be on a metric of {resource}.',
    remediation: 'Verify that the query includes the resource, or add an alarm on a metric of it.',
  },
  noBackupAlarm: {
    message: 'No alarm or notification reports failed backups of {resource}.',
    remediation: 'Add an alarm on NumberOfBackupJobsFailed, or the event BACKUP_JOB_COMPLETED to the vault.',
    isAbsence: true,
  },
});

export const mon2AlarmCoverage = defineCheck({
  id: 'MON-2.alarm-coverage',
  title: 'Each database, server and load balancer, and the backups, have an alarm',
  remediation: 'Add an alarm on a metric of the resource, or an alarm definition to its component.',
  findings: FINDINGS,
  asks: { every: ['data', 'server', 'endpoint'], any: ['alarm'] },
  evaluate(model) {
    const watched = resourcesToWatch(model);
    const resources = watched.map(({ resource }) => resource);
    const backups = withoutData(model) === undefined ? model.ofType(...BACKUP_TYPES) : [];
    if (resources.length + backups.length === 0) {
      return notApplicable('The templates have no resource with metrics of its health, and no backup.');
    }
    const lookup = alarmLookup(model);
    return outcomeOf(
      [...resources, ...backups],
      [
        ...watched.flatMap((one) => findingOf(one, lookup, model)),
        ...(reportsBackups(model) ? [] : backups.slice(0, 1).map((one) => FINDINGS.noBackupAlarm(one))),
      ],
      `Each database, server, load balancer and backup resource has an alarm (resources: ${resources.length + backups.length}).`,
    );
  },
});

/** The resources with metrics that tell that they are impaired; not the parts of one of them. */
function resourcesToWatch(model: ResourceModel): readonly KnownHealth[] {
  const around = surroundingsIn(model);
  const known = resourcesWith('health', model)
    .existing()
    .flatMap(({ resource, facts: { health } }) => {
      if (health === NOT_APPLICABLE || health.isPart?.(resource, around) === true) return [];
      // The types of the table are those of the model.
      return [
        { resource, health, parts: (health.parts?.(resource, around) ?? []) as readonly ModelResource[] },
      ];
    });
  const parts = new Set(known.flatMap((one) => one.parts));
  return known.filter(({ resource }) => !parts.has(resource));
}

interface KnownHealth {
  readonly resource: ModelResource;
  readonly health: HealthFacts;
  readonly parts: readonly ModelResource[];
}

interface AlarmLookup {
  readonly isOn: (resource: ModelResource, name: unknown) => boolean;
  /** Whether a query asks for the metrics of a namespace. */
  readonly mayBeOn: (namespaces: readonly string[]) => boolean;
}

function findingOf(
  { resource, health, parts }: KnownHealth,
  { isOn, mayBeOn }: AlarmLookup,
  model: ResourceModel,
): CheckFinding[] {
  const name = resource.properties[health.property ?? health.dimension];
  const arePartsOn =
    parts.length > 0 && parts.every((part) => isOn(part, part.properties.DBInstanceIdentifier));
  const isWatched =
    isOn(resource, name) ||
    arePartsOn ||
    targetGroupsOf(resource, model).some((group) => isOn(group, undefined));
  if (isWatched) return [];
  return mayBeOn(health.namespaces) ? [FINDINGS.alarmUnknown(resource)] : [FINDINGS.noAlarm(resource)];
}

function alarmLookup(model: ResourceModel): AlarmLookup {
  const referred = new Set<ModelResource>();
  const named: unknown[] = [];
  const alarms = alarmsOf(model);
  for (const { metrics, resource } of alarms) {
    for (const value of metrics.flatMap(({ dimensions }) => dimensions)) {
      resourcesIn(value, resource.stack, model).forEach((found) => referred.add(found));
      named.push(contentOf(value, resource.stack, model));
    }
  }
  const queries = alarms.flatMap(({ queries: texts }) => texts);
  return {
    isOn: (resource, name) =>
      referred.has(resource) || (name !== undefined && named.some((one) => isSame(one, name))),
    mayBeOn: (namespaces) =>
      queries.some((query) => namespaces.some((namespace) => isLike(query, new RegExp(`"${namespace}"`)))),
  };
}

/** An alarm on the target group of a service covers the service. */
function targetGroupsOf({ properties, stack }: ModelResource, model: ResourceModel): ModelResource[] {
  const groups = [
    ...list(properties.LoadBalancers).map((one) => object(one).TargetGroupArn),
    ...list(properties.TargetGroupARNs),
  ];
  return groups.flatMap((group) => resourcesIn(group, stack, model));
}

function reportsBackups(model: ResourceModel): boolean {
  const isBackupMetric = ({ namespace }: WatchedMetric) => is(namespace, 'AWS/Backup');
  return (
    alarmsOf(model).some(({ metrics }) => metrics.some(isBackupMetric)) ||
    notificationsOf(model).some(({ sources }) => sources.some((source) => is(source, 'aws.backup')))
  );
}
