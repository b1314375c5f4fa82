import { Stack, Token } from 'aws-cdk-lib';
import { Effect, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { isAwsService } from '../network/aws-services';

/** The AWS services that a statement lets a server call. */
export interface GrantedCalls {
  /** As their endpoints are named. */
  readonly awsServices: string[];
  /** What no endpoint of the Region is known for, such as `route53` or `sqs of us-east-1`. */
  readonly unknown: string[];
}

/** The endpoints of services whose actions have another prefix than the endpoint has a name. */
const ENDPOINTS: Readonly<Record<string, readonly string[]>> = {
  bedrock: ['bedrock-runtime'],
  cloudwatch: ['monitoring'],
  firehose: ['kinesis-firehose'],
  kinesis: ['kinesis-streams'],
  ses: ['email'],
  // No call of the server: a token is signed without one, the client connects to a host in the network, or an image is pulled.
  ecr: [],
  elasticache: [],
  elasticfilesystem: [],
  es: [],
  'kafka-cluster': [],
  memorydb: [],
  'neptune-db': [],
  'rds-db': [],
  // Its right is mostly for what a service does on behalf of a caller, such as Amazon SQS with an encrypted queue.
  kms: [],
};

/** The calls that a statement of a policy allows. A grant is a call, which must reach its service. */
export function grantedCalls(scope: IConstruct, statement: PolicyStatement): GrantedCalls {
  if (statement.effect !== Effect.ALLOW) return { awsServices: [], unknown: [] };
  const prefixes = new Set(statement.actions.flatMap((action) => /^([a-z0-9-]+):/.exec(action)?.[1] ?? []));
  const region = otherRegion(scope, statement.resources);
  const calls = [...prefixes].map((prefix) => ({ prefix, endpoints: endpointsOf(prefix) }));
  if (region !== undefined) {
    const abroad = calls.filter(({ endpoints }) => endpoints?.length !== 0);
    return { awsServices: [], unknown: abroad.map(({ prefix }) => `${prefix} of ${region}`) };
  }
  return {
    awsServices: calls.flatMap(({ endpoints = [] }) => endpoints),
    unknown: calls.flatMap(({ prefix, endpoints }) => (endpoints === undefined ? [prefix] : [])),
  };
}

function endpointsOf(prefix: string): readonly string[] | undefined {
  const known = Object.hasOwn(ENDPOINTS, prefix) ? ENDPOINTS[prefix] : undefined;
  return known ?? (isAwsService(prefix) ? [prefix] : undefined);
}

/** The one other Region in which all resources are, as far as it is known at synth. */
function otherRegion(scope: IConstruct, resources: readonly string[]): string | undefined {
  const own = Stack.of(scope).region;
  const regions = resources.map((resource) =>
    Token.isUnresolved(resource) ? own : /^arn:[\w-]+:[\w-]+:([a-z0-9-]+):/.exec(resource)?.[1],
  );
  const [first] = regions;
  return regions.every((region) => region === first) && first !== own ? first : undefined;
}
