import { RemovalPolicy } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type {
  ComponentConfig,
  IComponent,
  IConsumer,
  IStageHost,
  IConnectionTarget,
  Automations,
  ConnectionConfig,
} from '../../lib';

/** A queue as somebody outside of the package would write it: others use it, and it can be looked at. */
export class QueueComponent implements IComponent {
  public bind(scope: Construct, host: IStageHost): BoundQueue {
    return new BoundQueue(scope, host);
  }
}

export class BoundQueue implements ComponentConfig, IConnectionTarget {
  public readonly queue: IQueue;
  public readonly connectionTarget: IConnectionTarget = this;
  public readonly readinessDependency: Queue;
  public readonly automations: Automations;
  private readonly clientImage = ContainerImage.fromRegistry('registry.example/queue-client:1');

  constructor(scope: Construct, host: IStageHost) {
    const queue = new Queue(scope, 'Queue', {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: host.dataKey,
      enforceSSL: true,
      removalPolicy: host.profile.retainsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const purge = new PolicyStatement({ actions: ['sqs:PurgeQueue'], resources: [queue.queueArn] });
    this.queue = queue;
    this.readinessDependency = queue;
    this.automations = {
      view: [new PolicyStatement({ actions: ['sqs:GetQueueAttributes'], resources: [queue.queueArn] })],
      redeploy: {
        steps: [
          {
            name: 'Redeploy',
            action: 'aws:executeAwsApi',
            inputs: { Service: 'sqs', Api: 'PurgeQueue', QueueUrl: queue.queueUrl },
          },
        ],
        statements: [purge],
      },
    };
  }

  public connect(consumer: IConsumer): ConnectionConfig {
    this.queue.grantSendMessages(consumer);
    return {
      environment: { JOBS_URL: this.queue.queueUrl },
      // The name that a service's own container and its migration have inside.
      initContainers: ['Main', 'Migration'].map((name) => ({
        name,
        image: this.clientImage,
        user: '1000',
        command: ['true'],
        environment: {},
        secrets: {},
      })),
    };
  }
}
