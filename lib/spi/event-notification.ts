import type { EventPattern } from 'aws-cdk-lib/aws-events';

/** Events of a component that no metric shows and that the contacts are notified of. */
export interface EventNotification {
  /** Unique among those of the component; letters and digits. */
  readonly id: string;
  /** What happens, as the on-call engineer reads it. */
  readonly title: string;
  /** The events in the default event bus. */
  readonly eventPattern: EventPattern;
  /** The part of an event that says what happened, such as `$.detail.Message`. */
  readonly messagePath: string;
}
