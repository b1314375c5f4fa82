import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { runChecks } from '../../../lib/compliance/run-checks';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/stage-profile';
import { DECLARATIONS } from '../compliant-staging';
import { NO, PENDING } from '../verdict-of';

const NESTED = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/t' } };
const MACRO = 'macro Acme::Hardening may add resources, and change those that are written';

/** What a check says of resources beside others that no template shows. */
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

test('what is missing may stand there, and is told of its resource', () => {
  const { state, findings } = expected('MON-2.alarm-coverage', {
    Queue: { Type: 'AWS::DynamoDB::Table' },
    Far: NESTED,
  });

  expect(state).toBe(PENDING);
  expect(findings).toEqual([
    ['Queue', PENDING, expect.stringMatching(/^no alarm watches it, as far as it is written: .*Far/)],
  ]);
});

test('what is met may be broken there, which is told of no resource', () => {
  const { state, findings } = expected('SEC-4.encrypted-at-rest', {
    Disk: { ...plain, Properties: { Encrypted: true } },
    Far: NESTED,
  });

  expect(state).toBe(PENDING);
  expect(findings).toEqual([[undefined, PENDING, expect.stringMatching(/Far/)]]);
});

test('a fault that is written stays, and comes first, beside what may stand there', () => {
  const { state, reason, findings } = expected('SEC-2.vpn', { Vpn: vpn, Far: NESTED });

  expect(state).toBe(NO);
  expect(reason).toMatch(/^Vpn: it has no security group of its own/);
  expect(findings).toContainEqual(['Vpn', NO, 'it keeps no log of connections']);
  expect(findings).toContainEqual([
    'Vpn',
    PENDING,
    expect.stringMatching(/^it is associated with no subnet, as far as it is written/),
  ]);
});

test('a macro among others may change a fault that is written', () => {
  const { state, findings } = expected(
    'SEC-4.encrypted-at-rest',
    { Disk: plain, Far: NESTED },
    'Acme::Hardening',
  );

  expect(state).toBe(PENDING);
  expect(findings).toEqual([['Disk', PENDING, expect.stringContaining(MACRO)]]);
});

test('what is open anyway keeps its reason', () => {
  const { findings } = expected('SEC-4.encrypted-at-rest', { Disk: later }, 'Acme::Hardening');

  expect(findings).toEqual([['Disk', PENDING, expect.not.stringContaining(MACRO)]]);
});
