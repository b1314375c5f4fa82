import { Stack, Token } from 'aws-cdk-lib';
import { type ITopic, Subscription } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import type { InheritedOptions } from '../../requirements/declarations';
import { type Contact, ExistingTopic, Subscriber } from './contact';

/** Who is to be told, and of what. */
export interface ToldContacts {
  /** What the contacts are, for errors. */
  readonly what: string;
  /** The requirement that asks for them. */
  readonly requirement: string;
  /** What is wrong if there are none. */
  readonly nobody: string;
  readonly contacts: readonly Contact[];
}

/** The topic of some contacts. */
export type ContactsTopic<T> = (T | { readonly topic: ITopic }) & {
  /**
   * Why it is one that was there already.
   *
   * @default - it was made
   */
  readonly terms?: InheritedOptions;
};

/**
 * The topic that contacts are subscribed to: the one that a contact brings, or the one that is made.
 *
 * @throws StageEnvironmentError without any contact, for one that is named twice, or for a topic of another region
 */
export function contactsTopic<T extends { readonly topic: ITopic }>(
  scope: Construct,
  told: ToldContacts,
  make: () => T,
): ContactsTopic<T> {
  const { contacts, nobody } = told;
  const refuse = refusing(told);
  if (contacts.length === 0) refuse([], nobody, "name one, such as Contact.email('ops@example.com')");
  const existing = contacts.filter((contact) => contact instanceof ExistingTopic);
  if (existing.length > 1) {
    refuse(
      `${existing.length} topics`,
      'alarms use one topic',
      'name one, and subscribe what listens to the others',
    );
  }
  const subscribers = contacts.filter((contact) => contact instanceof Subscriber);
  const twice = subscribers.find(
    ({ endpoint }, index) => subscribers.findIndex((other) => other.endpoint === endpoint) < index,
  );
  if (twice !== undefined) {
    refuse(twice.endpoint, 'it is named twice, and SNS keeps it once', 'name it once');
  }
  const theirs = existing.at(0);
  const used =
    theirs === undefined ? make() : { topic: ofRegion(scope, theirs.topic, refuse), terms: theirs.terms };
  for (const { protocol, endpoint } of subscribers) {
    // The endpoint is the id: were it a number, to remove one contact would unsubscribe the next.
    new Subscription(scope, endpoint, { topic: used.topic, protocol, endpoint });
  }
  return used;
}

type Refuse = (value: unknown, limit: string, remediation: string) => never;

function refusing({ what, requirement }: ToldContacts): Refuse {
  return (value, limit, remediation) => {
    throw new StageEnvironmentError({ what, value, limit, remediation, requirement });
  };
}

function ofRegion(scope: Construct, topic: ITopic, refuse: Refuse): ITopic {
  const { region } = Stack.of(scope);
  const home = topic.env.region;
  if (Token.isUnresolved(home) || Token.isUnresolved(region) || home === region) return topic;
  return refuse(
    `a topic in ${home}`,
    `alarms in ${region} notify topics of their own region only`,
    `give a topic in ${region}`,
  );
}
