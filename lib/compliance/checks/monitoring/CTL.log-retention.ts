import type { Finding } from '../../outcome';
import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { bucketsOfLogs } from '../../analysis/backup-stores';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';

/** PCI DSS 4.0.1, 10.5.1: twelve months. */
const DAYS_OF_A_YEAR = 365;

export const ctlLogRetention: Check = {
  title: 'logs are kept for a year at least',
  remediation: 'keep the log group, and the objects in the bucket of logs, for 365 days or more',
  examine(model) {
    const groups = model.ofType('AWS::Logs::LogGroup');
    const buckets = logBucketsOf(model);
    if (groups.length + buckets.length === 0) return notApplicable('nothing keeps logs');
    return verdict(
      [...groups, ...buckets],
      [
        ...groups.flatMap((group) => keptTooShort(group.properties.RetentionInDays, group)),
        ...buckets.flatMap((bucket) => expirationsOf(bucket).flatMap((days) => keptTooShort(days, bucket))),
      ],
      `${groups.length + buckets.length} log groups and buckets keep logs for a year at least`,
    );
  },
};

function logBucketsOf(model: ResourceModel): readonly ModelResource[] {
  const buckets = bucketsOfLogs(model);
  return model.ofType('AWS::S3::Bucket').filter((bucket) => buckets.has(bucket));
}

function expirationsOf({ properties }: ModelResource): readonly unknown[] {
  return list(object(properties.LifecycleConfiguration).Rules)
    .map(object)
    .filter(({ Status }) => Status !== 'Disabled')
    .map(({ ExpirationInDays }) => ExpirationInDays);
}

/** Without a number of days they are kept for ever. */
function keptTooShort(days: unknown, keeper: ModelResource): Finding[] {
  if (days === undefined) return [];
  const text = scalar(days);
  if (text === undefined)
    return [unknownFinding('how long it keeps logs is known only at deployment', keeper)];
  return Number(text) >= DAYS_OF_A_YEAR
    ? []
    : [notMet(`it keeps logs for ${text} days, and at least ${DAYS_OF_A_YEAR} are asked for`, keeper)];
}
