import { NO, PENDING, type Placed, verdictOf } from '../verdict-of';

/** What may stand in a nested stack whose template nobody has, and so is not said to be missing. */
const PLACED: Record<string, Placed> = {
  'CTL.flow-logs': { Network: ['AWS::EC2::VPC', {}] },
  'CTL.secret-rotation': { Secret: ['AWS::SecretsManager::Secret', {}] },
  'CTL.vpn-authorization': { Vpn: ['AWS::EC2::ClientVpnEndpoint', {}] },
  'CTL.web-acl-logs': { Firewall: ['AWS::WAFv2::WebACL', {}] },
};
const NESTED: Placed = { More: ['AWS::CloudFormation::Stack', { TemplateURL: 'https://example.com/t' }] };

test.each(Object.entries(PLACED))('%s asks for something beside the resource', (check, placed) => {
  expect(verdictOf(check, placed).state).toBe(NO);
  expect(verdictOf(check, { ...placed, ...NESTED }).state).toBe(PENDING);
});

test.each<[string, Placed]>([
  ['CTL.key-rotation', { Key: ['AWS::KMS::Key', {}] }],
  ['CTL.log-encryption', { Log: ['AWS::Logs::LogGroup', {}] }],
  ['CTL.vpn-logs', { Vpn: ['AWS::EC2::ClientVpnEndpoint', {}] }],
])('%s asks for what the resource itself says, which nothing elsewhere can add', (check, placed) => {
  expect(verdictOf(check, { ...placed, ...NESTED }).state).toBe(NO);
});
