import { type BadInput, expectRefusal } from './refused';

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'an AWS service that does not exist',
    change: ["'nginx:1.29.3', port: 8080", "'nginx:1.29.3', awsServices: [sqss], port: 8080"],
    says: [
      "stages.yaml:5:47 services.Web.awsServices[0]: got 'sqss'",
      'no endpoint of AWS has that name',
      "did you mean 'sqs'?",
      '[network.unknown-aws-service]',
    ],
  },
  {
    name: 'a size without its unit',
    change: ["'nginx:1.29.3', port: 8080", "'nginx:1.29.3', memory: 512, port: 8080"],
    says: [
      'stages.yaml:5:41 services.Web.memory: got 512',
      'a whole number and its unit, MiB or GiB',
      "such as '512MiB'",
    ],
  },
  {
    name: 'a size in a wrong unit',
    change: ["version: '17.9'", "version: '17.9', allocatedStorage: 20480MiB"],
    says: [
      "stages.yaml:3:66 databases.Orders.allocatedStorage: got '20480MiB'",
      'a whole number and its unit, GiB',
      "such as '20GiB'",
    ],
  },
  {
    name: 'a size out of its bounds',
    change: ["version: '17.9'", "version: '17.9', allocatedStorage: 19GiB"],
    says: ["stages.yaml:3:66 databases.Orders.allocatedStorage: got '19GiB'", 'from 20GiB to 65536GiB'],
  },
  {
    name: 'storage that grows by less than RDS takes',
    change: ["version: '17.9'", "version: '17.9', allocatedStorage: 100GiB, maxAllocatedStorage: 105GiB"],
    says: [
      'stages.yaml:3:95 databases.Orders.maxAllocatedStorage: got 105',
      'from 110 to 65536',
      '[database.max-storage-range]',
    ],
  },
  {
    name: 'a snapshot with a malformed name',
    change: ["version: '17.9'", "version: '17.9', snapshotIdentifier: 'awsbackup:'"],
    says: [
      "stages.yaml:3:68 databases.Orders.snapshotIdentifier: got 'awsbackup:'",
      '[database.snapshot-malformed]',
    ],
  },
  {
    name: 'a recovery point without an ARN',
    change: ["version: '17.9'", "version: '17.9', restoredFrom: yesterday"],
    says: [
      "stages.yaml:3:62 databases.Orders.restoredFrom: got 'yesterday'",
      '[database.recovery-point-malformed]',
    ],
  },
  {
    name: 'a maintenance window without a day',
    change: ["version: '17.9'", "version: '17.9', maintenanceWindow: '01:30-02:00'"],
    says: [
      "stages.yaml:3:67 databases.Orders.maintenanceWindow: got '01:30-02:00'",
      '[database.maintenance-window]',
    ],
  },
  {
    name: 'a maintenance window that is too short',
    change: ["version: '17.9'", "version: '17.9', maintenanceWindow: 'sun:01:30-sun:01:45'"],
    says: [
      "stages.yaml:3:67 databases.Orders.maintenanceWindow: got 'sun:01:30-sun:01:45'",
      'from half an hour to a day apart',
    ],
  },
  {
    name: 'an engine that does not exist',
    change: ['engine: postgres', 'engine: oracle'],
    says: [
      "stages.yaml:3:21 databases.Orders.engine: got 'oracle'",
      "there is no such engine; the only one is 'postgres'",
    ],
  },
  {
    name: 'an engine that an override changes',
    change: ['{ services: { Web:', '{ databases: { Orders: { engine: postgres } }, services: { Web:'],
    says: [
      "stages.yaml:24:41 environments.Staging.overrides.databases.Orders.engine: got the key 'engine'",
      'the same engine in every environment',
    ],
  },
  {
    name: 'a key that exists in TypeScript only',
    change: ['owner: shop-partner', 'owner: shop-partner\n    cluster: shop'],
    says: [
      'stages.yaml:22:5 environments.Staging.cluster: StageEnvProps.cluster exists in TypeScript only: ',
      'see StagesFile.load',
    ],
  },
  {
    name: 'a factory that exists in TypeScript only',
    change: ['owner: shop-partner', 'owner: shop-partner\n    network: { existing: vpc-1 }'],
    says: [
      'stages.yaml:22:16 environments.Staging.network.existing: Network.existing exists in TypeScript only: ',
    ],
  },
  {
    name: 'two kinds of one id',
    change: ['  Api:\n', "  Orders: { image: 'nginx:1.29.3' }\n  Api:\n"],
    says: ["stages.yaml:6:3 services.Orders: got 'Orders'", "'Orders' is taken", 'choose another id'],
  },
  {
    name: 'an image that is not pinned',
    change: ["'nginx:1.29.3', port", 'public.ecr.aws/nginx/nginx, port'],
    says: ["stages.yaml:5:17 services.Web.image: got 'public.ecr.aws/nginx/nginx'", 'tag or digest'],
  },
  {
    name: 'an unknown version',
    change: ["version: '17.9'", "version: '71.9'"],
    says: ["stages.yaml:3:40 databases.Orders.version: got '71.9'", 'choose one of them'],
  },
  {
    name: 'an override of an unknown service',
    change: ['Web: { instances: 2 }', 'Wbe: { instances: 2 }'],
    says: [
      "stages.yaml:24:30 environments.Staging.overrides.services.Wbe: got the key 'Wbe'",
      "did you mean 'Web'?",
    ],
  },
];

describe('units, engines, images and keys are refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (it) => expectRefusal(it));
});
