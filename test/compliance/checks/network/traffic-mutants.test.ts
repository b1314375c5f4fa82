import { resourceOf } from '../../compliant-staging';
import { changesExactly, type Mutant, GROUP, egress } from '../../staging-mutant';

const TRAFFIC: Mutant[] = [
  {
    broken: 'a group has the default egress, which allows everything',
    inTemplate: (template) => delete resourceOf(template, GROUP, 'Data').Properties.SecurityGroupEgress,
    changes: { 'SEC-1': 'not met' },
  },
  {
    broken: 'a group allows all egress',
    inTemplate: (template) => egress(template, { IpProtocol: '-1', CidrIp: '0.0.0.0/0' }),
    changes: { 'SEC-1': 'not met' },
  },
  {
    broken: 'egress on an undeclared port',
    inTemplate: (template) =>
      egress(template, { IpProtocol: 'tcp', FromPort: 25, ToPort: 25, CidrIp: '0.0.0.0/0' }),
    changes: { 'SEC-1': 'not met' },
  },
  {
    broken: 'the egress is not declared',
    inDeclarations: { egress: [] },
    changes: { 'SEC-1': 'not met' },
  },
  {
    broken: 'the database allows addresses',
    inTemplate: (template) => {
      resourceOf(template, GROUP, 'Data').Properties.SecurityGroupIngress = [
        { IpProtocol: 'tcp', FromPort: 5433, ToPort: 5433, CidrIp: '203.0.113.7/32' },
      ];
    },
    changes: { 'SEC-1': 'not met' },
  },
  {
    broken: 'the service has no security group',
    inTemplate: (template) => {
      const { Properties } = resourceOf(template, 'AWS::ECS::Service');
      Properties.NetworkConfiguration = { AwsvpcConfiguration: { Subnets: ['subnet-1'] } };
    },
    changes: { 'SEC-1': 'not met' },
  },
];

describe('traffic', () => {
  changesExactly(TRAFFIC);
});
