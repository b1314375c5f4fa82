import {
  type Properties,
  type Placed,
  MET,
  NOT_MET,
  UNKNOWN,
  NOT_APPLICABLE,
  checkOutcome,
} from '../../check-outcome';
import { declaredLaunch } from '../../compliant-launch';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

const noticed = (downtime: boolean, disconnection: boolean) => ({
  launch: declaredLaunch({ experience: { downtime, disconnection, clientUpgrade: false } }),
});

describe('a maintenance page', () => {
  const page = (changed: Properties = {}) => ({
    Type: 'fixed-response',
    FixedResponseConfig: { StatusCode: '503', MessageBody: 'Back soon.', ...changed },
  });
  const face = (...actions: Properties[]): Placed => ({
    Face: [BALANCER, { Scheme: 'internet-facing' }],
    Listener: [LISTENER, { LoadBalancerArn: { Ref: 'Face' }, DefaultActions: actions }],
  });
  const acl = (CustomResponseBodyKey: string, Content: unknown = 'Back soon.'): Placed => ({
    Acl: [
      'AWS::WAFv2::WebACL',
      {
        CustomResponseBodies: { Closed: { Content } },
        Rules: [
          { Action: { Allow: {} } },
          { Action: { Block: { CustomResponse: { ResponseCode: 503, CustomResponseBodyKey } } } },
        ],
      },
    ],
    Before: [
      'AWS::WAFv2::WebACLAssociation',
      { ResourceArn: { Ref: 'Face' }, WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } },
    ],
  });
  const rule = (ListenerArn: unknown): Placed => ({ Rule: [RULE, { ListenerArn, Actions: [page()] }] });

  test.each<[string, Placed, string]>([
    ['of the listener', face(page()), MET],
    ['of the listener, beside another action', face({ Type: 'forward' }, page()), MET],
    ['for clients that are too old', face(page({ StatusCode: '426' })), MET],
    ['with another status', face(page({ StatusCode: '200' })), NOT_MET],
    ['with a blank body', face(page({ MessageBody: ' ' })), NOT_MET],
    ['with no body', face(page({ MessageBody: undefined })), NOT_MET],
    ['of a rule', { ...face(), ...rule({ Ref: 'Listener' }) }, MET],
    ['of a rule of another listener', { ...face(), ...rule('another') }, NOT_MET],
    [
      'of another listener',
      { ...face(page()), Listener: [LISTENER, { LoadBalancerArn: 'another', DefaultActions: [page()] }] },
      NOT_MET,
    ],
    ['of the web ACL', { ...face(), ...acl('Closed') }, MET],
    ['of the web ACL, with a blank body', { ...face(), ...acl('Closed', '') }, NOT_MET],
    ['of the web ACL, with a body that does not exist', { ...face(), ...acl('Open') }, NOT_MET],
    [
      'of a web ACL in no template',
      {
        ...face(),
        Before: ['AWS::WAFv2::WebACLAssociation', { ResourceArn: { Ref: 'Face' }, WebACLArn: 'x' }],
      },
      UNKNOWN,
    ],
    ['of an internal load balancer', { Face: [BALANCER, { Scheme: 'internal' }] }, NOT_APPLICABLE],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('DWN-2.maintenance-page', placed, noticed(true, true)).state).toBe(state);
  });
});
