import type { ToolName } from './tools/tools';

/** What is asked about a resource: by a check of ours, or by one fact of its type. */
export type Question =
  | { readonly check: string }
  | {
      /** The path of the fact among those of the type. */
      readonly fact: string;
      /** The answer with which a rule passes. */
      readonly passes: 'yes' | 'no';
    };

/**
 * How what a rule asks compares with our question: the same; a part, so that it may pass what we find fault with; or more, so that
 * it may fail what we find right.
 */
export enum Scope {
  SAME = 'the same',
  PART = 'a part',
  MORE = 'more',
}

/** A rule of another tool that asks what we ask. */
export interface MappedRule {
  readonly question: Question;
  readonly tool: ToolName;
  readonly rule: string;
  readonly scope: Scope;
}

type Rules = Partial<Record<ToolName, readonly string[]>>;

interface Mapping {
  readonly question: Question;
  readonly same?: Rules;
  readonly part?: Rules;
  readonly more?: Rules;
}

/**
 * By question, the rules that ask it, from the text of each rule: what Checkov lists, the documentation of the functions of
 * cdk-nag, and the descriptions and scenarios in the Guard rules of AWS Control Tower. Rules that ask for a customer managed key,
 * for logs or for authentication ask something else.
 */
const MAPPINGS: readonly Mapping[] = [
  {
    question: { check: 'SEC-4.encrypted-at-rest' },
    same: {
      checkov: [
        ...[
          'CKV_AWS_3',
          'CKV_AWS_5',
          'CKV_AWS_8',
          'CKV_AWS_16',
          'CKV_AWS_26',
          'CKV_AWS_27',
          'CKV_AWS_29',
          'CKV_AWS_42',
        ],
        ...['CKV_AWS_43', 'CKV_AWS_44', 'CKV_AWS_47', 'CKV_AWS_64', 'CKV_AWS_74', 'CKV_AWS_96'],
      ],
      'cdk-nag': [
        ...['DAXEncrypted', 'DocumentDBClusterEncryptionAtRest', 'EC2EBSVolumeEncrypted', 'EFSEncrypted'],
        ...[
          'KinesisDataFirehoseSSE',
          'KinesisDataStreamSSE',
          'NeptuneClusterEncryptionAtRest',
          'OpenSearchEncryptedAtRest',
        ],
        ...['RDSStorageEncrypted', 'RedshiftClusterEncryptionAtRest', 'SNSEncryptedKMS', 'SQSQueueSSE'],
      ],
      guard: [
        ...[
          'ct-autoscaling-pr-9',
          'ct-dax-pr-1',
          'ct-documentdb-pr-1',
          'ct-ec2-pr-14',
          'ct-ec2-pr-7',
          'ct-elasticache-pr-4',
        ],
        ...['ct-kinesis-pr-1', 'ct-neptune-pr-3', 'ct-opensearch-pr-1', 'ct-opensearch-pr-9', 'ct-rds-pr-16'],
        ...['ct-rds-pr-24', 'ct-redshift-pr-8', 'ct-sqs-pr-2'],
      ],
    },
    part: {
      checkov: ['CKV_AWS_78', 'CKV_AWS_155', 'CKV_AWS_156'],
      guard: ['ct-codebuild-pr-5', 'ct-codebuild-pr-6'],
    },
    more: {
      // It asks for the property that is the default of AWS.
      checkov: ['CKV_AWS_19'],
      // In transit too.
      'cdk-nag': ['ElastiCacheRedisClusterEncryption'],
      // With a key of AWS KMS that is named.
      guard: ['ct-elasticfilesysystem-pr-1'],
    },
  },
  {
    question: { check: 'SEC-4.encrypted-in-transit' },
    same: {
      checkov: ['CKV_AWS_30', 'CKV_AWS_103'],
      guard: [
        'ct-apigateway-pr-6',
        'ct-dax-pr-3',
        'ct-elasticache-pr-5',
        'ct-opensearch-pr-8',
        'ct-opensearch-pr-16',
        'ct-rds-pr-26',
      ],
    },
    part: {
      checkov: ['CKV_AWS_2', 'CKV_AWS_34', 'CKV_AWS_83', 'CKV_AWS_174', 'CKV2_AWS_72'],
      'cdk-nag': [
        ...[
          'ALBHttpToHttpsRedirection',
          'CloudFrontDistributionHttpsViewerNoOutdatedSSL',
          'CloudFrontDistributionNoOutdatedSSL',
        ],
        ...['MSKBrokerToBrokerTLS', 'MSKClientToBrokerTLS'],
      ],
      guard: [
        ...[
          'ct-cloudfront-pr-3',
          'ct-cloudfront-pr-8',
          'ct-cloudfront-pr-9',
          'ct-cloudfront-pr-11',
          'ct-elasticloadbalancing-pr-1',
        ],
        ...['ct-elasticloadbalancing-pr-9', 'ct-elasticloadbalancing-pr-12', 'ct-msk-pr-1'],
      ],
    },
    more: {
      // With an AUTH token.
      checkov: ['CKV_AWS_31'],
    },
  },
  {
    question: { check: 'CLU-1.data-stores-multi-az' },
    same: {
      checkov: ['CKV_AWS_157'],
      'cdk-nag': ['ElastiCacheRedisClusterMultiAZ', 'OpenSearchZoneAwareness', 'RDSMultiAZSupport'],
      guard: ['ct-mq-pr-1', 'ct-mq-pr-2', 'ct-rds-pr-1'],
    },
    more: {
      // With at least three nodes.
      guard: ['ct-dax-pr-2', 'ct-opensearch-pr-6', 'ct-opensearch-pr-14'],
    },
  },
  {
    question: { check: 'CLU-1.servers-multi-az' },
    part: { guard: ['ct-autoscaling-pr-1'] },
  },
  {
    question: { check: 'CTL.deletion-protection' },
    same: {
      'cdk-nag': ['ELBDeletionProtectionEnabled', 'RDSInstanceDeletionProtectionEnabled'],
      guard: ['ct-elasticloadbalancing-pr-5', 'ct-neptune-pr-2', 'ct-rds-pr-3', 'ct-rds-pr-13'],
    },
  },
  {
    question: { check: 'OPS-3.security-updates' },
    same: {
      'cdk-nag': [
        ...['ElasticBeanstalkManagedUpdatesEnabled', 'NeptuneClusterAutomaticMinorVersionUpgrade'],
        ...['RDSAutomaticMinorVersionUpgradeEnabled', 'RedshiftClusterVersionUpgrade'],
      ],
      guard: [
        'ct-ecs-pr-1',
        'ct-elasticache-pr-2',
        'ct-elasticbeanstalk-pr-2',
        'ct-rds-pr-5',
        'ct-redshift-pr-4',
      ],
    },
  },
  {
    question: { check: 'PRB-4.point-in-time-restore' },
    same: {
      checkov: ['CKV_AWS_21', 'CKV_AWS_28', 'CKV_AWS_165'],
      'cdk-nag': ['DynamoDBPITREnabled', 'S3BucketVersioningEnabled'],
      guard: ['ct-dynamodb-pr-1', 'ct-s3-pr-11'],
    },
  },
  {
    question: { check: 'CTL.no-public-resources' },
    same: {
      checkov: ['CKV_AWS_17', 'CKV_AWS_69', 'CKV_AWS_87', 'CKV_AWS_89', 'CKV_AWS_291'],
      'cdk-nag': ['DMSReplicationNotPublic', 'RDSInstancePublicAccess', 'RedshiftClusterPublicAccess'],
      guard: ['ct-dms-pr-1', 'ct-msk-pr-2', 'ct-rds-pr-23', 'ct-rds-pr-29', 'ct-redshift-pr-1'],
    },
    part: { checkov: ['CKV_AWS_20', 'CKV_AWS_57'] },
  },
  {
    question: { check: 'SEC-1.web-firewall' },
    same: { checkov: ['CKV_AWS_68'], 'cdk-nag': ['CloudFrontDistributionWAFIntegration'] },
  },
  {
    question: { fact: 'exposure.internet', passes: 'no' },
    same: {
      checkov: ['CKV_AWS_88', 'CKV_AWS_164'],
      'cdk-nag': ['Cloud9InstanceNoIngressSystemsManager', 'EC2InstanceNoPublicIp', 'OpenSearchInVPCOnly'],
      guard: [
        'ct-appsync-pr-2',
        'ct-ec2-pr-8',
        'ct-ecs-pr-9',
        'ct-eks-pr-1',
        'ct-opensearch-pr-2',
        'ct-opensearch-pr-10',
      ],
    },
  },
  {
    question: { fact: 'data.ownBackup.isEnabled', passes: 'yes' },
    same: {
      'cdk-nag': ['RDSInstanceBackupEnabled', 'RedshiftBackupEnabled'],
      guard: ['ct-elasticache-pr-1', 'ct-elasticfilesysystem-pr-2'],
    },
    more: {
      // For at least seven days, or fifteen of ElastiCache.
      checkov: ['CKV_AWS_360', 'CKV_AWS_361'],
      'cdk-nag': [
        'DocumentDBClusterBackupRetentionPeriod',
        'ElastiCacheRedisClusterAutomaticBackup',
        'NeptuneClusterBackupRetentionPeriod',
      ],
      guard: ['ct-documentdb-pr-2', 'ct-neptune-pr-5', 'ct-rds-pr-8', 'ct-redshift-pr-2'],
    },
  },
];

/** Each rule with the question that it asks. */
export const MAPPED_RULES: readonly MappedRule[] = MAPPINGS.flatMap(({ question, same, part, more }) => [
  ...rulesOf(question, Scope.SAME, same),
  ...rulesOf(question, Scope.PART, part),
  ...rulesOf(question, Scope.MORE, more),
]);

function rulesOf(question: Question, scope: Scope, rules: Rules = {}): readonly MappedRule[] {
  return (Object.entries(rules) as [ToolName, readonly string[]][]).flatMap(([tool, names]) =>
    names.map((rule) => ({ question, tool, rule, scope })),
  );
}

/** The question as results name it. */
export function nameOf(question: Question): string {
  return 'check' in question ? question.check : `fact ${question.fact}`;
}
