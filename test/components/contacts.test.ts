import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Contact } from '../../lib/components/monitoring/contact';
import { MonitoredKind } from '../../lib/spi/monitored-kind';
import { IRELAND } from './described';
import { alarmsIn, aSignal, monitored, OPS } from './monitored';
import { resourcesOf } from './reading';
import { wrongUse } from './wrong-use';

describe('contacts', () => {
  test('a topic that exists is used instead of an own one, and others listen to it', () => {
    const stack = new Stack(new App(), 'Shop', { env: IRELAND });
    const arn = 'arn:aws:sns:eu-west-1:111122223333:operations';
    const existing = Contact.topic(Topic.fromTopicArn(stack, 'Operations', arn), {
      from: 'the operations team has one',
      evidence: 'https://wiki.example.com/on-call',
    });
    const { monitoring } = monitored([existing, OPS, Contact.https('https://on-call.example.com/x')], stack);
    monitoring.attach('Web', [aSignal('Errors')], MonitoredKind.SERVICES);

    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SNS::Topic', 0);
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResourceProperties('AWS::SNS::Subscription', { TopicArn: arn, Protocol: 'https' });
    template.resourceCountIs('AWS::SNS::Subscription', 2);
    expect(alarmsIn(stack)).toMatchObject([{ AlarmActions: [arn], OKActions: [arn] }]);
  });

  test('that an existing topic knows are declared as inherited', () => {
    const stack = new Stack(new App(), 'Shop', { env: IRELAND });
    const arn = 'arn:aws:sns:eu-west-1:111122223333:operations';
    const terms = { from: 'the operations team has one', evidence: 'https://wiki.example.com/on-call' };

    const { monitoring } = monitored(
      [Contact.topic(Topic.fromTopicArn(stack, 'Operations', arn), terms)],
      stack,
    );

    expect(monitoring.inherited).toEqual([
      { requirement: 'MON-3', part: 'the subscribers of the alarm topic', ...terms },
    ]);
  });

  test('that are removed leave the subscriptions of the others alone', () => {
    const idOf = (contacts: Contact[], endpoint: string) =>
      resourcesOf(Template.fromStack(monitored(contacts).stack), 'AWS::SNS::Subscription')
        .filter(([, { Properties }]) => Properties?.Endpoint === endpoint)
        .map(([id]) => id);
    const other = Contact.email('first@example.com');

    expect(idOf([OPS], 'ops@example.com')).toEqual(idOf([other, OPS], 'ops@example.com'));
  });

  test('are asked for', () => {
    expect(wrongUse(() => monitored([]))).toContain('Contact.email');
  });

  test('are named once', () => {
    expect(wrongUse(() => monitored([OPS, Contact.email('ops@example.com')]))).toContain('ops@example.com');
  });

  test.each([
    'ops',
    'ops@example',
    'ops@@example.com',
    'Ops <ops@example.com>',
    '',
    `${'o'.repeat(250)}@example.com`,
  ])('by e-mail have an address, which %p is none', (address) => {
    expect(wrongUse(() => Contact.email(address))).toContain('ops@example.com');
  });

  test.each([
    'http://on-call.example.com',
    'on-call',
    'https://key@on-call.example.com',
    'https://a:b@on-call.example.com',
  ])('by HTTPS have a URL without secrets, which %p is none', (url) => {
    expect(wrongUse(() => Contact.https(url))).toContain('MON-3');
  });

  test('do not have the password of their URL in the message', () => {
    expect(wrongUse(() => Contact.https('https://a:secret@on-call.example.com'))).not.toContain('secret@');
  });

  test('have a topic in the region of the environment', () => {
    const stack = new Stack(new App(), 'Shop', { env: IRELAND });
    const topic = Topic.fromTopicArn(stack, 'Far', 'arn:aws:sns:us-east-1:111122223333:operations');

    const message = wrongUse(() => monitored([Contact.topic(topic, { from: 'a', evidence: 'b' })], stack));

    expect(message).toContain('us-east-1');
    expect(message).toContain('eu-west-1');
  });

  test('bring one topic at most, with from where and evidence', () => {
    const stack = new Stack(new App(), 'Shop', { env: IRELAND });
    const topic = new Topic(stack, 'Operations');
    const contact = Contact.topic(topic, { from: 'a', evidence: 'b' });

    expect(wrongUse(() => monitored([contact, contact], stack))).toContain('2 topics');
    expect(wrongUse(() => Contact.topic(topic, { from: ' ', evidence: 'b' }))).toContain("'from'");
    expect(wrongUse(() => Contact.topic(topic, { from: 'a', evidence: '' }))).toContain('evidence');
  });
});
