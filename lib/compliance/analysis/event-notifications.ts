import { type JsonObject, list, object, scalar } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { namesTopic } from './topic-reach';

/** What tells a topic of events, without a figure that an alarm could look at. */
export interface EventNotification {
  readonly resource: ModelResource;
  /** Event sources as EventBridge calls them, such as `aws.guardduty`. */
  readonly sources: readonly string[];
}

/** Rules of EventBridge, vaults and event subscriptions that notify a topic. */
export function notificationsOf(model: ResourceModel): readonly EventNotification[] {
  return [
    ...model
      .ofType('AWS::Events::Rule')
      .filter(({ properties }) => scalar(properties.State) !== 'DISABLED')
      .filter(({ properties, stack }) =>
        list(properties.Targets).some((target) => isTopic(object(target).Arn, stack, model)),
      )
      .map((resource) => ({ resource, sources: sourcesOf(resource) })),
    ...model
      .ofType('AWS::Backup::BackupVault')
      .filter(({ properties }) => tellsOfBackups(object(properties.Notifications)))
      .map((resource) => ({ resource, sources: ['aws.backup'] })),
    ...model
      .ofType('AWS::RDS::EventSubscription')
      .filter(({ properties }) => scalar(properties.Enabled) !== 'false')
      .filter(({ properties }) => tellsOfFailure(list(properties.EventCategories)))
      .map((resource) => ({ resource, sources: ['aws.rds'] })),
  ];
}

function sourcesOf({ properties }: ModelResource): readonly string[] {
  return list(object(properties.EventPattern).source).flatMap((source) => scalar(source) ?? []);
}

/** Of the events of a vault this one tells of backups that failed, too: that of failed ones alone AWS no longer sends. */
function tellsOfBackups({ SNSTopicArn, BackupVaultEvents }: JsonObject): boolean {
  return SNSTopicArn !== undefined && list(BackupVaultEvents).includes('BACKUP_JOB_COMPLETED');
}

/** Without categories a subscription tells of everything. */
function tellsOfFailure(categories: readonly unknown[]): boolean {
  return categories.length === 0 || categories.includes('failure');
}

function isTopic(arn: unknown, stack: ModelResource['stack'], model: ResourceModel): boolean {
  return model.follow(arn, stack).resource?.type === 'AWS::SNS::Topic' || namesTopic(model.text(arn, stack));
}
