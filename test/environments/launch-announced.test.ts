import { App, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import {
  PublicAccess,
  Contact,
  LaunchPlan,
  type LaunchPlanOptions,
  Monitoring,
  type SoftLaunchEnv,
  StageKind,
} from '../../lib';
import { type NagFinding } from '../../lib/compliance';
import { nagPackPlugins } from '../../lib/compliance/nag/nag-pack-plugin';
import { runCheck } from '../../lib/compliance/run-checks';
import { modelFromSynthesized } from '../../lib/compliance/model/from-scope';
import { ALL_PACKS } from '../compliance/nag/pack-of';
import { wrongUse } from '../components/wrong-use';
import { ANSWERS, SOFT_ANSWERS } from '../launch/plans';
import { addLaunch, type LaunchStage, type Variation } from './launch-program';
import { stackTemplate } from '../components/stack-template';

const [WEB] = ANSWERS.components;
const PLAN: LaunchPlanOptions = {
  ...ANSWERS,
  experience: { downtime: true, disconnection: false, clientUpgrade: false },
  moment: {
    ...ANSWERS.moment,
    specialEvents: [{ name: 'sale', firstDay: '2027-01-02', lastDay: '2027-01-09' }],
  },
  notices: [{ to: 'all users', message: 'down for an hour', channel: 'e-mail', on: '2027-03-24' }],
  thirdParties: [{ name: 'Pay Inc.', provides: 'payments', channel: 'phone', on: '2027-03-23' }],
  components: ['Orders', 'Api', 'Web'].map((component) => ({ ...WEB, component })),
};

function launched(variation: Variation, kind: LaunchStage = StageKind.PRODUCTION) {
  const { environment } = addLaunch(new App(), kind, 'Live', { variation });
  return { environment, template: stackTemplate(Stack.of(environment)) };
}

/** The one-time schedules, without the recurring one of the heartbeat of backups. */
function noticesIn(inTemplate: typeof template): string[] {
  return Object.keys(
    inTemplate.findResources('AWS::Scheduler::Schedule', {
      Properties: { ScheduleExpression: Match.stringLikeRegexp('^at') },
    }),
  );
}

const open = PublicAccess.open(LaunchPlan.hard(PLAN));
const { environment, template } = launched({ publicAccess: open });

describe('a launch that is announced', () => {
  test('has a calendar of its special events, under a name that others can ask', () => {
    template.hasResourceProperties('AWS::SSM::Document', {
      DocumentType: 'ChangeCalendar',
      DocumentFormat: 'TEXT',
      Name: Match.stringLikeRegexp('^Live-Shop-Environment-Freezes-'),
      Content: Match.stringLikeRegexp('DEFAULT_OPEN[^]*SUMMARY:sale[^]*DTEND:20270110T000000Z'),
    });
  });

  test('reminds the contacts of alarms, once, whom to notify of what', () => {
    const { topic } = environment.monitoring;
    const reminds = (expression: string, input: string) =>
      template.hasResourceProperties('AWS::Scheduler::Schedule', {
        ScheduleExpression: expression,
        ScheduleExpressionTimezone: 'Etc/UTC',
        Target: {
          Arn: Stack.of(environment).resolve(topic?.topicArn) as unknown,
          Input: Match.stringLikeRegexp(input),
        },
      });

    expect(noticesIn(template)).toHaveLength(2);
    reminds('at(2027-03-24T09:00:00)', 'Notify all users today .* by e-mail: down for an hour');
    reminds('at(2027-03-23T09:00:00)', 'Notify Pay Inc. today .* by phone: .*2027-03-31.*payments');
  });

  test('lets schedules do nothing but publish there, and no other principal use their role', () => {
    const stack = Stack.of(environment);
    const announcements = environment.announcements;
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Action: 'sns:Publish',
            Effect: 'Allow',
            Resource: stack.resolve(announcements?.topic?.topicArn) as unknown,
          },
          {
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Effect: 'Allow',
            Resource: stack.resolve(announcements?.topic?.masterKey?.keyArn) as unknown,
          },
        ],
      },
      Roles: [stack.resolve(announcements?.role?.roleName) as unknown],
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
          }),
        ],
      },
    });
  });

  test('shows a page that it is closed to who comes while it is down', () => {
    template.hasResourceProperties('AWS::WAFv2::WebACL', {
      CustomResponseBodies: { Closed: { ContentType: 'TEXT_HTML' } },
      Rules: Match.arrayWith([
        Match.objectLike({
          Priority: 0,
          Action: { Block: { CustomResponse: { ResponseCode: 503, CustomResponseBodyKey: 'Closed' } } },
        }),
      ]),
    });
  });

  test('drains connections for as long as a load balancer waits', () => {
    template.allResourcesProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      TargetGroupAttributes: Match.arrayWith([{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }]),
    });
  });

  test.each([
    'DWN-2.zero-downtime',
    'DWN-2.maintenance-page',
    'WHN-1.change-calendar',
    'NTF-1.user-notices',
    'NTF-2.third-party-notices',
  ])('keeps its plan: %s', (check) => {
    const { declarations, profile } = environment;
    const context = { declarations, profile };

    expect(runCheck(check, modelFromSynthesized(environment), context)).toMatchObject({ state: 'met' });
  });

  test('brings no finding of four cdk-nag packs', () => {
    const packs = nagPackPlugins(ALL_PACKS, environment);
    const findings: readonly NagFinding[] = packs.flatMap(({ result }) => result.findings);

    expect(findings.map(({ rule, resource }) => [rule, resource])).toEqual([]);
  });
});

describe('a soft launch without monitoring', () => {
  const soft = (variation: Variation): ReturnType<typeof launched> & { environment: SoftLaunchEnv } =>
    launched(
      {
        publicAccess: PublicAccess.open(LaunchPlan.soft({ ...SOFT_ANSWERS, ...PLAN })),
        monitoring: Monitoring.waived({ reason: 'office hours' }),
        ...variation,
      },
      StageKind.SOFT_LAUNCH,
    );

  test('notifies its contacts by a topic of its own, encrypted with the data key', () => {
    const announced = soft({});
    const { dataKey } = announced.environment;

    announced.template.hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: Stack.of(announced.environment).resolve(dataKey.keyArn) as unknown,
    });
    announced.template.hasResourceProperties('AWS::SNS::Subscription', {
      Endpoint: 'operations@example.com',
    });
  });

  test('uses the topic that a contact brings', () => {
    const app = new App();
    const topic = Topic.fromTopicArn(
      new Stack(app, 'Else'),
      'Topic',
      'arn:aws:sns:eu-west-1:111122223333:calls',
    );
    const announced = soft({ contacts: [Contact.topic(topic, { from: 'on call', evidence: 'wiki' })] });

    announced.template.allResourcesProperties('AWS::Scheduler::Schedule', {
      Target: { Arn: 'arn:aws:sns:eu-west-1:111122223333:calls' },
    });
    announced.template.resourceCountIs('AWS::SNS::Topic', 0);
    expect(announced.environment.declarations.inherited).toEqual(
      expect.arrayContaining(
        ['NTF-1', 'NTF-2'].map((requirement) => ({
          requirement,
          part: 'the subscribers of the topic of the contacts',
          from: 'on call',
          evidence: 'wiki',
        })),
      ),
    );
  });

  test('is refused without contacts', () => {
    expect(wrongUse(() => soft({ contacts: [] }))).toMatch(/contacts.*at least one receiver.*NTF-1/);
  });

  test('needs none once all users are notified', () => {
    const notices = PLAN.notices.map((notice) => ({ ...notice, notifiedAt: 'wiki/notified' }));
    const plan = LaunchPlan.soft({ ...SOFT_ANSWERS, ...PLAN, notices, thirdParties: [] });
    const { announcements } = soft({ contacts: [], publicAccess: PublicAccess.open(plan) }).environment;

    expect(announcements?.schedules).toEqual([]);
  });
});

test('what is not planned is not made', () => {
  const closed = launched({ publicAccess: PublicAccess.closed() });
  expect(closed.environment.announcements).toBeUndefined();

  const quiet = launched({
    publicAccess: PublicAccess.open(LaunchPlan.hard({ ...ANSWERS, components: PLAN.components })),
  });
  expect(noticesIn(quiet.template)).toEqual([]);
  expect(quiet.environment.announcements).toMatchObject({ calendar: undefined, schedules: [] });
});

test('a notice that is taken out leaves the others as they were', () => {
  const idsOf = (notices: LaunchPlanOptions['notices']) =>
    Object.keys(
      launched({
        publicAccess: PublicAccess.open(LaunchPlan.hard({ ...PLAN, notices })),
      }).template.findResources('AWS::Scheduler::Schedule'),
    );
  const second = { ...PLAN.notices[0], to: 'partners' };

  expect(idsOf([...PLAN.notices, second])).toEqual(expect.arrayContaining(idsOf([second])));
});
