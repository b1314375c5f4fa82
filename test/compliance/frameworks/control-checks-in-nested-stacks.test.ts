import { NOT_MET, UNKNOWN, type Placed, checkOutcome } from '../check-outcome';

/** Resources that may be in a nested stack without a template, so that they are unknown and not missing. */
const PLACED: Record<string, Placed> = {
  'CTL.flow-logs': { Network: ['AWS::EC2::VPC', {}] },
  'CTL.secret-rotation': { Secret: ['AWS::SecretsManager::Secret', {}] },
  'CTL.vpn-authorization': { Vpn: ['AWS::EC2::ClientVpnEndpoint', {}] },
  'CTL.web-acl-logs': { Firewall: ['AWS::WAFv2::WebACL', {}] },
};
const NESTED: Placed = { More: ['AWS::CloudFormation::Stack', { TemplateURL: 'https://example.com/t' }] };

test.each(Object.entries(PLACED))('%s requires another resource', (check, placed) => {
  expect(checkOutcome(check, placed).state).toBe(NOT_MET);
  expect(checkOutcome(check, { ...placed, ...NESTED }).state).toBe(UNKNOWN);
});

test.each<[string, Placed]>([
  ['CTL.key-rotation', { Key: ['AWS::KMS::Key', {}] }],
  ['CTL.log-encryption', { Log: ['AWS::Logs::LogGroup', {}] }],
  ['CTL.vpn-logs', { Vpn: ['AWS::EC2::ClientVpnEndpoint', {}] }],
])('%s evaluates a property of the resource itself, which a nested stack cannot add', (check, placed) => {
  expect(checkOutcome(check, { ...placed, ...NESTED }).state).toBe(NOT_MET);
});
