import { type AwsBackupFacts, type DataFacts, NOT_APPLICABLE } from '../../aws/facts';
import { type CheckOutcome, exempt, outcomeOf } from '../checks/check';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { logBucketsOf } from './log-buckets';
import { resourcesWith, surroundingsIn } from './type-facts';

/** A resource with data of its own. */
export interface DataStore {
  readonly resource: ModelResource;
  readonly facts: DataFacts;
}

/** A data store that AWS Backup can protect, and how. */
export interface Store extends AwsBackupFacts {
  readonly resource: ModelResource;
  readonly facts: DataFacts;
}

/** The resources with data of their own. */
export function dataStoresOf(model: ResourceModel): readonly DataStore[] {
  const logs = logBucketsOf(model);
  const around = surroundingsIn(model);
  return resourcesWith('data', model)
    .existing()
    .flatMap(({ resource, facts: { data } }) => {
      if (data === NOT_APPLICABLE || logs.has(resource)) return [];
      return data.holds?.(resource, around) === false ? [] : [{ resource, facts: data }];
    });
}

/** The data stores of the environment that AWS Backup can protect. */
export function storesOf(model: ResourceModel): readonly Store[] {
  const around = surroundingsIn(model);
  return dataStoresOf(model).flatMap(({ resource, facts }) => {
    const { awsBackup } = facts;
    if (awsBackup === 'not supported') return [];
    return [
      { resource, facts, ...(typeof awsBackup === 'function' ? awsBackup(resource, around) : awsBackup) },
    ];
  });
}

/** The data stores of the environment that AWS Backup cannot select. */
export function otherStoresOf(model: ResourceModel): readonly DataStore[] {
  return dataStoresOf(model).filter(({ facts }) => facts.awsBackup === 'not supported');
}

/** The outcome of a check of backups if the environment has no data store. */
export function withoutStores(): CheckOutcome {
  return outcomeOf([], [], 'The environment has no data store that AWS Backup can protect.');
}

/**
 * The outcome of a check that concerns data only, if the environment has none: no data store of its own, and no backup
 * selection, which may name what no template has.
 */
export function withoutData(model: ResourceModel): CheckOutcome | undefined {
  const hasData = dataStoresOf(model).length > 0 || model.ofType('AWS::Backup::BackupSelection').length > 0;
  return hasData ? undefined : exempt('The environment has no data store.');
}
