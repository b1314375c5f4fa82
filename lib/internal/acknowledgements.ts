import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { StageProfile } from '../requirements/stage-profile';

/** A finding that stays after every real fix, and why a reviewer would accept it. */
export interface ReviewedAcknowledgement {
  /**
   * Rules of cdk-nag packs, such as `AwsSolutions-RDS3`, or of other validation, such as `CloudFormation-Validate::W2509`.
   * A name in braces, such as `{database}`, stands for a value of the resource.
   */
  readonly rules: readonly string[];
  readonly reason: string;
  /** The requirement whose absence explains the finding: where it is required, nothing is acknowledged. */
  readonly whereNotRequired?: string;
  /** True if the finding is explained only where data need not outlive the environment. */
  readonly whereDisposable?: boolean;
  /** True if the finding is explained only by a first deployment. */
  readonly whereDeployedFirst?: boolean;
}

const list = {
  ONE_ZONE_BY_GUIDELINE: {
    rules: ['AwsSolutions-RDS3', 'HIPAA.Security-RDSMultiAZSupport', 'NIST.800.53.R5-RDSMultiAZSupport'],
    reason:
      'The guideline asks this stage for one instance of the servers and for no cluster: a database in one zone.',
    whereNotRequired: 'CLU-1',
  },
  NO_BACKUP_BY_GUIDELINE: {
    rules: [
      'AwsSolutions-RDS13',
      'HIPAA.Security-RDSInstanceBackupEnabled',
      'HIPAA.Security-RDSInBackupPlan',
      'NIST.800.53.R5-RDSInstanceBackupEnabled',
      'NIST.800.53.R5-RDSInBackupPlan',
    ],
    reason: 'The guideline says of this stage: no backup. What it holds is not carried into production.',
    whereNotRequired: 'BAK-1',
  },
  DISPOSABLE_BY_GUIDELINE: {
    rules: ['AwsSolutions-RDS10'],
    reason:
      'This stage leaves nothing behind when it is destroyed, so its database is not protected from deletion.',
    whereDisposable: true,
  },
  NOT_PROTECTED_YET: {
    rules: [
      'AwsSolutions-RDS10',
      ...inCompliancePacks('RDSInstanceDeletionProtectionEnabled', 'ELBDeletionProtectionEnabled'),
    ],
    reason:
      'The first deployment must be able to roll back, and the environment is closed; the next one protects it from deletion, which its checklist asks for.',
    whereDeployedFirst: true,
  },
  NOT_WATCHED_BY_GUIDELINE: {
    rules: ['HIPAA.Security-RDSEnhancedMonitoringEnabled', 'NIST.800.53.R5-RDSEnhancedMonitoringEnabled'],
    reason:
      'The guideline asks for no monitoring here: not in this stage, or not for the availability that is declared.',
    whereNotRequired: 'MON-1',
  },
  STREAMS_NAMED_BY_RDS: {
    rules: ['RDSOSMetrics:*', 'RDSOSMetrics:log-stream:*'].map(
      (names) =>
        `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:${names}]`,
    ),
    reason:
      'CloudWatch Logs authorizes actions on a log group with this suffix, and RDS names a stream after each instance once it runs; the one log group is named.',
  },
  DEFAULT_GROUP_IS_NOT_USED: {
    rules: inCompliancePacks('VPCDefaultSecurityGroupClosed'),
    reason:
      'Everything has a security group of its own and nothing joins the default one, which only a function could close.',
  },
  PUBLIC_SUBNET_ROUTES_OUT: {
    rules: inCompliancePacks('VPCNoUnrestrictedRouteToIGW'),
    reason:
      'Load balancers and NAT gateways stand in this subnet, and nothing else; security groups decide who comes in.',
  },
  NO_ACCESS_LOGS_BY_GUIDELINE: {
    rules: ['AwsSolutions-ELB2'],
    reason:
      'The guideline asks this stage for no monitoring; only the declared entry reaches the load balancer.',
    whereNotRequired: 'PRB-6',
  },
  NO_INSIGHT_BY_GUIDELINE: {
    rules: ['AwsSolutions-ECS4'],
    reason:
      'The guideline asks this stage for no monitoring, and calls an observability platform nice to have.',
    whereNotRequired: 'MON-1',
  },
  JUMP_HOST_IS_NOT_WATCHED: {
    rules: ['AwsSolutions-EC28'],
    reason:
      'The jump host forwards sessions and serves no request; the guideline asks this stage for no monitoring.',
    whereNotRequired: 'MON-1',
  },
  JUMP_HOST_IS_DISPOSABLE: {
    rules: ['AwsSolutions-EC29'],
    reason:
      'The jump host holds no data and is made anew at any time; protecting it would keep the stage from being destroyed.',
    whereDisposable: true,
  },
  PLAIN_VARIABLES_TELL_WHERE: {
    rules: ['AwsSolutions-ECS2'],
    reason:
      'The variables that components add say where they are; secrets are passed by ARN or from Secrets Manager, and a variable of the user whose name says secret brings a warning.',
  },
  ACTIONS_WITHOUT_RESOURCE: {
    rules: ['AwsSolutions-IAM5[Resource::*]'],
    reason:
      'These actions cannot be narrowed to a resource (service authorization reference); conditions narrow them where the service has any.',
  },
  EXECUTIONS_OF_NAMED_DOCUMENTS: {
    rules: [
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:automation-execution/*]',
    ],
    reason:
      'The id of an execution is known only once it runs; which documents may be run is named one by one.',
  },
  SCALABLE_TARGETS_NAMED_BY_AWS: {
    rules: [
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:application-autoscaling:<AWS::Region>:<AWS::AccountId>:scalable-target/*]',
    ],
    reason:
      'Application Auto Scaling gives scalable targets their ids; the service namespace and the dimension narrow them, and the rights on the services are named one by one.',
  },
  LOGS_UNDER_THE_KEY_OF_S3: {
    rules: inCompliancePacks('S3DefaultEncryptionKMS'),
    reason:
      "Elastic Load Balancing writes its access logs to buckets under S3's own key only; they are encrypted with it.",
  },
  LOGS_ARE_NOT_REPLICATED: {
    rules: inCompliancePacks('S3BucketReplicationEnabled'),
    reason:
      'The bucket holds logs of requests, no data of users: it keeps their versions and stands in three zones or more.',
  },
  REDIRECT_HAS_NO_CERTIFICATE: {
    rules: inCompliancePacks('ELBv2ACMCertificateRequired'),
    reason:
      'The listener answers every request with a redirect to HTTPS, where the certificate is; plain HTTP has none.',
  },
  PUBLIC_AFTER_OPENING: {
    rules: ['AwsSolutions-EC23'],
    reason:
      'The environment is open to its users by a launch plan: HTTPS, and the redirect to it, behind the web firewall.',
  },
  NAMES_GIVEN_BY_BACKUP: {
    rules: [
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:rds:*:<AWS::AccountId>:snapshot:awsbackup:*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:rds:<AWS::Region>:<AWS::AccountId>:auto-backup:*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:backup:*:<AWS::AccountId>:recovery-point:*]',
    ],
    reason:
      'AWS Backup and RDS name snapshots and automated backups as they take them, under prefixes that are theirs.',
  },
  SNAPSHOTS_NAMED_BY_RDS: {
    rules: [
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:rds:*:<AWS::AccountId>:snapshot:rds:{database}-*]',
    ],
    reason:
      'RDS names the automated snapshots of the one database after it and the time at which it takes them.',
  },
  LISTS_OF_DATABASES: {
    rules: ['db:*', 'snapshot:*'].map(
      (names) => `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:rds:*:<AWS::AccountId>:${names}]`,
    ),
    reason:
      'AWS Backup looks for instances and snapshots in lists, which RDS authorizes on all of them; it reads no data of theirs.',
  },
  KEYS_BY_THEIR_ALIAS: {
    rules: ['AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:kms:*:<AWS::AccountId>:key/*]'],
    reason:
      'The alias that only the keys of the vaults have narrows it: the id of the key in the other Region is not known here.',
  },
  NAMES_GIVEN_BY_RESTORE: {
    rules: ['*:<AWS::AccountId>:*:awsbackup*', '<AWS::Region>:<AWS::AccountId>:auto-backup:*'].map(
      (names) => `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:rds:${names}]`,
    ),
    reason:
      'AWS Backup names what it restores, and RDS the backups that it is restored from, under prefixes of their own; no other instance can be changed.',
  },
  RECOVERY_POINTS_NAMED_BY_BACKUP: {
    rules: ['rds:*:<AWS::AccountId>:snapshot:awsbackup:*', 'backup:*:<AWS::AccountId>:recovery-point:*'].map(
      (names) => `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:${names}]`,
    ),
    reason:
      'AWS Backup names recovery points as it takes them; a runbook checks that the one it restores is of its resource.',
  },
  INSTANCES_OF_RESTORES: {
    rules: ['db:*', 'db:awsbackup-restored*'].map(
      (names) =>
        `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:rds:<AWS::Region>:<AWS::AccountId>:${names}]`,
    ),
    reason:
      'A runbook finds an instance by its resource id in a list, which RDS authorizes on all of them; it changes only the instance that it replaces and what has the name of a restored one.',
  },
  BACKUPS_OF_THE_TABLE: {
    rules: ['AwsSolutions-IAM5[Resource::{table}/backup/*]'],
    reason:
      'Amazon DynamoDB names the backups of the one table as it takes them, below the name of the table.',
  },
  SECRETS_NAMED_BY_RDS: {
    rules: [
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:rds!db-*]',
    ],
    reason: 'RDS names the master secret of an instance when it creates it, under a prefix that is its own.',
  },
  POLICIES_OF_AWS_BACKUP: {
    rules: [
      'AWSBackupServiceRolePolicyForS3Backup',
      'AWSBackupServiceRolePolicyForS3Restore',
      'service-role/AWSBackupServiceRolePolicyForBackup',
      'service-role/AWSBackupServiceRolePolicyForRestores',
    ].map((policy) => `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${policy}]`),
    reason:
      'For stores other than databases on RDS, AWS keeps these policies in step with what AWS Backup does to each kind of store.',
  },
  SECRET_BY_ITS_ARN: {
    rules: ['CloudFormation-Validate::W2509'],
    reason:
      'The parameter passes the ARN of a secret into the nested stack of a service; no template has the value.',
  },
} as const satisfies Record<string, ReviewedAcknowledgement>;

/** The values that stand for the names in braces of an acknowledgement's rules. */
export type AcknowledgedValues = Readonly<Record<string, string>>;

/** The name of an acknowledgement in the one reviewed list. */
export type AcknowledgementName = keyof typeof list;

/** The one reviewed list of what is acknowledged anywhere, and why. */
export const ACKNOWLEDGEMENTS: Readonly<Record<AcknowledgementName, ReviewedAcknowledgement>> = list;

/**
 * Acknowledges findings on one resource, if the stage explains them. Give the resource's own construct, never one
 * higher up: an acknowledgement silences all below it.
 */
export function acknowledge(
  resource: IConstruct,
  name: AcknowledgementName,
  profile: StageProfile,
  values: AcknowledgedValues = {},
): void {
  const {
    rules,
    reason,
    whereNotRequired,
    whereDisposable = false,
    whereDeployedFirst = false,
  } = ACKNOWLEDGEMENTS[name];
  if (whereNotRequired !== undefined && profile.requirements[whereNotRequired].required) return;
  if (whereDisposable && profile.retainsData) return;
  if (whereDeployedFirst && (!profile.retainsData || profile.protectsFromDeletion)) return;
  const named = rules.map((rule) => rule.replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key]));
  Validations.of(resource).acknowledge(...named.map((rule) => ({ id: idOf(rule), reason })));
}

/** The rule in every pack of a compliance framework that has it under one name. */
function inCompliancePacks(...rules: readonly string[]): string[] {
  return rules.flatMap((rule) =>
    ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'].map((pack) => `${pack}-${rule}`),
  );
}

/** With its pack's name in front the acknowledgement is also listed in the validation report. */
function idOf(rule: string): string {
  return /^[\w.-]+::/.test(rule) ? rule : `${rule.slice(0, rule.indexOf('-'))}::${rule}`;
}
