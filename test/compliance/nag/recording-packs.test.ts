import { App, Lazy, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type NagPackPlugin, nagPackPlugins } from '../../../lib/compliance/nag/nag-pack-plugin';
import { ALL_PACKS, packOf } from './pack-of';

class Environment extends Construct {
  /** How often a rule has read the logging configuration of the bucket. */
  public reads = 0;

  constructor() {
    super(new Stack(new App(), 'Shop'), 'Production');
    new s3.CfnBucket(this, 'Bucket', {
      loggingConfiguration: Lazy.uncachedAny({
        produce: () => {
          this.reads += 1;
          return { destinationBucketName: 'logs' };
        },
      }),
    });
  }
}

function violatedRules(pack: NagPackPlugin): string[] {
  return pack.validate().violations.map(({ ruleName }) => ruleName);
}

test('packs of one environment run in one walk, whichever runs first', () => {
  const environment = new Environment();
  const packs = nagPackPlugins(ALL_PACKS, environment);

  violatedRules(packs[2]);
  const { reads } = environment;
  const results = packs.map(({ result }) => result.pack);
  [packs[0], packs[1], packs[3]].forEach(violatedRules);

  expect(results).toEqual(ALL_PACKS);
  expect(reads).toBeGreaterThan(0);
  expect(environment.reads).toBe(reads);
});

test('a rule that several packs have runs once', () => {
  const together = new Environment();
  nagPackPlugins(ALL_PACKS, together).forEach(violatedRules);

  const readsOf = ALL_PACKS.map((name) => {
    const separate = new Environment();
    expect(packOf(name, separate).result.rules.length).toBeGreaterThan(0);
    return separate.reads;
  });

  expect(readsOf.reduce((one, other) => one + other)).toBeGreaterThan(together.reads);
});

test('each pack has the same result in one walk with others as by itself', () => {
  const environment = new Environment();
  const separate = ALL_PACKS.map((name) => packOf(name, environment));

  const together = nagPackPlugins(ALL_PACKS, environment);

  expect(together.map(({ result }) => result)).toEqual(separate.map(({ result }) => result));
  expect(together.map(violatedRules)).toEqual(separate.map(violatedRules));
});

test('packs that are validated again walk again', () => {
  const environment = new Environment();
  const packs = nagPackPlugins(ALL_PACKS, environment);
  const before = packs.map(violatedRules);

  new s3.CfnBucket(environment, 'WithoutLogs');

  const after = packs.map(violatedRules);
  before.forEach((rules) => expect(rules).not.toContainEqual(expect.stringMatching(/S1$|LoggingEnabled$/)));
  after.forEach((rules) => expect(rules).toContainEqual(expect.stringMatching(/S1$|LoggingEnabled$/)));
});

test('a validation after the result was read walks again', () => {
  const environment = new Environment();
  const pack = packOf('AwsSolutions', environment);
  expect(pack.result.findings).not.toContainEqual(expect.objectContaining({ rule: 'AwsSolutions-S1' }));

  new s3.CfnBucket(environment, 'WithoutLogs');

  expect(violatedRules(pack)).toContain('AwsSolutions-S1');
  expect(pack.result.findings).toContainEqual(expect.objectContaining({ rule: 'AwsSolutions-S1' }));
});
