import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { DatabaseInstance, DatabaseInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Backup } from '../../lib/components/backup/backup';
import type { IStageBackup } from '../../lib/spi/backup';
import type { ProtectedResource } from '../../lib/spi/protected-resource';
import type { Condition } from '../../lib/requirements/requirement';
import { StageKind } from '../../lib/requirements/stage-kind';
import { type StageProfile } from '../../lib/requirements/stage-profile';
import { resolveProfile } from '../../lib/requirements/resolve-profile';

export const ACCOUNT = '111122223333';
export const IRELAND = { account: ACCOUNT, region: 'eu-west-1' };
export const FRANKFURT = 'eu-central-1';

/** A backup with what it is created for. */
export interface BackedUp {
  readonly stack: Stack;
  /** The environment. */
  readonly environment: Construct;
  readonly profile: StageProfile;
  readonly backup: IStageBackup;
  readonly orders: DatabaseInstance;
}

export interface BackedUpProps {
  readonly backup?: Backup;
  readonly stage?: StageKind;
  readonly conditions?: readonly Condition[];
  readonly stack?: Stack;
  readonly id?: string;
  readonly alarmTopic?: (stack: Stack) => ITopic;
  readonly alarmTopicIn?: (scope: Construct) => ITopic | undefined;
  /** @default - one database, Orders */
  readonly protectedResources?: ProtectedResource[];
}

export function hourly(): Backup {
  return Backup.toRegion(FRANKFURT, { interval: Duration.hours(1) });
}

export function aStack(): Stack {
  return new Stack(new App(), 'Shop', { env: IRELAND });
}

/** An environment with one database, backed up every hour unless described otherwise. */
export function backedUp(props: BackedUpProps = {}): BackedUp {
  const { stack = aStack(), id = 'Env', stage = StageKind.PRODUCTION, backup = hourly() } = props;
  const environment = new Construct(stack, id);
  const profile = resolveProfile(stage, { conditions: props.conditions ?? [] });
  const dataKey = new Key(environment, 'DataKey', { enableKeyRotation: true });
  const orders = new DatabaseInstance(environment, 'Orders', {
    vpc: new Vpc(environment, 'Vpc', { maxAzs: 2, restrictDefaultSecurityGroup: false }),
    engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 }),
    storageEncrypted: true,
    storageEncryptionKey: dataKey,
    removalPolicy: RemovalPolicy.SNAPSHOT,
  });
  const bound = backup._bind(new Construct(environment, 'Backup'), {
    host: { environmentName: environment.node.path, profile, dataKey },
    identity: environment.node.path,
    alarmTopic: props.alarmTopic?.(stack),
    alarmTopicIn: props.alarmTopicIn,
  });
  bound.attach('Orders', props.protectedResources ?? [database(orders)]);
  return { stack, environment, profile, backup: bound, orders };
}

export function appOf(stack: Stack): App {
  const { root } = stack.node;
  if (!App.isApp(root)) throw new Error('the stack stands in no app');
  return root;
}

export function database(instance: DatabaseInstance): ProtectedResource {
  return {
    resourceArn: instance.instanceArn,
    resourceType: 'RDS',
    supportsContinuousBackup: true,
    engine: 'postgres',
    restoreMetadata: { DBSubnetGroupName: 'orders-subnets' },
    restoreDependencies: ['pg:default.postgres17'],
  };
}

/** The template of the support stack. */
export function copies({ backup }: BackedUp): Template {
  return Template.fromStack(Stack.of(backup.support[0]));
}
