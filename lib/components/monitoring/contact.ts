import { Token } from 'aws-cdk-lib';
import { type ITopic, SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import { checkedInherited } from '../../internal/checked-inherited';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import type { InheritedOptions } from '../../requirements/inherited-options';

const MAX_EMAIL_LENGTH = 254;

/** A subscription of the environment's alarm topic. */
export interface ContactSubscription {
  readonly protocol: SubscriptionProtocol;
  readonly endpoint: string;
}

/** An existing topic, and why it is used. */
export interface ContactTopic {
  readonly topic: ITopic;
  readonly terms: InheritedOptions;
}

/** A person or service that is notified of incidents (MON-3). */
export class Contact {
  /**
   * A person or mailing list, which SNS notifies once they have confirmed the subscription.
   *
   * @throws StageEnvironmentError if it is not an e-mail address, or longer than 254 characters
   */
  public static email(address: string): Contact {
    const isAddress = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(address);
    if (Token.isUnresolved(address) || !isAddress || address.length > MAX_EMAIL_LENGTH) {
      throw refused({
        id: 'contact.email-malformed',
        what: 'e-mail address of a contact',
        value: address,
        limit: `an address has one @ and a domain, and at most ${MAX_EMAIL_LENGTH} characters`,
        remediation: "write it as 'ops@example.com'",
      });
    }
    return new Contact({ protocol: SubscriptionProtocol.EMAIL, endpoint: address });
  }

  /**
   * A service that SNS calls once it has confirmed the subscription, such as an on-call tool. The URL can be read in the
   * template.
   *
   * @throws StageEnvironmentError if it is not an HTTPS URL, or has a user or a password
   */
  public static https(url: string): Contact {
    const parsed = Token.isUnresolved(url) || !URL.canParse(url) ? undefined : new URL(url);
    if (parsed?.protocol !== 'https:') {
      throw refused({
        id: 'contact.url-not-https',
        what: 'URL of a contact',
        value: url,
        limit: 'notifications are encrypted in transit',
        remediation: "write it as 'https://on-call.example.com/alarms'",
      });
    }
    if (parsed.username !== '' || parsed.password !== '') {
      throw refused({
        id: 'contact.url-with-credentials',
        what: 'URL of a contact',
        value: `${parsed.origin}${parsed.pathname}`,
        limit: 'no secret may be in a template',
        remediation:
          'remove the user and the password, and let the service verify the signature of the messages',
      });
    }
    return new Contact({ protocol: SubscriptionProtocol.HTTPS, endpoint: url });
  }

  /**
   * The subscribers of an existing topic. The environment's alarms use it instead of one of their own, and other contacts
   * are subscribed to it. Its policy, and that of its key, must let CloudWatch, AWS Backup and EventBridge publish to it.
   * Import it with its key (`Topic.fromTopicAttributes`) if notices of a launch go to it: their role may then use the key.
   *
   * @param terms why it is used, and where a reviewer can see its subscribers
   * @throws StageEnvironmentError if the reason or the evidence is blank
   */
  public static topic(topic: ITopic, terms: InheritedOptions): Contact {
    checkedInherited('an existing alarm topic', ['MON-3'], terms);
    return new Contact(undefined, { topic, terms });
  }

  private constructor(
    /** @internal */
    public readonly _subscription: ContactSubscription | undefined,
    /** @internal */
    public readonly _topic?: ContactTopic,
  ) {}
}

function refused(fault: StageEnvironmentErrorProps): StageEnvironmentError {
  return new StageEnvironmentError({ ...fault, requirement: 'MON-3' });
}
