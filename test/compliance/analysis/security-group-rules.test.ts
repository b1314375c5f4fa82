import { securityGroupRules, ruleText } from '../../../lib/compliance/analysis/security-group-rules';
import { type Properties, modelWith } from '../check-outcome';

const group = (properties: Properties) => ['AWS::EC2::SecurityGroup', properties] as const;

test.each<[string, Properties, string]>([
  [
    'one port',
    { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '203.0.113.0/24' }] },
    'ingress from 203.0.113.0/24 on port 443',
  ],
  [
    'several ports',
    { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 443, CidrIp: '203.0.113.0/24' }] },
    'ingress from 203.0.113.0/24 on ports 80-443',
  ],
  [
    'every port',
    { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] },
    'egress to 0.0.0.0/0 on all ports',
  ],
])('the text of a rule for %s', (_what, properties, expected) => {
  expect(securityGroupRules(modelWith({ Group: group(properties) })).map(ruleText)).toEqual([expected]);
});
