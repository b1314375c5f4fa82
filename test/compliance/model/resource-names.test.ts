import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { NOTHING_ASSUMED } from '../../../lib/compliance/model/unknowns';

function modelOfPart(whole: unknown): ReturnType<typeof modelFromTemplate> {
  return modelFromTemplate({
    Parameters: { Name: { Type: 'String' } },
    Resources: {
      Door: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' },
      Alarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          Dimensions: [{ Name: 'LoadBalancer', Value: { 'Fn::Select': [1, { 'Fn::Split': ['/', whole] }] } }],
        },
      },
    },
  });
}

test('a part of the name of a resource is not unknown, like its whole name', () => {
  expect(modelOfPart({ Ref: 'Door' }).visit).toBeUndefined();
});

test('a part of a parameter is unknown, and is reported each time that it is read', () => {
  const { visit } = modelOfPart({ Ref: 'Name' });

  const reading = () =>
    visit?.(NOTHING_ASSUMED, ({ resources }) => resources.map(({ properties }) => properties.Dimensions));

  const first = reading();
  expect(first?.asked.size).toBeGreaterThan(0);
  expect(reading()?.asked).toEqual(first?.asked);
});
