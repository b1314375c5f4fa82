import { App, Stack, Validations } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  AwsSolutionsPack,
  type Declarations,
  Framework,
  GoLiveRecord,
  GoLiveRecords,
  HipaaSecurityPack,
  type IStageUnderTest,
  Nist80053R5Pack,
  PciDss321Pack,
  StageKind,
  nagPacksOf,
} from '../../../lib';
import { declaredFrameworks } from '../../../lib/launch/framework';
import { resolveProfile } from '../../../lib/requirements/stage-profile';
import { DECLARATIONS } from '../compliant-staging';

const CONTEXT = { '@aws-cdk/core:failSynthOnValidationErrors': false };

class Environment extends Construct implements IStageUnderTest {
  public readonly profile = resolveProfile(StageKind.PRODUCTION, { conditions: [] });
  public readonly declarations: Declarations;
  public readonly bucket: s3.Bucket;

  constructor(...frameworks: Framework[]) {
    super(new Stack(new App({ context: CONTEXT }), 'Shop'), 'Production');
    this.declarations = {
      ...DECLARATIONS,
      stage: StageKind.PRODUCTION,
      frameworks: declaredFrameworks(frameworks),
    };
    this.bucket = new s3.Bucket(this, 'Bucket', { enforceSSL: true });
  }
}

test.each([
  ['HIPAA.Security', HipaaSecurityPack, 90],
  ['NIST.800.53.R5', Nist80053R5Pack, 85],
  ['PCI.DSS.321', PciDss321Pack, 69],
])('%s asks all of its rules, and names what is wrong', (name, Pack, rules) => {
  const environment = new Environment(Framework.none('a test'));

  const { result } = new Pack(environment);

  expect(result.pack).toBe(name);
  expect(result.rules).toHaveLength(rules);
  expect(result.rules.find(({ rule }) => rule === `${name}-S3BucketSSLRequestsOnly`)).toMatchObject({
    failed: 0,
  });
  expect(result.findings).toContainEqual(
    expect.objectContaining({ rule: `${name}-S3BucketLoggingEnabled`, level: 'error' }),
  );
});

test('an acknowledgement is heeded in its own pack only', () => {
  const environment = new Environment(Framework.none('a test'));
  const rule = 'S3BucketLoggingEnabled';
  Validations.of(environment.bucket).acknowledge({
    id: `HIPAA.Security::HIPAA.Security-${rule}`,
    reason: 'nothing to log',
  });

  const [hipaa, pci] = [new HipaaSecurityPack(environment), new PciDss321Pack(environment)];

  const rulesOf = (findings: readonly { readonly rule: string }[]) => findings.map((one) => one.rule);
  expect(rulesOf(hipaa.result.findings)).not.toContain(`HIPAA.Security-${rule}`);
  expect(hipaa.result.acknowledgements).toMatchObject([{ reason: 'nothing to log' }]);
  expect(rulesOf(pci.result.findings)).toContain(`PCI.DSS.321-${rule}`);
});

test('a pack passes once what it finds is waived, and not before', () => {
  const environment = new Environment(Framework.none('a test'));
  const passes = (...rules: readonly string[]) => {
    const records = rules.map((rule) =>
      GoLiveRecord.ruleWaiver({
        environment: environment.declarations.environment,
        rule,
        path: environment.node.path,
        reason: 'moves next month',
        requestedBy: 'Ann',
        approvedBy: 'Ben',
        when: '2027-01-01',
        expires: '2027-02-01',
      }),
    );
    const pack = new AwsSolutionsPack(environment, { records: GoLiveRecords.of(records) });
    return pack.validate().success;
  };

  expect(passes()).toBe(false);
  expect(passes('AwsSolutions-S1')).toBe(true);
});

test('an environment is held to AwsSolutions, and to the packs of the frameworks that it declares', () => {
  const packsOf = (...frameworks: Framework[]) =>
    nagPacksOf(new Environment(...frameworks)).map(({ name }) => name);

  expect(packsOf(Framework.none('no personal data'))).toEqual(['AwsSolutions']);
  expect(packsOf(Framework.gdpr(), Framework.hipaa())).toEqual(['AwsSolutions', 'HIPAA.Security']);
  expect(packsOf(Framework.pciDss(), Framework.fisma())).toEqual([
    'AwsSolutions',
    'NIST.800.53.R5',
    'PCI.DSS.321',
  ]);
});
