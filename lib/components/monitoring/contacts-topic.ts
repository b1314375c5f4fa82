import { Stack, Token } from 'aws-cdk-lib';
import { type ITopic, Subscription } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import type { InheritedOptions } from '../../requirements/inherited-options';
import type { Contact } from './contact';

/** The contacts of a topic, and what errors about them name. */
export interface ContactsTopicProps {
  /** What the contacts are. */
  readonly what: string;
  /** The requirement that asks for them. */
  readonly requirement: string;
  /** Why at least one is needed. */
  readonly limit: string;
  readonly contacts: readonly Contact[];
}

/** The topic of contacts. */
export type ContactsTopic<T> = (T | { readonly topic: ITopic }) & {
  /**
   * Why an existing topic is used.
   *
   * @default - the topic was created
   */
  readonly terms?: InheritedOptions;
};

/**
 * The topic to which contacts are subscribed: an existing one among them, or the one that is created.
 *
 * @throws StageEnvironmentError without any contact, for one that is named twice, or for a topic of another Region
 */
export function contactsTopic<T extends { readonly topic: ITopic }>(
  scope: Construct,
  props: ContactsTopicProps,
  create: () => T,
): ContactsTopic<T> {
  const { contacts, limit } = props;
  const refuse = refusing(props);
  if (contacts.length === 0) {
    refuse({
      id: 'contact.none',
      value: [],
      limit,
      remediation: "add one, such as Contact.email('ops@example.com')",
    });
  }
  const topics = contacts.flatMap(({ _topic }) => _topic ?? []);
  if (topics.length > 1) {
    refuse({
      id: 'contact.several-topics',
      value: `${topics.length} topics`,
      limit: 'alarms use one topic',
      remediation: 'pass one topic, and subscribe to it what is subscribed to the others',
    });
  }
  const subscriptions = contacts.flatMap(({ _subscription }) => _subscription ?? []);
  const twin = subscriptions.find(
    ({ endpoint }, index) => subscriptions.findIndex((other) => other.endpoint === endpoint) < index,
  );
  if (twin !== undefined) {
    refuse({
      id: 'contact.duplicate',
      value: twin.endpoint,
      limit: 'it is named twice, and SNS keeps one subscription',
      remediation: 'name it once',
    });
  }
  const existing = topics.at(0);
  const used =
    existing === undefined
      ? create()
      : { topic: ofRegion(scope, existing.topic, refuse), terms: existing.terms };
  for (const { protocol, endpoint } of subscriptions) {
    // The endpoint is the id: with a number, removing one contact would unsubscribe the next.
    new Subscription(scope, endpoint, { topic: used.topic, protocol, endpoint });
  }
  return used;
}

type Refuse = (fault: Omit<StageEnvironmentErrorProps, 'what' | 'requirement'>) => never;

function refusing({ what, requirement }: ContactsTopicProps): Refuse {
  return (fault) => {
    throw new StageEnvironmentError({ ...fault, what, requirement });
  };
}

function ofRegion(scope: Construct, topic: ITopic, refuse: Refuse): ITopic {
  const { region } = Stack.of(scope);
  const home = topic.env.region;
  if (Token.isUnresolved(home) || Token.isUnresolved(region) || home === region) return topic;
  return refuse({
    id: 'contact.topic-in-other-region',
    value: `a topic in ${home}`,
    limit: `alarms in ${region} notify topics of their own Region only`,
    remediation: `pass a topic in ${region}`,
  });
}
