import { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { SoftLaunchEnv, type StageEnv } from '../../lib';
import { ANSWERS, build, changed, LAUNCHING, refusalOf } from './temp-file';
import { stackTemplate } from '../components/stack-template';

// Each is built alone, since a production takes its time.
const [SHARED, SOFT_LAUNCH, PRODUCTION] = LAUNCHING.split(/^(?= {2}(?:SoftLaunch|Production):)/m);

function built(content: string): StageEnv {
  const [environment] = build(content);
  return environment;
}

function softLaunch(...[passage, replacement]: readonly [string, string]): StageEnv {
  return built(changed(passage, replacement, SHARED + SOFT_LAUNCH));
}

function production(...[passage, replacement]: readonly [string, string]): StageEnv {
  return built(changed(passage, replacement, SHARED + PRODUCTION));
}

const CLOSED = '{ closed: {} }';

describe('an environment that goes live stands as its answers say', () => {
  test('production, with everything in its place', () => {
    const environment = production(
      'objectives: {',
      'paths: [{ overSiteToSiteVpn: { traffic: monitoring, from: the network, to: the partner, connection: vpn-0123456789abcdef0 } }]\n    objectives: {',
    );
    const { declarations, profile } = environment;

    expect(profile.stage).toBe('Production');
    expect(declarations).toMatchObject({
      teamAccess: { kind: 'client vpn' },
      publicAccess: { allUsers: false, ranges: ['198.51.100.0/24'] },
      frameworks: [{ name: 'GDPR' }],
      objectives: { availability: 99.9, rtoMinutes: 15, peakLoad: 2 },
    });
    expect(declarations.paths).toContainEqual(
      expect.objectContaining({ to: 'the partner', carrier: 'vpn-0123456789abcdef0' }),
    );
    expect(environment.support.map((it) => Stack.of(it).region)).toEqual(['eu-west-1']);
    const template = stackTemplate(Stack.of(environment));
    template.hasResourceProperties('AWS::EC2::ClientVpnEndpoint', { ClientCidrBlock: '10.255.0.0/22' });
    template.hasResourceProperties('AWS::SNS::Subscription', { Endpoint: 'ops@example.com' });
    template.resourceCountIs('AWS::Route53::HostedZone', 1);
  });

  test('soft launch without data and without alarms', () => {
    const { profile, support } = softLaunch(CLOSED, CLOSED);

    expect(profile.stage).toBe('SoftLaunch');
    expect(profile.requirements['BAK-1'].required).toBe(false);
    expect(profile.requirements['MON-1'].required).toBe(false);
    expect(support).toEqual([]);
  });

  test('open by a plan for a select group', () => {
    const environment = softLaunch(
      CLOSED,
      `{ open: { soft: { ${ANSWERS}, staffed: true, audience: { description: beta, ranges: [198.51.100.0/24] } } } }
    contacts: [{ email: ops@example.com }]`,
    );
    const { publicAccess, launch } = environment.declarations;

    expect(publicAccess).toMatchObject({ allUsers: false, ranges: ['198.51.100.0/24'] });
    expect(launch).toMatchObject({ kind: 'soft', opensOn: '2027-03-31', audience: { description: 'beta' } });
  });

  test('open by a plan for everybody', () => {
    const { publicAccess, launch } = production(
      '{ closed: { testers: [198.51.100.0/24] } }',
      `{ open: { hard: { ${ANSWERS} } } }`,
    ).declarations;

    expect(publicAccess).toMatchObject({ allUsers: true });
    expect(launch).toMatchObject({ kind: 'hard', thirdParties: [{ name: 'Mailer' }] });
  });

  test('with a calendar of its special events, and a notice on its day', () => {
    const events = "specialEvents: [{ name: sale, firstDay: '2027-01-02', lastDay: '2027-01-09' }]";
    const environment = production(
      '{ closed: { testers: [198.51.100.0/24] } }',
      `{ open: { hard: { ${ANSWERS.replace('specialEvents: []', events)} } } }`,
    );

    const template = stackTemplate(Stack.of(environment));
    template.hasResourceProperties('AWS::SSM::Document', {
      DocumentType: 'ChangeCalendar',
      Content: Match.stringLikeRegexp('SUMMARY:sale'),
    });
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'at(2027-03-01T09:00:00)',
      Target: { Input: Match.stringLikeRegexp('Notify Mailer today') },
    });
  });

  test('without contacts, once third parties have been notified', () => {
    const notified = ANSWERS.replace("on: '2027-03-01'", "on: '2027-03-01', notifiedAt: wiki/notified");
    const environment = softLaunch(
      CLOSED,
      `{ open: { soft: { ${notified}, staffed: true, audience: { description: beta, ranges: [198.51.100.0/24] } } } }`,
    );

    if (!(environment instanceof SoftLaunchEnv)) throw new Error('it is no soft launch');
    expect(environment.announcements?.schedules).toEqual([]);
  });

  test.each([
    [
      'backup',
      '{ notRetained: { reason: nothing is kept } }',
      '{ inherited: { from: by policy, evidence: wiki } }',
      { requirement: 'BAK-1', from: 'by policy', evidence: 'wiki' },
    ],
    [
      'monitoring',
      '{ waived: { reason: office hours } }',
      '{ inherited: { from: centrally, evidence: wiki } }',
      { requirement: 'MON-1', from: 'centrally', evidence: 'wiki' },
    ],
    [
      'web firewall',
      'frameworks:',
      "firewall: { existing: { webAcl: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1', from: ours, evidence: wiki } }\n    frameworks:",
      expect.objectContaining({ requirement: 'SEC-1', from: 'ours', evidence: 'wiki' }),
    ],
    [
      'VPN',
      'evidence: wiki/vpn',
      'evidence: wiki/vpns',
      { requirement: 'SEC-2', from: 'VPN', evidence: 'wiki/vpns' },
    ],
  ])('with a %s of the organization', (_, passage, replacement, inherited) => {
    expect(softLaunch(passage, replacement).declarations.inherited).toContainEqual(inherited);
  });

  test.each([
    [
      'backup',
      '{ notRetained: { reason: nothing is kept } }',
      (terms: string) => `{ waived: ${terms} }`,
      'BAK-1',
    ],
    [
      'VPN',
      '{ existing: { description: VPN, ranges: [192.168.0.0/24], evidence: wiki/vpn } }',
      (terms: string) => `{ networks: [203.0.113.0/24], withoutVpn: ${terms} }`,
      'SEC-2',
    ],
  ])('without a %s, for a time', (_, passage, waiving, requirement) => {
    const waived = waiving("{ reason: soon, requestedBy: Ann, approvedBy: Bob, expires: '2027-06-30' }");

    expect(softLaunch(passage, waived).declarations.waivers).toContainEqual({
      requirement,
      reason: 'soon',
      requestedBy: 'Ann',
      approvedBy: 'Bob',
      expires: '2027-06-30',
    });
  });

  test('with a service that runs once, one that scales, and one that sends egress', () => {
    const { declarations } = softLaunch(
      'uses: [Orders]',
      "uses: [Orders], scaling: { maxInstances: 4 }, egress: [{ destination: 203.0.113.7/32, port: 25, reason: mail }] }\n  Once: { image: 'nginx:1.29.3', singleton: { reason: it counts }",
    );

    expect(declarations.singletons).toEqual([expect.objectContaining({ reason: 'it counts' })]);
    expect(declarations.egress).toContainEqual({
      component: 'Web',
      destination: '203.0.113.7/32',
      port: 25,
      reason: 'mail',
    });
  });

  test('with users of a VPN whom a directory knows', () => {
    const environment = softLaunch(
      '{ existing: { description: VPN, ranges: [192.168.0.0/24], evidence: wiki/vpn } }',
      "{ clientVpn: { serverCertificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/a', clientCidr: 10.255.0.0/22, authentication: { directory: { id: d-1234567890, groups: { operations: [S-1], business: [S-2] } } } } }",
    );

    expect(environment.declarations.teamAccess?.description).toContain('operations and business separated');
  });
});

test('what only the constructs can refuse names the place of the environment', () => {
  const content = changed(
    'objectives: {',
    'network: { natGateways: 0 }\n    objectives: {',
    SHARED + PRODUCTION,
  );

  expect(refusalOf(() => build(content))).toEqual([
    expect.stringMatching(/^stages\.yaml:7:3 environments\.Production: NAT gateways of the network: got 0/),
  ]);
});
