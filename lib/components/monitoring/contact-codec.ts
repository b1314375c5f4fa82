import { Topic } from 'aws-cdk-lib/aws-sns';
import { z } from 'zod';
import { arn } from '../../internal/codec/arn';
import { created, decoded, type Decoded } from '../../internal/codec/decoded';
import { decodedList } from '../../internal/codec/list';
import { oneOf } from '../../internal/codec/one-of';
import { inheritedTerms } from '../../internal/codec/terms';
import { Contact } from './contact';
import { described } from './option-descriptions';

const topicArn = arn(
  'sns',
  /[A-Za-z0-9_-]{1,256}/,
  'a topic in Amazon SNS',
  'arn:aws:sns:eu-west-1:111122223333:on-call',
);

const topic = decoded(
  z.strictObject({
    arn: topicArn.describe("The ARN of the topic, of the environment's Region."),
    ...inheritedTerms,
  }),
  ({ arn: written, ...terms }): Decoded<string, Contact> => ({
    written,
    located: [{ path: ['arn'], arn: written }],
    create: (scope) => Contact.topic(Topic.fromTopicArn(scope, 'Topic', written), terms),
  }),
);

const contact = oneOf(
  {
    email: described(
      'Contact.email',
      decoded(z.string(), (address) => created(address, Contact.email(address))),
    ),
    https: described(
      'Contact.https',
      decoded(z.string(), (url) => created(url, Contact.https(url))),
    ),
    topic: described(
      'Contact.topic',
      topic,
      "The subscribers of an existing topic, at most one. The environment's alarms use it instead of one of their own. Its policy, and that of its key, must let CloudWatch, AWS Backup and EventBridge publish to it.",
    ),
  },
  'a contact is notified in one way',
  'MON-3',
);

/** Who is notified of incidents. */
export const contactsCodec = described(
  'LaunchProps.contacts',
  decodedList(contact, {
    example: '[{ email: ops@example.com }]',
    id: 'Contact',
    remediation: 'write a list such as [{ email: ops@example.com }]',
  }),
);
