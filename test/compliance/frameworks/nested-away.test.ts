import { NOT_MET, UNKNOWN, type Placed, checkOutcome } from '../check-outcome';

/** What may stand in a nested stack whose template nobody has, and so is not said to be missing. */
const PLACED: Record<string, Placed> = {
  'CTL.flow-logs': { Network: ['AWS::EC2::VPC', {}] },
  'CTL.secret-rotation': { Secret: ['AWS::SecretsManager::Secret', {}] },
  'CTL.vpn-authorization': { Vpn: ['AWS::EC2::ClientVpnEndpoint', {}] },
  'CTL.web-acl-logs': { Firewall: ['AWS::WAFv2::WebACL', {}] },
};
const NESTED: Placed = { More: ['AWS::CloudFormation::Stack', { TemplateURL: 'https://example.com/t' }] };

test.each(Object.entries(PLACED))('%s asks for something beside the resource', (check, placed) => {
  expect(checkOutcome(check, placed).state).toBe(NOT_MET);
  expect(checkOutcome(check, { ...placed, ...NESTED }).state).toBe(UNKNOWN);
});

test.each<[string, Placed]>([
  ['CTL.key-rotation', { Key: ['AWS::KMS::Key', {}] }],
  ['CTL.log-encryption', { Log: ['AWS::Logs::LogGroup', {}] }],
  ['CTL.vpn-logs', { Vpn: ['AWS::EC2::ClientVpnEndpoint', {}] }],
])('%s asks for what the resource itself says, which nothing elsewhere can add', (check, placed) => {
  expect(checkOutcome(check, { ...placed, ...NESTED }).state).toBe(NOT_MET);
});
