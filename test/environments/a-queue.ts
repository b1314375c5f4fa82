import { RemovalPolicy } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { spi } from '../../lib';

/** A queue as a plug-in outside of the package has it: others use it, and a partner views and purges it. */
export class QueueComponent implements spi.IComponent {
  public bind(scope: Construct, host: spi.IStageHost): BoundQueue {
    return new BoundQueue(scope, host);
  }
}

export class BoundQueue implements spi.ComponentConfig, spi.IConnectionTarget {
  public readonly queue: IQueue;
  public readonly connectionTarget: spi.IConnectionTarget = this;
  public readonly readinessDependency: Queue;
  public readonly automations: spi.Automations;
  private readonly clientImage = ContainerImage.fromRegistry('registry.example/queue-client:1');

  constructor(scope: Construct, host: spi.IStageHost) {
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

  public connect(consumer: spi.IConsumer): spi.ConnectionConfig {
    this.queue.grantSendMessages(consumer);
    return {
      environment: { JOBS_URL: this.queue.queueUrl },
      // The ids of a service's own container and of its migration.
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
