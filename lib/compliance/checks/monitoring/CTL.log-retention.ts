import { logBucketsOf } from '../../analysis/log-buckets';
import { type CheckFinding, findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

/** PCI DSS 4.0.1, 10.5.1: twelve months. */
const MIN_DAYS = 365;

const FINDINGS = findings('CTL', Severity.MEDIUM, {
  logRetentionTooShort: {
    message: '{resource} keeps logs for {days} days; at least {min} are required.',
    remediation: 'Keep logs for {min} days or more.',
  },
  logRetentionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The retention of {resource} is known only at deployment.',
    remediation: 'Set the retention to a literal value.',
  },
});

export const ctlLogRetention = defineCheck({
  id: 'CTL.log-retention',
  title: 'Logs are kept for at least one year',
  remediation: 'Keep log groups, and the objects in log buckets, for 365 days or more.',
  findings: FINDINGS,
  asks: { every: ['logs'] },
  evaluate(model) {
    const groups = model.ofType('AWS::Logs::LogGroup');
    const logBuckets = logBucketsOf(model);
    const buckets = model.ofType('AWS::S3::Bucket').filter((bucket) => logBuckets.has(bucket));
    const count = groups.length + buckets.length;
    if (count === 0) return notApplicable('The environment has no log group and no log bucket.');
    return outcomeOf(
      [...groups, ...buckets],
      [
        ...groups.flatMap((group) => retentionFinding(group.properties.RetentionInDays, group)),
        ...buckets.flatMap((bucket) =>
          expirationsOf(bucket).flatMap((days) => retentionFinding(days, bucket)),
        ),
      ],
      `Log groups and buckets keep logs for at least one year (resources: ${count}).`,
    );
  },
});

function expirationsOf({ properties }: ModelResource): readonly unknown[] {
  return list(object(properties.LifecycleConfiguration).Rules)
    .map(object)
    .filter(({ Status }) => Status !== 'Disabled')
    .map(({ ExpirationInDays }) => ExpirationInDays);
}

/** Without a number of days, logs are kept without end. */
function retentionFinding(days: unknown, resource: ModelResource): CheckFinding[] {
  if (days === undefined) return [];
  const text = scalar(days);
  if (text === undefined) return [FINDINGS.logRetentionUnknown(resource)];
  return Number(text) >= MIN_DAYS
    ? []
    : [FINDINGS.logRetentionTooShort(resource, { days: text, min: MIN_DAYS })];
}
