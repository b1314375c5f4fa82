import { App, Stack, Validations } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { GoLiveRecord, GoLiveRecords } from '../../../lib';
import { packOf } from './pack-of';

class Environment extends Construct {
  public readonly bucket: s3.Bucket;

  constructor() {
    super(new Stack(new App(), 'Shop'), 'Production');
    this.bucket = new s3.Bucket(this, 'Bucket', { enforceSSL: true });
  }
}

test.each([
  ['HIPAA.Security', 90],
  ['NIST.800.53.R5', 85],
  ['PCI.DSS.321', 69],
] as const)('%s runs all of its %i rules', (name, rules) => {
  const { result } = packOf(name, new Environment());

  expect(result.pack).toBe(name);
  expect(result.rules).toHaveLength(rules);
  expect(result.rules.find(({ rule }) => rule === `${name}-S3BucketSSLRequestsOnly`)).toMatchObject({
    failed: 0,
  });
  expect(result.findings).toContainEqual(
    expect.objectContaining({ rule: `${name}-S3BucketLoggingEnabled`, level: 'error' }),
  );
});

test('an acknowledgement covers a rule in its own pack only', () => {
  const environment = new Environment();
  const rule = 'S3BucketLoggingEnabled';
  Validations.of(environment.bucket).acknowledge({
    id: `HIPAA.Security::HIPAA.Security-${rule}`,
    reason: 'nothing to log',
  });

  const [hipaa, pci] = [packOf('HIPAA.Security', environment), packOf('PCI.DSS.321', environment)];

  const rulesOf = (findings: readonly { readonly rule: string }[]) => findings.map((one) => one.rule);
  expect(rulesOf(hipaa.result.findings)).not.toContain(`HIPAA.Security-${rule}`);
  expect(hipaa.result.acknowledgements).toMatchObject([{ reason: 'nothing to log', blocking: false }]);
  expect(rulesOf(pci.result.findings)).toContain(`PCI.DSS.321-${rule}`);
});

test('a pack passes if its findings are waived, and only then', () => {
  const environment = new Environment();
  const passes = (...rules: readonly string[]) => {
    const records = rules.map((rule) =>
      GoLiveRecord.ruleWaiver({
        environment: environment.node.path,
        rule,
        path: environment.node.path,
        reason: 'moves next month',
        requestedBy: 'Ann',
        approvedBy: 'Ben',
        when: '2027-01-01',
        expires: '2027-02-01',
      }),
    );
    return packOf('AwsSolutions', environment, { records: GoLiveRecords.of(records) }).validate().success;
  };

  expect(passes()).toBe(false);
  expect(passes('AwsSolutions-S1')).toBe(true);
});
