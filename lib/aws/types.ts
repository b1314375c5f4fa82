import { AMAZON_MQ } from './amazon-mq';
import { AMPLIFY } from './amplify';
import { API_GATEWAY } from './api-gateway';
import { APP_RUNNER } from './app-runner';
import { APP_SYNC } from './app-sync';
import { AUTO_SCALING } from './auto-scaling';
import { BATCH } from './batch';
import { CLIENT_VPN } from './client-vpn';
import { CLOUD_FRONT } from './cloud-front';
import { CLOUD9 } from './cloud9';
import { CLOUDWATCH_LOGS } from './cloudwatch-logs';
import { CODEBUILD } from './codebuild';
import { COGNITO } from './cognito';
import { DMS } from './dms';
import { DOC_DB } from './doc-db';
import { DSQL } from './dsql';
import { DYNAMO_DB } from './dynamo-db';
import { EC2 } from './ec2';
import { EC2_FLEET } from './ec2-fleet';
import { EC2_VOLUMES } from './ec2-volumes';
import { ECR } from './ecr';
import { ECS } from './ecs';
import { EFS } from './efs';
import { EKS } from './eks';
import { ELASTIC_BEANSTALK } from './elastic-beanstalk';
import { ELASTIC_LOAD_BALANCING } from './elastic-load-balancing';
import { ELASTICACHE } from './elasticache';
import { EMR } from './emr';
import type { ServiceFacts, TypeFacts } from './facts';
import { FSX } from './fsx';
import { GAMELIFT } from './gamelift';
import { GLOBAL_ACCELERATOR } from './global-accelerator';
import { GLUE_JOBS } from './glue-jobs';
import { HEALTHLAKE } from './healthlake';
import { IOT_CORE } from './iot-core';
import { KENDRA } from './kendra';
import { KEYSPACES } from './keyspaces';
import { KINESIS } from './kinesis';
import { KINESIS_ANALYTICS } from './kinesis-analytics';
import { LAMBDA } from './lambda';
import { LIGHTSAIL } from './lightsail';
import { LIGHTSAIL_STORES } from './lightsail-stores';
import { MEMORYDB } from './memorydb';
import { MSK } from './msk';
import { MWAA } from './mwaa';
import { NEPTUNE } from './neptune';
import { OPENSEARCH } from './opensearch';
import { QLDB } from './qldb';
import { QUICKSIGHT } from './quicksight';
import { RDS } from './rds';
import { REDSHIFT } from './redshift';
import { S3 } from './s3';
import { SAGEMAKER } from './sagemaker';
import { SAGEMAKER_STORES } from './sagemaker-stores';
import { SECRETS_MANAGER } from './secrets-manager';
import { SNS } from './sns';
import { SQS } from './sqs';
import { SSM_PARAMETERS } from './ssm-parameters';
import { STEP_FUNCTIONS } from './step-functions';
import { SYNTHETICS } from './synthetics';
import { TIMESTREAM } from './timestream';
import { TRANSFER } from './transfer';
import { VERIFIED_ACCESS } from './verified-access';
import { VPC_LATTICE } from './vpc-lattice';
import { WORKSPACES } from './workspaces';

const FACTS: ServiceFacts = {
  ...AMAZON_MQ,
  ...AMPLIFY,
  ...API_GATEWAY,
  ...APP_RUNNER,
  ...APP_SYNC,
  ...AUTO_SCALING,
  ...BATCH,
  ...CLIENT_VPN,
  ...CLOUD9,
  ...CLOUDWATCH_LOGS,
  ...CLOUD_FRONT,
  ...CODEBUILD,
  ...COGNITO,
  ...DMS,
  ...DOC_DB,
  ...DSQL,
  ...DYNAMO_DB,
  ...EC2,
  ...EC2_FLEET,
  ...EC2_VOLUMES,
  ...ECR,
  ...ECS,
  ...EFS,
  ...EKS,
  ...ELASTICACHE,
  ...ELASTIC_BEANSTALK,
  ...ELASTIC_LOAD_BALANCING,
  ...EMR,
  ...FSX,
  ...GAMELIFT,
  ...GLOBAL_ACCELERATOR,
  ...GLUE_JOBS,
  ...HEALTHLAKE,
  ...IOT_CORE,
  ...KENDRA,
  ...KEYSPACES,
  ...KINESIS,
  ...KINESIS_ANALYTICS,
  ...LAMBDA,
  ...LIGHTSAIL,
  ...LIGHTSAIL_STORES,
  ...MEMORYDB,
  ...MSK,
  ...MWAA,
  ...NEPTUNE,
  ...OPENSEARCH,
  ...QLDB,
  ...QUICKSIGHT,
  ...RDS,
  ...REDSHIFT,
  ...S3,
  ...SAGEMAKER,
  ...SAGEMAKER_STORES,
  ...SECRETS_MANAGER,
  ...SNS,
  ...SQS,
  ...SSM_PARAMETERS,
  ...STEP_FUNCTIONS,
  ...SYNTHETICS,
  ...TIMESTREAM,
  ...TRANSFER,
  ...VERIFIED_ACCESS,
  ...VPC_LATTICE,
  ...WORKSPACES,
};

/** What is known of a type; undefined for one of which nothing is. */
export function factsOf(type: string): TypeFacts | undefined {
  return Object.hasOwn(FACTS, type) ? FACTS[type] : undefined;
}

/** The types to which a question applies. */
export function typesWith(question: keyof TypeFacts): readonly string[] {
  return Object.keys(FACTS).filter((type) => FACTS[type][question] !== 'not applicable');
}

/** All types with facts. */
export function knownTypes(): readonly string[] {
  return Object.keys(FACTS);
}
