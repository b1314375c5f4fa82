import {
  ATTRIBUTE,
  MET,
  modelWith,
  NOT_MET,
  type Placed,
  type Properties,
  checkOutcome,
  findingIds,
} from '../check-outcome';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { zoneOf } from '../../../lib/compliance/analysis/zones';
import { ruleText, securityGroupRules } from '../../../lib/compliance/analysis/security-group-rules';

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
])('a rule of %s is told in words', (_what, properties, expected) => {
  expect(securityGroupRules(modelWith({ Group: group(properties) })).map(ruleText)).toEqual([expected]);
});

test('a zone by its index is counted from one, as people count', () => {
  const model = modelWith({
    Subnet: ['AWS::EC2::Subnet', { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }],
  });

  expect(zoneOf(model.ofType('AWS::EC2::Subnet')[0], model)).toBe('zone 1');
});

test('a runbook names its store by a variable of a text', () => {
  const text = {
    'Fn::Sub': ['restore ${Store}', { Store: { 'Fn::GetAtt': ['Orders', 'Endpoint.Address'] } }],
  };
  const step = {
    action: 'aws:executeAwsApi',
    inputs: { Service: 'rds', Api: 'RestoreDBInstanceFromDBSnapshot', Text: text },
  };

  expect(
    checkOutcome('BAK-5.restore-runbooks', {
      Orders: ['AWS::RDS::DBInstance', {}],
      Runbook: ['AWS::SSM::Document', { DocumentType: 'Automation', Content: { mainSteps: [step] } }],
    }).state,
  ).toBe(MET);
});

test('a rule that lets nothing out is no traffic', () => {
  const out = (CidrIp: string) =>
    checkOutcome('SEC-1.declared-egress-only', {
      Group: group({ SecurityGroupEgress: [{ IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp }] }),
    }).state;

  expect(out('255.255.255.255/32')).toBe(MET);
  expect(out('127.0.0.1/32')).toBe(MET);
  expect(out('8.8.8.8/32')).toBe(NOT_MET);
});

test('an alarm tells whether it does nothing, or nothing that anybody hears', () => {
  const alarm = (AlarmActions: unknown[]): Placed => ({
    Alarm: ['AWS::CloudWatch::Alarm', { AlarmActions }],
  });

  expect(findingIds('MON-3.alarm-notifications', alarm([]))).toEqual(['MON-3.no-action']);
  expect(findingIds('MON-3.alarm-notifications', alarm(['arn:aws:automate:eu-west-1:ec2:reboot']))).toEqual([
    'MON-3.no-topic',
  ]);
});

test.each<[string, string, Properties, string]>([
  ['BAK-1.absent', 'AWS::Backup::BackupPlan', {}, 'Backup plan It is not required in this stage.'],
  [
    'OBS-1.absent',
    'AWS::CloudWatch::Dashboard',
    {},
    'CloudWatch dashboard It is not required in this stage.',
  ],
  [
    'OBS-1.absent',
    'AWS::Lambda::Function',
    { TracingConfig: { Mode: 'Active' } },
    'Lambda function It has active tracing, which this stage does not require.',
  ],
  [
    'BAK-1.absent',
    'AWS::RDS::DBInstance',
    { BackupRetentionPeriod: ATTRIBUTE },
    'Whether RDS instance It has automated backups, which this stage does not require, is known only at deployment.',
  ],
])('%s tells what is there and was not asked for: %s', (check, type, properties, expected) => {
  const { findings } = checkOutcome(check, { It: [type, properties] }, { stage: StageKind.STAGING });

  expect(findings.map(({ reason }) => reason)).toEqual([expected]);
});

test.each<[string[], RegExp]>([
  [[], /^Only the team can send requests/],
  [['198.51.100.0/24'], /^Only 198\.51\.100\.0\/24 can send requests/],
])('whom a soft launch answers is told: %j', (ranges, expected) => {
  const rules = ranges.map((CidrIp) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp }));
  const { state, reason } = checkOutcome(
    'LCH-2.restricted-audience',
    {
      Users: group({ SecurityGroupIngress: rules }),
      Face: [
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        { Type: 'network', SecurityGroups: [{ 'Fn::GetAtt': ['Users', 'GroupId'] }] },
      ],
      Listener: [
        'AWS::ElasticLoadBalancingV2::Listener',
        { LoadBalancerArn: { Ref: 'Face' }, Port: 443, Protocol: 'TLS' },
      ],
    },
    { publicAccess: { allUsers: false, ranges, ports: [443] } },
  );

  expect(state).toBe(MET);
  expect(reason).toMatch(expected);
});
