import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'ContainerServiceProps.awsServices':
    'AWS services that the application calls, beyond what it is granted by the CDK or through `uses`, such as `sqs` or `kms`: the names of their endpoints, the part after `com.amazonaws.REGION`. In soft launch and production they are reached inside the network, by an endpoint that is created with the first service that calls it; in other stages over the internet. Default: those of its grants, its logs, its secrets and its images in Amazon ECR.',
  'ContainerServiceProps.command': "The command and its arguments. Default: the image's own.",
  'ContainerServiceProps.containerHealthCheck':
    "The command of the container's own health check, such as `['CMD-SHELL', 'curl -f localhost:8080']`. Default: none.",
  'ContainerServiceProps.cpu':
    'CPU units of a task, 1024 to a virtual CPU: 256, 512, 1024, 2048, 4096, 8192 or 16384. Default: by stage: 256 in development and staging, 512 in soft launch, 1024 in production.',
  'ContainerServiceProps.egress':
    'Destinations outside of the environment, beyond images, AWS and what it uses. In soft launch and production no other traffic leaves the network except pulls of public images; an image in Amazon ECR of the Region is pulled inside it. Default: none.',
  'ContainerServiceProps.environment':
    'Variables of the container, beside those of what it uses. No secret among them. Default: none.',
  'ContainerServiceProps.healthCheckGracePeriod':
    'How long after its start a task may fail that health check. Default: 2m.',
  'ContainerServiceProps.healthCheckPath': "The path of the load balancers' health check. Default: '/'.",
  'ContainerServiceProps.image':
    'Pinned by tag or digest: soft launch and production refuse `latest` and images without a tag.',
  'ContainerServiceProps.injectedSecrets':
    'Secrets whose value a variable holds from the start of a task. The value is stale once the secret is rotated, which is a warning; prefer `secrets`. Default: none.',
  'ContainerServiceProps.instances':
    "How many tasks run; with scaling, the minimum. Default: the stage's minimum, below which no value is allowed (SRV-1, CLU-1): one, and three in production.",
  'ContainerServiceProps.internal':
    'Whether services that name it in `uses` reach it, under its id in lower case, by ECS Service Connect. Its proxy takes a part of the CPU and memory of each task; give a busy service more of both. Default: false.',
  'ContainerServiceProps.memory':
    'Memory of a task in MiB, as Fargate offers it for the CPU. Default: by stage: 512 in development and staging, 1024 in soft launch, 2048 in production.',
  'ContainerServiceProps.migration':
    'What changes the structure of a database before a task takes traffic. Default: none.',
  'ContainerServiceProps.port':
    'The port that the container listens on, from 1 to 65535. Default: none, as for a worker.',
  'ContainerServiceProps.readonlyRootFilesystem':
    'Whether the root file system of the container is read-only. Default: true.',
  'ContainerServiceProps.routes':
    "The path patterns by which the environment's load balancers route requests to the service, such as `/api/*`: each starts with a slash and has at most 128 characters. The longest one that matches a request wins. Default: `['/*']`, or none for a service without a port or with `internal`.",
  'ContainerServiceProps.scaling':
    'How it scales with its load. Default: in production, up to twice its instances at 60 percent of CPU; otherwise it does not scale.',
  'ContainerServiceProps.secrets':
    'Secrets that the service reads itself: the variable holds the ARN of the secret, and the service may read it. A rotated value is seen at the next read. Default: none.',
  'ContainerServiceProps.singleton':
    "Set if it must run once, whatever the stage's minimum is. A deployment stops the old task before it starts the new one. The reason is shown in the ledger. Default: it runs as often as the stage asks for.",
  'ContainerServiceProps.startAfter':
    'Components of the same environment that must exist before the service starts, beyond those in `uses`. Default: none.',
  'ContainerServiceProps.user':
    "The user of the container, by name or number. Default: the image's own, which is a warning, since a template cannot show that it is not root.",
  'ContainerServiceProps.uses':
    'Components of the same environment that the service uses. Each allows the traffic, adds the variables with its address, and grants what the service needs. Default: none.',
  'ContainerServiceProps.writablePaths':
    'Folders that every user of the container can write to during the lifetime of a task, in memory, 64 MiB each. They start empty. Fargate offers them only in commercial Regions. Default: none.',
  'EgressRule.destination': 'An address range, IPv4 or IPv6, such as `198.51.100.7/32`.',
  'EgressRule.port': 'The TCP port, from 1 to 65535.',
  'EgressRule.reason': 'The reason, for the ledger.',
  'Migration.task':
    "A program that runs in every new task and must succeed before the service's container starts. It must be safe to repeat, also several at once. Only it and the container that creates the service's database user receive the master user and password of the database, in the variables of every PostgreSQL client: `PGHOST`, `PGPORT`, `PGDATABASE`, `PGUSER`, `PGPASSWORD`, `PGSSLMODE`.",
  'MigrationOptions.image': "The image that holds the migration. Default: the service's image.",
  'MigrationOptions.store':
    'The database that it changes, one of those that the service uses. Default: the only one that the service uses.',
  'MigrationOptions.user':
    "The user of the container, by name or number. Default: the service's user with the service's image; else the image's own, which is a warning.",
  'ScalingOptions.cpuPercent': 'The percentage of CPU at which tasks are kept, from 10 to 90. Default: 60.',
  'ScalingOptions.maxInstances': 'The maximum number of tasks, from `instances` to 5000.',
  'SingletonOptions.reason': 'The reason, for the ledger.',
} as const;

export const described = describedBy(DESCRIPTIONS);
