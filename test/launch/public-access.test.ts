import { OutcomeState } from '../../lib/compliance/outcome';
import { runCheck } from '../../lib/compliance/run-checks';
import { Passage, passageOf } from '../../lib/compliance/analysis/requests';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../lib/compliance/model/resource-model';
import { PublicAccess } from '../../lib/launch/public-access';
import { LaunchPlan } from '../../lib/launch/launch-plan';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { DECLARATIONS } from '../compliance/compliant-staging';
import { inModel } from '../compliance/protected-production';
import { flows, resource, resourcesOf } from '../components/reading';
import { wrongUse } from '../components/wrong-use';
import { type Different, type Launched, launched, TESTERS } from './a-launch';
import { ANSWERS, SOFT_ANSWERS } from './plans';

const AUDIENCE = '192.0.2.0/25';
const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const GROUP = 'AWS::EC2::SecurityGroup';

const HARD = LaunchPlan.hard(ANSWERS);
const SOFT = softFor(AUDIENCE);

function softFor(range: string): LaunchPlan {
  return LaunchPlan.soft({ ...SOFT_ANSWERS, audience: { description: 'beta users', ranges: [range] } });
}

function modelOf({ template }: Launched): ResourceModel {
  return modelFromTemplate(template.toJSON(), { name: 'Shop', account: '111122223333', region: 'eu-west-1' });
}

/** What becomes of requests to a load balancer. */
function passages(
  model: ResourceModel,
  loadBalancer: 'PublicLoadBalancer' | 'TeamLoadBalancer',
): { [request: string]: Passage } {
  const balancer = inModel(model, BALANCER, `EnvShared${loadBalancer}`);
  return Object.fromEntries(
    REQUESTS.map((request) => {
      const [from = '', port] = request.split(' to ');
      return [request, passageOf({ from, port: Number(port) }, balancer, model)];
    }),
  );
}

const REQUESTS = [
  '198.51.100.0 to 443',
  '198.51.100.255 to 443',
  '198.51.100.7 to 80',
  '198.51.100.7 to 22',
  '198.51.99.255 to 443',
  '198.51.101.0 to 443',
  '192.0.2.1 to 443',
  '192.0.2.128 to 443',
  '8.8.8.8 to 443',
  '8.8.8.8 to 80',
  '8.8.8.8 to 8080',
  '10.0.7.7 to 443',
  '2001:4860:4860::8888 to 443',
];
const [YES, NO] = [Passage.ALLOWED, Passage.REFUSED];

describe.each<[string, Different, Passage[]]>([
  ['closed to all but the team', {}, [NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO]],
  [
    'closed, with testers',
    { publicAccess: PublicAccess.closed({ testers: [TESTERS] }) },
    [YES, YES, YES, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO],
  ],
  [
    'open to the audience of a soft launch',
    { publicAccess: PublicAccess.open(SOFT), stage: StageKind.SOFT_LAUNCH },
    [NO, NO, NO, NO, NO, NO, YES, NO, NO, NO, NO, NO, NO],
  ],
  [
    'open to all users',
    { publicAccess: PublicAccess.open(HARD) },
    [YES, YES, YES, NO, YES, YES, YES, YES, YES, YES, NO, YES, NO],
  ],
])('an environment that is %s', (_, different, expected) => {
  const made = launched(different);
  const model = modelOf(made);

  test('lets pass at its public load balancer', () => {
    expect(passages(model, 'PublicLoadBalancer')).toEqual(
      Object.fromEntries(expected.map((passage, index) => [REQUESTS[index], passage])),
    );
  });

  test('admits only members of the VPN’s security group to the team’s load balancer', () => {
    expect(new Set(Object.values(passages(model, 'TeamLoadBalancer')))).toEqual(new Set([NO]));
  });

  test('is found to be so by the checks', () => {
    const declarations: Declarations = {
      ...DECLARATIONS,
      stage: made.host.profile.stage,
      teamAccess: made.teamAccess.declared,
      publicAccess: made.loadBalancerConfigs.publicAccess.declared,
      egress: [{ component: 'Web', destination: '0.0.0.0/0', port: 443, reason: 'image registry' }],
    };
    const context = { declarations, profile: made.host.profile };
    const ids = [
      'SEC-1.declared-egress-only',
      'SEC-1.declared-ingress-only',
      'SEC-1.web-firewall',
      'SEC-2.vpn',
      'SEC-4.encrypted-in-transit',
      ...(made.host.profile.stage === StageKind.SOFT_LAUNCH ? ['LCH-2.restricted-audience'] : []),
    ];
    const results = ids.map((id) => runCheck(id, model, context));
    expect(
      results.map(({ check, reason, state }) => [check, state, state === OutcomeState.MET ? '' : reason]),
    ).toEqual(ids.map((id) => [id, 'met', '']));
  });
});

test('opening changes who passes, and replaces neither load balancer nor security group', () => {
  const [closed, open] = [launched(), launched({ publicAccess: PublicAccess.open(HARD) })];
  const kept = ({ template }: Launched, type: string) =>
    resourcesOf(template, type).map(([id, { Properties }]) => [
      id,
      Properties?.GroupDescription,
      Properties?.Scheme,
      Properties?.Subnets,
    ]);

  for (const type of [BALANCER, GROUP, 'AWS::ElasticLoadBalancingV2::Listener', 'AWS::WAFv2::WebACL']) {
    expect(kept(open, type)).toEqual(kept(closed, type));
  }
});

test('only the public load balancer’s own security group admits the internet, on its two ports', () => {
  const { template } = launched({ publicAccess: PublicAccess.open(HARD) });
  const [group] = resource(template, GROUP, 'PublicLoadBalancer');
  expect(flows(template, 'Ingress').filter(({ peer }) => peer === '0.0.0.0/0')).toEqual([
    { group, peer: '0.0.0.0/0', port: 80 },
    { group, peer: '0.0.0.0/0', port: 443 },
  ]);
});

test('a soft launch environment is not opened to all users', () => {
  const attempt = () => launched({ publicAccess: PublicAccess.open(HARD), stage: StageKind.SOFT_LAUNCH });
  expect(wrongUse(attempt)).toContain('a soft launch is for a select group of users');
});

test('an audience comes from outside of the network', () => {
  const plan = softFor('10.0.7.0/24');
  expect(wrongUse(() => launched({ publicAccess: PublicAccess.open(plan) }))).toContain(
    'range of the audience',
  );
});
