import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { runChecks } from '../../../lib/compliance/run-checks';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { UNKNOWN, NOT_MET } from '../check-outcome';
import { DECLARATIONS } from '../compliant-staging';

const NESTED = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/t' } };

const MACRO = 'macro Acme::Hardening may add and change resources';

/** The result of a check of resources beside template gaps. */
function expected(check: string, Resources: Record<string, unknown>, Transform?: string) {
  const template = { ...(Transform === undefined ? {} : { Transform }), Resources };
  const [{ state, reason, findings }] = runChecks([check], modelFromTemplate(template), {
    declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION },
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
  });
  return {
    state,
    reason,
    findings: findings.map((one) => [one.resource?.logicalId, one.state, one.reason]),
  };
}

const plain = { Type: 'AWS::EC2::Volume', Properties: { Encrypted: false } };

const later = { Type: 'AWS::EC2::Volume', Properties: { Encrypted: { 'Fn::GetAtt': ['Far', 'Outputs.X'] } } };

const vpn = { Type: 'AWS::EC2::ClientVpnEndpoint', Properties: {} };

test('a missing resource may be in the gap; the finding names the resource', () => {
  const { state, findings } = expected('MON-2.alarm-coverage', {
    Queue: { Type: 'AWS::DynamoDB::Table' },
    Far: NESTED,
  });

  expect(state).toBe(UNKNOWN);
  expect(findings).toEqual([
    ['Queue', UNKNOWN, expect.stringMatching(/^No alarm is on .* The templates may not show all: .*Far/)],
  ]);
});

test('a met check is unknown, with a finding about the environment', () => {
  const { state, findings } = expected('SEC-4.encrypted-at-rest', {
    Disk: { ...plain, Properties: { Encrypted: true } },
    Far: NESTED,
  });

  expect(state).toBe(UNKNOWN);
  expect(findings).toEqual([[undefined, UNKNOWN, expect.stringMatching(/Far/)]]);
});

test('a fault in the template remains, before findings that are unknown', () => {
  const { state, reason, findings } = expected('SEC-2.vpn', { Vpn: vpn, Far: NESTED });

  expect(state).toBe(NOT_MET);
  expect(reason).toMatch(/^Client VPN endpoint Vpn has no security group/);
  expect(findings).toContainEqual(['Vpn', NOT_MET, 'Client VPN endpoint Vpn does not log connections.']);
  expect(findings).toContainEqual([
    'Vpn',
    UNKNOWN,
    expect.stringMatching(
      /^Client VPN endpoint Vpn is associated with no subnet\. The templates may not show all/,
    ),
  ]);
});

test('a macro may change a fault in the template', () => {
  const { state, findings } = expected(
    'SEC-4.encrypted-at-rest',
    { Disk: plain, Far: NESTED },
    'Acme::Hardening',
  );

  expect(state).toBe(UNKNOWN);
  expect(findings).toEqual([['Disk', UNKNOWN, expect.stringContaining(MACRO)]]);
});

test('a finding that is unknown anyway does not name the gap', () => {
  const { findings } = expected('SEC-4.encrypted-at-rest', { Disk: later }, 'Acme::Hardening');

  expect(findings).toEqual([['Disk', UNKNOWN, expect.not.stringContaining(MACRO)]]);
});
