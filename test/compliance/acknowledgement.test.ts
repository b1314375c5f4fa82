import { App, Stack, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledgementOf } from '../../lib/compliance/acknowledgements';

const S1 = 'AwsSolutions::AwsSolutions-S1';

/** What is acknowledged of a bucket in a stack, by the reasons given at each. */
function acknowledged({ atBucket, atStack }: { atBucket?: string; atStack?: string }) {
  const stack = new Stack(new App(), 'Shop');
  const bucket = new Construct(stack, 'Bucket');
  if (atStack !== undefined) Validations.of(stack).acknowledge({ id: S1, reason: atStack });
  if (atBucket !== undefined) Validations.of(bucket).acknowledge({ id: S1, reason: atBucket });
  // Tools keep what they like in the metadata of a construct.
  bucket.node.addMetadata('another:tool', { [S1]: 'seen' });
  return acknowledgementOf(bucket, [S1]);
}

describe('an acknowledgement of a rule', () => {
  test('is the nearest: of the construct before one above it', () => {
    expect(acknowledged({ atBucket: 'holds logs', atStack: 'a trial' })).toEqual({
      reason: 'holds logs',
      acknowledgedAt: 'Shop/Bucket',
    });
    expect(acknowledged({ atStack: 'a trial' })).toEqual({ reason: 'a trial', acknowledgedAt: 'Shop' });
  });

  test('is of that rule, not of another that stands nearer', () => {
    const stack = new Stack(new App(), 'Shop');
    const bucket = new Construct(stack, 'Bucket');
    Validations.of(stack).acknowledge({ id: S1, reason: 'a trial' });
    Validations.of(bucket).acknowledge({ id: 'AwsSolutions::AwsSolutions-S10', reason: 'holds logs' });

    expect(acknowledgementOf(bucket, [S1])).toEqual({ reason: 'a trial', acknowledgedAt: 'Shop' });
  });

  test('is undefined for other metadata of the rule', () => {
    expect(acknowledged({})).toBeUndefined();
  });
});
