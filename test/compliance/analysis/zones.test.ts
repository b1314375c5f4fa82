import { zoneOf } from '../../../lib/compliance/analysis/zones';
import { modelWith } from '../check-outcome';

test('the text of a zone by its index counts from one', () => {
  const model = modelWith({
    Subnet: ['AWS::EC2::Subnet', { AvailabilityZone: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] } }],
  });

  expect(zoneOf(model.ofType('AWS::EC2::Subnet')[0], model)).toBe('zone 1');
});
