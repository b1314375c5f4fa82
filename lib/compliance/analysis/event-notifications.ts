import { is } from '../../internal/values';
import { type JsonObject, list, object } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { isTopicArn } from './topic-delivery';

/** A resource that notifies an SNS topic about events. */
export interface EventNotification {
  readonly resource: ModelResource;
  /** Event sources of EventBridge, such as `aws.guardduty`. */
  readonly sources: readonly unknown[];
}

/** The EventBridge rules, backup vaults and RDS event subscriptions that notify an SNS topic. */
export function notificationsOf(model: ResourceModel): readonly EventNotification[] {
  return [
    ...model
      .ofType('AWS::Events::Rule')
      .filter(({ properties }) => !is(properties.State, 'DISABLED'))
      .filter(({ properties, stack }) =>
        list(properties.Targets).some((target) => isTopic(object(target).Arn, stack, model)),
      )
      .map((resource) => ({ resource, sources: sourcesOf(resource) })),
    ...model
      .ofType('AWS::Backup::BackupVault')
      .filter(({ properties }) => notifiesOfBackups(object(properties.Notifications)))
      .map((resource) => ({ resource, sources: ['aws.backup'] })),
    ...model
      .ofType('AWS::RDS::EventSubscription')
      .filter(({ properties }) => !is(properties.Enabled, false))
      .filter(({ properties }) => notifiesOfFailures(list(properties.EventCategories)))
      .map((resource) => ({ resource, sources: ['aws.rds'] })),
  ];
}

function sourcesOf({ properties }: ModelResource): readonly unknown[] {
  return list(object(properties.EventPattern).source);
}

/** BACKUP_JOB_COMPLETED includes failed jobs; AWS no longer sends BACKUP_JOB_FAILED. */
function notifiesOfBackups({ SNSTopicArn, BackupVaultEvents }: JsonObject): boolean {
  return (
    SNSTopicArn !== undefined && list(BackupVaultEvents).some((event) => is(event, 'BACKUP_JOB_COMPLETED'))
  );
}

/** A subscription without categories includes all. */
function notifiesOfFailures(categories: readonly unknown[]): boolean {
  return categories.length === 0 || categories.some((category) => is(category, 'failure'));
}

function isTopic(arn: unknown, stack: ModelResource['stack'], model: ResourceModel): boolean {
  return model.follow(arn, stack).resource?.type === 'AWS::SNS::Topic' || isTopicArn(model.text(arn, stack));
}
