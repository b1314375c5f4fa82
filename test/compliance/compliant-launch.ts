import { LaunchPlan, type LaunchPlanOptions } from '../../lib';
import { calendarText } from '../../lib/launch/calendar-text';
import type { DeclaredLaunch } from '../../lib/requirements/declared-launch';
import { ANSWERS } from '../launch/plans';

interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
}

export interface LaunchTemplate {
  Resources: Record<string, Resource>;
}

/** A launch with a special event in winter, notices one week before the opening, and no downtime. */
export function declaredLaunch(answers: Partial<LaunchPlanOptions> = {}): DeclaredLaunch {
  return LaunchPlan.hard({
    ...ANSWERS,
    moment: { ...ANSWERS.moment, specialEvents: [SALE] },
    notices: [{ to: 'all users', message: 'There is a new version.', channel: 'e-mail', on: '2027-03-24' }],
    thirdParties: [{ name: 'Pay Inc.', provides: 'payments', channel: 'phone', on: '2027-03-23' }],
    ...answers,
  }).declared;
}

export const SALE = { name: 'sale', firstDay: '2027-01-02', lastDay: '2027-01-09' };

/** A service behind a public load balancer, a change calendar, and schedules of notices to on-call staff. */
export function compliantLaunch(): LaunchTemplate {
  const resource = (Type: string, Properties: Record<string, unknown>): Resource => ({ Type, Properties });
  const schedule = (ScheduleExpression: string, Input: string) =>
    resource('AWS::Scheduler::Schedule', {
      ScheduleExpression,
      Target: { Arn: { Ref: 'OnCall' }, RoleArn: { 'Fn::GetAtt': ['Publisher', 'Arn'] }, Input },
    });
  return {
    Resources: {
      Web: resource('AWS::ECS::Service', {
        LoadBalancers: [{ TargetGroupArn: { Ref: 'Target' } }],
        DeploymentConfiguration: { MinimumHealthyPercent: 100 },
      }),
      Target: resource('AWS::ElasticLoadBalancingV2::TargetGroup', {
        TargetType: 'ip',
        TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }],
      }),
      Balancer: resource('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internet-facing' }),
      Listener: resource('AWS::ElasticLoadBalancingV2::Listener', {
        LoadBalancerArn: { Ref: 'Balancer' },
        DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      }),
      Rule: resource('AWS::ElasticLoadBalancingV2::ListenerRule', {
        ListenerArn: { Ref: 'Listener' },
        Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Target' } }],
      }),
      Acl: resource('AWS::WAFv2::WebACL', {
        DefaultAction: { Allow: {} },
        CustomResponseBodies: { Closed: { ContentType: 'TEXT_PLAIN', Content: 'Back soon.' } },
        Rules: [
          {
            Name: 'Closed',
            Priority: 0,
            Action: { Block: { CustomResponse: { ResponseCode: 503, CustomResponseBodyKey: 'Closed' } } },
          },
        ],
      }),
      Association: resource('AWS::WAFv2::WebACLAssociation', {
        ResourceArn: { Ref: 'Balancer' },
        WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] },
      }),
      Calendar: resource('AWS::SSM::Document', {
        DocumentType: 'ChangeCalendar',
        Content: calendarText('Freezes', [SALE]),
      }),
      OnCall: resource('AWS::SNS::Topic', {
        Subscription: [{ Protocol: 'email', Endpoint: 'ops@example.com' }],
      }),
      Publisher: resource('AWS::IAM::Role', {
        Policies: [
          {
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: 'OnCall' } }],
            },
          },
        ],
      }),
      Users: schedule('at(2027-03-24T09:00:00)', 'Notify all users: there is a new version'),
      ThirdParty: schedule('at(2027-03-23T15:30:00)', 'Call Pay Inc.'),
    },
  };
}
