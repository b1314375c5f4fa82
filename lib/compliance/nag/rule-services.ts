import type { CfnResource } from 'aws-cdk-lib';
import { type IApplyRule, rules } from 'cdk-nag';

type Rule = IApplyRule['rule'];

/**
 * The services whose resources alone the rules of a folder of cdk-nag apply to. A rule that is asked loads the whole
 * service: those of folders that stand here are not asked about others, and cost nothing where a service is not used.
 */
const SERVICES = {
  appsync: ['AppSync'],
  autoscaling: ['AutoScaling'],
  cloud9: ['Cloud9'],
  cloudtrail: ['CloudTrail'],
  codebuild: ['CodeBuild'],
  cognito: ['ApiGateway', 'Cognito'],
  dms: ['DMS'],
  documentdb: ['DocDB'],
  ecr: ['ECR'],
  eks: ['EKS'],
  elasticache: ['ElastiCache'],
  elasticbeanstalk: ['ElasticBeanstalk'],
  emr: ['EMR'],
  glue: ['Glue'],
  kinesis: ['Kinesis', 'KinesisAnalytics', 'KinesisAnalyticsV2', 'KinesisFirehose'],
  mediastore: ['MediaStore'],
  msk: ['MSK'],
  mwaa: ['MWAA'],
  neptune: ['Neptune'],
  opensearch: ['Elasticsearch', 'OpenSearchService'],
  quicksight: ['QuickSight'],
  redshift: ['Redshift'],
  sagemaker: ['SageMaker'],
  stepfunctions: ['StepFunctions'],
  timestream: ['Timestream'],
} as const satisfies Partial<Record<keyof typeof rules, readonly string[]>>;

const byRule = new Map<Rule, ReadonlySet<string>>(
  Object.entries(SERVICES).flatMap(([folder, services]) =>
    Object.values(rules[folder as keyof typeof SERVICES] as Readonly<Record<string, Rule>>).map(
      (rule) => [rule, new Set<string>(services)] as const,
    ),
  ),
);

/** The service of a resource, as its type names it: `S3` of `AWS::S3::Bucket`. */
export function serviceOf({ cfnResourceType }: Pick<CfnResource, 'cfnResourceType'>): string {
  return cfnResourceType.split('::')[1];
}

/** Whether a rule may apply to resources of a service; if not, it would find them not applicable. */
export function mayApply(rule: Rule, service: string): boolean {
  return byRule.get(rule)?.has(service) !== false;
}
