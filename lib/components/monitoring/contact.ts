import { Token } from 'aws-cdk-lib';
import { type ITopic, SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import { checkedInherited } from '../../internal/checked-inherited';
import { StageEnvironmentError } from '../../internal/errors';
import type { InheritedOptions } from '../../requirements/declarations';

const LONGEST_EMAIL = 254;

/** Somebody who is told of an issue (MON-3). */
export abstract class Contact {
  /**
   * A person or list that SNS writes to, once they have confirmed the subscription.
   *
   * @throws StageEnvironmentError if it is no e-mail address, or longer than 254 characters
   */
  public static email(address: string): Contact {
    const isAddress = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(address);
    if (Token.isUnresolved(address) || !isAddress || address.length > LONGEST_EMAIL) {
      throw refused(
        'e-mail address of a contact',
        address,
        `an address has one @ and a domain, and at most ${LONGEST_EMAIL} characters`,
        "write it as 'ops@example.com'",
      );
    }
    return new Subscriber(SubscriptionProtocol.EMAIL, address);
  }

  /**
   * A service that SNS calls, such as an on-call rota, once it has confirmed the subscription. The URL can be read in the
   * template.
   *
   * @throws StageEnvironmentError if it is no HTTPS URL, or holds a user or a password
   */
  public static https(url: string): Contact {
    const parsed = Token.isUnresolved(url) || !URL.canParse(url) ? undefined : new URL(url);
    if (parsed?.protocol !== 'https:') {
      throw refused(
        'URL of a contact',
        url,
        'issues travel encrypted',
        "write it as 'https://on-call.example.com/alarms'",
      );
    }
    if (parsed.username !== '' || parsed.password !== '') {
      throw refused(
        'URL of a contact',
        `${parsed.origin}${parsed.pathname}`,
        'no secret stands in a template',
        'leave the user and the password out, and let the service check the signature of the messages',
      );
    }
    return new Subscriber(SubscriptionProtocol.HTTPS, url);
  }

  /**
   * Those who listen to a topic that exists already. The environment's alarms use it instead of one of their own, and
   * other contacts are subscribed to it. Its policy, and that of its key, must let CloudWatch, AWS Backup and EventBridge
   * publish to it. Give its key with it (`Topic.fromTopicAttributes`) if notices of a launch go there: their role may
   * then use it.
   *
   * @param terms why it is used, and where a reviewer sees who listens to it
   * @throws StageEnvironmentError if the reason or the evidence is blank
   */
  public static topic(topic: ITopic, terms: InheritedOptions): Contact {
    return new ExistingTopic(topic, terms);
  }
}

/** A contact that is subscribed to the environment's alarm topic. */
export class Subscriber extends Contact {
  constructor(
    public readonly protocol: SubscriptionProtocol,
    public readonly endpoint: string,
  ) {
    super();
  }
}

/** A contact that brings its own topic. */
export class ExistingTopic extends Contact {
  constructor(
    public readonly topic: ITopic,
    public readonly terms: InheritedOptions,
  ) {
    super();
    checkedInherited('an alarm topic that exists', ['MON-3'], terms);
  }
}

function refused(what: string, value: string, limit: string, remediation: string): StageEnvironmentError {
  return new StageEnvironmentError({ what, value, limit, remediation, requirement: 'MON-3' });
}
