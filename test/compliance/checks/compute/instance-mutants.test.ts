import { resourceOf } from '../../compliant-staging';
import { changesExactly, type Mutant, add } from '../../staging-mutant';

const SERVERS: Mutant[] = [
  {
    broken: 'the service has no instance',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Properties.DesiredCount = 0;
    },
    changes: { 'SRV-1': 'not met' },
  },
  {
    broken: 'the service may be scaled to zero',
    inTemplate: (template) => {
      const service = Object.keys(template.Resources).find(
        (id) => template.Resources[id].Type === 'AWS::ECS::Service',
      );
      add(template, 'AWS::ApplicationAutoScaling::ScalableTarget', {
        ResourceId: { 'Fn::Join': ['', ['service/shop/', { 'Fn::GetAtt': [service, 'Name'] }]] },
        MinCapacity: 0,
      });
    },
    changes: { 'SRV-1': 'not met' },
  },
  {
    broken: 'the count is known only at deployment',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Properties.DesiredCount = { Ref: 'Count' };
    },
    changes: { 'SRV-1': 'unknown' },
  },
  {
    broken: 'the service exists under a condition',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Condition = 'Maybe';
    },
    changes: { 'SRV-1': 'unknown' },
  },
  {
    broken: 'there is no server',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::ECS::Service').Type = 'AWS::SQS::Queue';
    },
    changes: { 'SRV-1': 'not met' },
  },
];

describe('instances of servers', () => {
  changesExactly(SERVERS);
});
