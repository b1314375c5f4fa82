import { z } from 'zod';
import { addressRange } from '../../internal/address-range';
import { keyArn, secretArn } from '../../internal/codec/arn';
import { checkedBy } from '../../internal/codec/decoded';
import { duration } from '../../internal/codec/duration';
import { componentId, variableName } from '../../internal/codec/identifier';
import { image } from '../../internal/codec/image';
import { listOf } from '../../internal/codec/list';
import { wholeNumber } from '../../internal/codec/number';
import { labelled, type Refusal, refusalText } from '../../internal/codec/refusal';
import { size } from '../../internal/codec/size';
import { text, words } from '../../internal/codec/text';
import { checkedAwsService } from '../network/aws-services';
import { FARGATE_CPU } from './container-limits';
import { checkedRoutePath } from './routes';
import { described } from './option-descriptions';

const absolutePath = text(/^\/\S*$/, {
  id: 'service.path-malformed',
  limit: 'it must be a path that starts with a slash',
  remediation: "write it as '/tmp'",
});

const user = text(/^\S{1,255}$/, {
  id: 'service.user-malformed',
  limit: 'a user is a name or number, as a text',
  remediation: "write it in quotes, such as '1000'",
});

const migration = z.strictObject({
  command: described(
    'Migration.task',
    listOf(z.string(), '[migrate, up]', 'write a list such as [migrate, up], or leave out the migration'),
    'The program and its arguments. It runs in every new task and must succeed before the service starts, so it must be safe to repeat, also several at once.',
  ),
  image: described('MigrationOptions.image', image).optional(),
  user: described('MigrationOptions.user', user).optional(),
  store: described('MigrationOptions.store', componentId).optional(),
});

const secret = secretArn.describe('The complete ARN of the secret in AWS Secrets Manager.');

const secretUnderKey = z.strictObject({
  secret,
  key: keyArn.describe('The ARN of the customer managed key that encrypts it.'),
});

const SECRET: Refusal = {
  id: 'service.secret-malformed',
  limit: 'a secret is its complete ARN, or a map with the ARN of the secret and of the key that encrypts it',
  remediation: "write the ARN, or '{ secret: ARN, key: ARN }'",
};

const CPU: Refusal = {
  id: 'service.cpu',
  limit: `Fargate offers ${FARGATE_CPU.join(', ')} CPU units`,
  remediation: 'choose one of them',
};

const injectedSecret = z.strictObject({
  secret,
  key: keyArn
    .optional()
    .describe('The ARN of the customer managed key that encrypts it. Default: the AWS managed key.'),
  field: text(/./s, {
    id: 'service.secret-field-empty',
    limit: 'a field has a name',
    remediation: "write it as 'password', or leave it out",
  })
    .optional()
    .describe('The JSON field of the secret. Default: the secret as a whole.'),
});

const scaling = z.strictObject({
  maxInstances: described(
    'ScalingOptions.maxInstances',
    wholeNumber(1, 5000, 'write the number of tasks that the highest peak takes'),
  ),
  cpuPercent: described('ScalingOptions.cpuPercent', wholeNumber(10, 90, 'leave it out for 60')).optional(),
});

const egressRule = z.strictObject({
  destination: described(
    'EgressRule.destination',
    z.string().superRefine(checkedBy((cidr: string) => addressRange('destination', cidr))),
  ),
  port: described('EgressRule.port', wholeNumber(1, 65535, 'write the port that it connects to')),
  reason: described('EgressRule.reason', words),
});

/** The keys of a service in containers. */
export const containerServiceShape = {
  image: described(
    'ContainerServiceProps.image',
    image,
    'The container image, pinned by tag or digest. For one in Amazon ECR the service gets the permission to pull it.',
  ),
  command: described('ContainerServiceProps.command', listOf(z.string(), '[serve]')).optional(),
  port: described(
    'ContainerServiceProps.port',
    wholeNumber(1, 65535, 'write the port that the container listens on'),
  ).optional(),
  routes: described(
    'ContainerServiceProps.routes',
    z.array(z.string().superRefine(checkedBy((path: string) => checkedRoutePath(path)))),
  ).optional(),
  internal: described('ContainerServiceProps.internal', z.boolean()).optional(),
  healthCheckPath: described('ContainerServiceProps.healthCheckPath', absolutePath).optional(),
  healthCheckGracePeriod: described(
    'ContainerServiceProps.healthCheckGracePeriod',
    duration({ units: ['s', 'm', 'h'], min: '0s', max: '24h', remediation: 'leave it out for 2m' }),
  ).optional(),
  containerHealthCheck: described(
    'ContainerServiceProps.containerHealthCheck',
    listOf(z.string(), "[CMD-SHELL, 'curl -f localhost']"),
  ).optional(),
  environment: described('ContainerServiceProps.environment', z.record(variableName, z.string())).optional(),
  secrets: described(
    'ContainerServiceProps.secrets',
    z.record(
      variableName,
      labelled(z.union([secretArn, secretUnderKey], { error: refusalText(SECRET) }), SECRET),
    ),
  ).optional(),
  injectedSecrets: described(
    'ContainerServiceProps.injectedSecrets',
    z.record(variableName, injectedSecret),
  ).optional(),
  cpu: described(
    'ContainerServiceProps.cpu',
    labelled(z.literal(FARGATE_CPU, { error: refusalText(CPU) }), CPU),
  ).optional(),
  memory: described(
    'ContainerServiceProps.memory',
    size({
      units: ['MiB', 'GiB'],
      min: '512MiB',
      max: '120GiB',
      remediation: 'leave it out for the minimum that goes with the CPU units',
    }),
    'Memory of a task, such as 512MiB or 2GiB, as Fargate offers it for the CPU units. Default: by stage: 512MiB in development and staging, 1GiB in soft launch, 2GiB in production.',
  ).optional(),
  instances: described(
    'ContainerServiceProps.instances',
    wholeNumber(1, 5000, 'leave it out for the minimum of the stage'),
  ).optional(),
  singleton: described(
    'ContainerServiceProps.singleton',
    z.strictObject({ reason: described('SingletonOptions.reason', words) }),
  ).optional(),
  scaling: described('ContainerServiceProps.scaling', scaling).optional(),
  awsServices: described(
    'ContainerServiceProps.awsServices',
    listOf(z.string().superRefine(checkedBy((name: string) => checkedAwsService(name))), '[sqs]'),
  ).optional(),
  egress: described(
    'ContainerServiceProps.egress',
    listOf(egressRule, '[{ destination: 198.51.100.7/32, port: 443, reason: payments }]'),
  ).optional(),
  user: described('ContainerServiceProps.user', user).optional(),
  readonlyRootFilesystem: described('ContainerServiceProps.readonlyRootFilesystem', z.boolean()).optional(),
  writablePaths: described('ContainerServiceProps.writablePaths', listOf(absolutePath, '[/tmp]')).optional(),
  uses: described(
    'ContainerServiceProps.uses',
    listOf(componentId, '[Orders]'),
    'The ids of components that the service uses. Each allows the traffic, adds the variables with its address, and grants what the service needs. Default: none.',
  ).optional(),
  startAfter: described(
    'ContainerServiceProps.startAfter',
    listOf(componentId, '[Orders]'),
    'The ids of components that must exist before the service starts, beyond those in `uses`. Default: none.',
  ).optional(),
  migration: described('ContainerServiceProps.migration', migration).optional(),
};
