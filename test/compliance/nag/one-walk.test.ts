import { App, Lazy, Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  AwsSolutionsPack,
  type Declarations,
  Framework,
  HipaaSecurityPack,
  type IStageUnderTest,
  type INagPack,
  Nist80053R5Pack,
  PciDss321Pack,
  StageKind,
  nagPacksOf,
} from '../../../lib';
import { declaredFrameworks } from '../../../lib/launch/framework';
import { resolveProfile } from '../../../lib/requirements/stage-profile';
import { DECLARATIONS } from '../compliant-staging';

class Environment extends Construct implements IStageUnderTest {
  public readonly profile = resolveProfile(StageKind.PRODUCTION, { conditions: [] });
  public readonly declarations: Declarations = {
    ...DECLARATIONS,
    stage: StageKind.PRODUCTION,
    frameworks: declaredFrameworks([Framework.hipaa(), Framework.fisma(), Framework.pciDss()]),
  };
  /** How often a rule has looked at the bucket's logging. */
  public looks = 0;

  constructor() {
    super(new Stack(new App(), 'Shop'), 'Production');
    new s3.CfnBucket(this, 'Bucket', {
      loggingConfiguration: Lazy.uncachedAny({
        produce: () => {
          this.looks += 1;
          return { destinationBucketName: 'logs' };
        },
      }),
    });
  }
}

const CONTEXT = { templatePaths: [], stackTemplates: [], appConstruct: new App() };

function violatedRules(pack: INagPack): string[] {
  return pack.validate(CONTEXT).violations.map(({ ruleName }) => ruleName);
}

test('packs of one environment ask in one walk, whichever is first', () => {
  const environment = new Environment();
  const packs = nagPacksOf(environment);
  expect(packs).toHaveLength(4);

  violatedRules(packs[2]);
  const looks = environment.looks;
  const results = packs.map(({ result }) => result.pack);
  [packs[0], packs[1], packs[3]].forEach(violatedRules);

  expect(results).toHaveLength(4);
  expect(looks).toBeGreaterThan(0);
  expect(environment.looks).toBe(looks);
});

test('a rule that several packs have is asked once', () => {
  const together = new Environment();
  nagPacksOf(together).forEach(violatedRules);

  const looksOf = [AwsSolutionsPack, HipaaSecurityPack, Nist80053R5Pack, PciDss321Pack].map((Pack) => {
    const alone = new Environment();
    expect(new Pack(alone).result.rules.length).toBeGreaterThan(0);
    return alone.looks;
  });

  expect(looksOf.reduce((one, other) => one + other)).toBeGreaterThan(together.looks);
});

test('each pack says in one walk with others what it says alone', () => {
  const environment = new Environment();
  const alone = [AwsSolutionsPack, HipaaSecurityPack, Nist80053R5Pack, PciDss321Pack].map(
    (Pack) => new Pack(environment),
  );

  const together = nagPacksOf(environment);

  expect(together.map(({ result }) => result)).toEqual(alone.map(({ result }) => result));
  expect(together.map(violatedRules)).toEqual(alone.map(violatedRules));
});

test('packs that are validated again look again', () => {
  const environment = new Environment();
  const packs = nagPacksOf(environment);
  const before = packs.map(violatedRules);

  new s3.CfnBucket(environment, 'WithoutLogs');

  const after = packs.map(violatedRules);
  before.forEach((rules) => expect(rules).not.toContainEqual(expect.stringMatching(/S1$|LoggingEnabled$/)));
  after.forEach((rules) => expect(rules).toContainEqual(expect.stringMatching(/S1$|LoggingEnabled$/)));
});

test('what was asked for the ledger is asked again for a validation', () => {
  const environment = new Environment();
  const [pack] = nagPacksOf(environment);
  expect(pack.result.findings).not.toContainEqual(expect.objectContaining({ rule: 'AwsSolutions-S1' }));

  new s3.CfnBucket(environment, 'WithoutLogs');

  expect(violatedRules(pack)).toContain('AwsSolutions-S1');
  expect(pack.result.findings).toContainEqual(expect.objectContaining({ rule: 'AwsSolutions-S1' }));
});
