import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { z } from 'zod';
import { checkedRoutePath } from '../components/compute/routes';
import { addressRange } from '../internal/address-range';
import {
  asConstructsSay,
  componentId,
  image,
  instanceType,
  keyArn,
  listOf,
  secretArn,
  text,
  variableName,
  wholeNumber,
} from './formats';
import { words } from './waiver-terms-schema';

const POSTGRES: readonly string[] = [
  ...new Set(
    Object.values(PostgresEngineVersion)
      .filter((version) => version instanceof PostgresEngineVersion)
      .map(({ postgresMajorVersion }) => postgresMajorVersion)
      .filter((major) => /^\d{2}$/.test(major)),
  ),
];

const FARGATE_CPU = [256, 512, 1024, 2048, 4096, 8192, 16384] as const;

const absolutePath = text(/^\/\S*$/, 'it must be a path that starts with a slash', "write it as '/tmp'");

export const databaseSchema = z.strictObject({
  engine: z.enum(['postgres']).describe("The kind of database: 'postgres', PostgreSQL on Amazon RDS."),
  version: text(
    /^\d{2}(\.\d{1,2})?$/,
    'a version is a major and a minor number, as a text',
    "write it in quotes, such as '17.9', since YAML takes 17.10 for 17.1",
  )
    .refine((version) => POSTGRES.includes(version.split('.')[0]), {
      error: `the AWS CDK knows PostgreSQL ${POSTGRES.join(', ')}; choose one of them`,
    })
    .describe(
      "The engine version as Amazon RDS offers it, in quotes, such as '17.9'. No default: an upgrade is a decision.",
    ),
  databaseName: text(
    /^[a-z][a-z0-9_]{0,62}$/,
    'a name is a lower-case letter, then lower-case letters, digits and underscores, at most 63',
    "write it as 'orders'",
  )
    .optional()
    .describe(
      'The name of the database in the instance: at most 63 lower-case letters, digits and underscores. Default: the id in lower case.',
    ),
  instanceType: instanceType
    .optional()
    .describe(
      "The size of the instance, such as 't4g.small'. Default: by stage, t4g.micro in development, t4g.small in staging, m7g.large where users come.",
    ),
  allocatedStorage: wholeNumber(20, 65536, 'leave it out for 20')
    .optional()
    .describe('Storage in GiB, from 20 to 65536. Default: 20.'),
  port: wholeNumber(1150, 65535, 'leave it out for 15432')
    .optional()
    .describe('The port, from 1150 to 65535. Default: 15432, since scanners try the usual one first.'),
  allowMajorVersionUpgrade: z
    .boolean()
    .optional()
    .describe('Whether a version with another major number may be deployed over this one. Default: false.'),
  clientImage: image
    .optional()
    .describe(
      'An image with psql of PostgreSQL 16 or newer that creates the users of services. Default: the public postgres image, pinned.',
    ),
});

const user = text(
  /^\S{1,255}$/,
  'a user is a name or number, as a text',
  "write it in quotes, such as '1000'",
);

const migrationSchema = z.strictObject({
  command: listOf(z.string(), '[migrate, up]').describe(
    'The program and its arguments. It runs in every new task before the service, so it must do no harm when it runs again, nor when several run at once.',
  ),
  image: image.optional().describe("The image that holds the migration. Default: the service's own."),
  user: user
    .optional()
    .describe(
      "The user it runs as, in quotes. Default: the service's with the service's image, else the image's own.",
    ),
  store: componentId
    .optional()
    .describe('The database that it changes. Default: the only one that the service uses.'),
});

const secretUnderKey = z.strictObject({
  secret: secretArn.describe('The whole ARN of the secret in AWS Secrets Manager.'),
  key: keyArn.describe('The ARN of the customer key it is under.'),
});

const injectedSecretSchema = z.strictObject({
  secret: secretArn.describe('The whole ARN of the secret in AWS Secrets Manager.'),
  key: keyArn.optional().describe('The ARN of the customer key it is under. Default: the AWS managed one.'),
  field: z
    .string()
    .min(1, { error: "a field has a name; write it as 'password', or leave it out" })
    .optional()
    .describe('The JSON field of the secret. Default: the secret as a whole.'),
});

export const serviceSchema = z.strictObject({
  image: image.describe(
    'The container image, pinned by tag or digest. For one in Amazon ECR the service gets the right to pull it.',
  ),
  command: listOf(z.string(), '[serve]')
    .optional()
    .describe("The command and its arguments. Default: the image's own."),
  port: wholeNumber(1, 65535, 'write the port the container listens on')
    .optional()
    .describe('The port the container listens on, from 1 to 65535. Default: none, as for a worker.'),
  routes: z
    .array(z.string().superRefine(asConstructsSay(checkedRoutePath)))
    .optional()
    .describe(
      "The path patterns by which load balancers route requests to the service, such as '/api/*'; the longest one that matches wins. Default: [/*], or none for a service without a port or with internal.",
    ),
  internal: z
    .boolean()
    .optional()
    .describe(
      'Whether services that name it under uses reach it, under its id in lower case. Default: false.',
    ),
  healthCheckPath: absolutePath
    .optional()
    .describe("The path at which the load balancer asks whether the service is well. Default: '/'."),
  containerHealthCheck: listOf(z.string(), "[CMD-SHELL, 'curl -f localhost']")
    .optional()
    .describe(
      'A command in the container that tells whether it is well, starting with CMD or CMD-SHELL. Default: none.',
    ),
  environment: z
    .record(variableName, z.string())
    .optional()
    .describe('Variables of the container, each a text; never a secret. Default: those of what it uses.'),
  secrets: z
    .record(
      variableName,
      z.union([secretArn, secretUnderKey], {
        error: "a secret is its whole ARN, or '{ secret: ARN, key: ARN }' where it is under a customer key",
      }),
    )
    .optional()
    .describe(
      'Secrets that the service reads by itself: the variable holds the ARN written here, and the service may read it. Default: none.',
    ),
  injectedSecrets: z
    .record(variableName, injectedSecretSchema)
    .optional()
    .describe(
      'Secrets whose value is put into the variable when a task starts. It goes stale when the secret rotates; prefer secrets. Default: none.',
    ),
  cpu: z
    .literal(FARGATE_CPU, { error: `Fargate offers ${FARGATE_CPU.join(', ')} CPU units; choose one of them` })
    .optional()
    .describe(
      'CPU units of a task, 1024 to a virtual CPU. Default: by stage, 256 in development and staging, 512 in soft launch, 1024 in production.',
    ),
  memory: wholeNumber(512, 122880, 'leave it out for the least that goes with the CPU')
    .optional()
    .describe(
      'Memory of a task in MiB, from 512 to 122880, as Fargate offers it for the CPU. Default: by stage, 512 in development and staging, 1024 in soft launch, 2048 in production.',
    ),
  instances: wholeNumber(1, 5000, 'leave it out for as many as the stage asks for')
    .optional()
    .describe(
      "How many tasks run, from 1 to 5000. Default: the stage's minimum, which is also the least allowed.",
    ),
  singleton: z
    .strictObject({ reason: words.describe('Why, for the ledger.') })
    .optional()
    .describe(
      'Says that it must run once, whatever the stage asks for. A deployment stops the old one before it starts the new one. Default: it need not.',
    ),
  scaling: z
    .strictObject({
      maxInstances: wholeNumber(1, 5000, 'write how many tasks the highest peak takes').describe(
        'The maximum number of tasks, up to 5000; the minimum is instances.',
      ),
      cpuPercent: wholeNumber(10, 90, 'leave it out for 60')
        .optional()
        .describe('Percent of CPU that instances are kept at, from 10 to 90. Default: 60.'),
    })
    .optional()
    .describe(
      'How it grows with its load. Default: in production, to twice its instances; else it does not grow.',
    ),
  egress: listOf(
    z.strictObject({
      destination: z
        .string()
        .superRefine(asConstructsSay((cidr: string) => addressRange('destination', cidr)))
        .describe("An address range, such as '198.51.100.7/32'."),
      port: wholeNumber(1, 65535, 'write the port that it calls').describe('The port, from 1 to 65535.'),
      reason: words.describe('Why, for the ledger.'),
    }),
    '[{ destination: 198.51.100.7/32, port: 443, reason: payments }]',
  )
    .optional()
    .describe('Where it sends egress to, beyond its images, AWS and what it uses. Default: nowhere.'),
  user: user
    .optional()
    .describe(
      "The user it runs as, by name or number, in quotes. Default: the image's own, of which a warning tells.",
    ),
  readonlyRootFilesystem: z
    .boolean()
    .optional()
    .describe("Whether the image's files are protected from what runs in it. Default: true."),
  writablePaths: listOf(absolutePath, '[/tmp]')
    .optional()
    .describe('Folders it may write to for as long as a task lives, 64 MiB each, in memory. Default: none.'),
  uses: listOf(componentId, '[Orders]')
    .optional()
    .describe(
      'Databases and services that it uses: each opens the flow, tells where it is, and grants what is needed. Default: none.',
    ),
  startAfter: listOf(componentId, '[Orders]')
    .optional()
    .describe(
      'Databases and services that must stand before it starts, beyond those it uses. Default: none.',
    ),
  migration: migrationSchema
    .optional()
    .describe('What changes a database before the service takes traffic. Default: none.'),
});

export type DatabaseDescription = z.infer<typeof databaseSchema>;
export type ServiceDescription = z.infer<typeof serviceSchema>;

const mergedByName = 'environment, secrets and injectedSecrets add to the shared ones by name';

export const overridesSchema = z.strictObject({
  databases: z
    .record(componentId, databaseSchema.partial())
    .optional()
    .describe('Databases by their ids, with the keys that differ here. Default: none.'),
  services: z
    .record(componentId, serviceSchema.partial())
    .optional()
    .describe(`Services by their ids, with the keys that differ here; ${mergedByName}. Default: none.`),
});

export type Overrides = z.infer<typeof overridesSchema>;
