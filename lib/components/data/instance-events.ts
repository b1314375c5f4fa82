import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import type { EventNotification } from '../../spi/event-notification';

/** The categories of events that matter to who operates an instance. */
const CATEGORIES = [
  'availability',
  'deletion',
  'failover',
  'failure',
  'low storage',
  'maintenance',
  'recovery',
];

/**
 * The events of an instance: failover, restart, recovery, maintenance and storage that cannot grow, which have no metric.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloud-watch-events.sample.html
 */
export function instanceEvents(componentId: string, instance: DatabaseInstance): EventNotification[] {
  return [
    {
      id: 'Events',
      title: `Events of database ${componentId}`,
      eventPattern: {
        source: ['aws.rds'],
        detailType: ['RDS DB Instance Event'],
        detail: { SourceArn: [instance.instanceArn], EventCategories: CATEGORIES },
      },
      messagePath: '$.detail.Message',
    },
  ];
}
