import { App, CfnParameter, CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GoLiveRecord, GoLiveRecords } from '../../lib';
import { StageChecks } from '../../lib/compliance/stage-checks';
import { AwsSolutionsPack } from '../../lib/compliance/nag/aws-solutions-pack';
import { Environment, OPEN_INGRESS } from './plain-development';

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: string;
    readonly violations: readonly {
      readonly ruleName: string;
      readonly severity: string;
      readonly suggestedFix?: string;
      readonly violatingConstructs: readonly { readonly constructPath: string }[];
    }[];
    readonly suppressedViolations?: readonly { readonly ruleName: string; readonly reason: string }[];
  }[];
}

function validated(app: App): Report {
  app.synth();
  return JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as Report;
}

/** Where the report says that violations are. */
function placesOf(violations: Report['pluginReports'][number]['violations']): string[] {
  return violations.flatMap(({ violatingConstructs }) =>
    violatingConstructs.map(({ constructPath }) => constructPath),
  );
}

const WITHOUT_THROWING = { '@aws-cdk/core:failSynthOnValidationErrors': false };

describe('as a validation plugin', () => {
  test('an environment that is as its stage wants it passes', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    Validations.of(app).addPlugins(new StageChecks(environment));

    expect(() => app.synth()).not.toThrow();
  });

  test('a required requirement that is not met stops the synthesis, with the requirement, the construct and the remediation', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    environment.group.securityGroupIngress = [OPEN_INGRESS];
    Validations.of(app).addPlugins(new StageChecks(environment));

    const [report] = validated(app).pluginReports;

    expect(report).toMatchObject({ pluginName: 'StageChecks', conclusion: 'failure' });
    expect(report.violations).toContainEqual(
      expect.objectContaining({
        ruleName: 'SEC-1.declared-egress-only',
        severity: 'error',
        description: expect.stringMatching(/^SEC-1 .*which is the whole internet/) as unknown,
        suggestedFix: expect.stringContaining('declare the egress of the environment') as unknown,
        violatingConstructs: [expect.objectContaining({ constructPath: 'Shop/Dev/Group' })],
      }),
    );
  });

  test('what is not met fails it, whatever else is only a warning', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    environment.group.securityGroupIngress = [OPEN_INGRESS];
    new cloudwatch.CfnDashboard(environment, 'Dashboard', { dashboardBody: '{}' });
    Validations.of(app).addPlugins(new StageChecks(environment));

    const [{ conclusion, violations }] = validated(app).pluginReports;

    expect(conclusion).toBe('failure');
    expect(violations.map(({ severity }) => severity)).toEqual(expect.arrayContaining(['error', 'warning']));
  });

  test('what cannot be decided is a warning beside what is not met', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    const value = new CfnParameter(environment, 'Owner').valueAsString;
    new s3.CfnBucket(environment, 'Tagged', { tags: [{ key: 'stage:owner', value }] });
    new s3.CfnBucket(environment, 'Untagged');
    Validations.of(app).addPlugins(new StageChecks(environment));

    const [{ violations }] = validated(app).pluginReports;

    const expected = violations.filter(({ ruleName }) => ruleName === 'STG-1.owner-tags');
    expect(expected.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });

  test('in plain node the synthesis throws', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev', { owner: 'somebody else' });
    Validations.of(app).addPlugins(new StageChecks(environment));

    expect(() => app.synth()).toThrow(/STG-1/);
  });

  test('what the stage does not ask for is a warning, and passes', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    new cloudwatch.CfnDashboard(environment, 'Dashboard', { dashboardBody: '{}' });
    Validations.of(app).addPlugins(new StageChecks(environment));

    const [report] = validated(app).pluginReports;

    expect(report).toMatchObject({ conclusion: 'success' });
    expect(report.violations.map(({ ruleName, severity }) => [ruleName, severity])).toEqual([
      ['OBS-1.absent', 'warning'],
    ]);
  });

  test.each([
    [399, []],
    [400, [['stack-headroom', 'warning']]],
  ])(
    'a stack of %d resources: from four fifths of the 500 it can hold on, a warning tells',
    (resources, warnings) => {
      const app = new App({ context: WITHOUT_THROWING });
      const stack = new Stack(app, 'Shop');
      const environment = new Environment(stack, 'Dev');
      for (
        let more = environment.node.findAll().filter(CfnResource.isCfnResource).length;
        more < resources;
        more += 1
      ) {
        new ssm.CfnParameter(stack, `Parameter${String(more)}`, { type: 'String', value: 'x' });
      }
      Validations.of(app).addPlugins(new StageChecks(environment));

      const reports = validated(app).pluginReports;

      const found = reports.flatMap(({ violations }) => violations);
      expect(found.map(({ ruleName, severity }) => [ruleName, severity])).toEqual(warnings);
      expect(found.every(({ suggestedFix }) => suggestedFix !== undefined)).toBe(true);
      expect(placesOf(found)).toEqual(warnings.map(() => 'Shop/Dev'));
    },
  );

  test('what is beside the environment in the same stack gets no finding', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const stack = new Stack(app, 'Shop');
    const environment = new Environment(stack, 'Dev');
    new s3.CfnBucket(stack, 'Unrelated', { accessControl: 'PublicRead' });
    new ec2.CfnSecurityGroup(stack, 'AlsoUnrelated', {
      groupDescription: 'x',
      securityGroupIngress: [OPEN_INGRESS],
    });
    Validations.of(app).addPlugins(new StageChecks(environment), new AwsSolutionsPack(environment));

    const reports = validated(app).pluginReports;

    const paths = reports
      .flatMap(({ violations }) => violations)
      .flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath));
    expect(paths.filter((path) => path.includes('nrelated'))).toEqual([]);
  });

  test('several environments of one app are checked each by its own plugin', () => {
    const app = new App({ context: WITHOUT_THROWING });
    for (const name of ['One', 'Two']) {
      const stage = new Stage(app, name);
      const environment = new Environment(new Stack(stage, 'Shop'), 'Dev');
      if (name === 'Two') environment.group.securityGroupIngress = [OPEN_INGRESS];
      Validations.of(stage).addPlugins(new StageChecks(environment));
    }

    const paths = validated(app)
      .pluginReports.flatMap(({ violations }) => violations)
      .flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath));

    expect(new Set(paths)).toEqual(new Set(['Two/Shop/Dev/Group']));
  });
});

describe('records', () => {
  const signed = (environment: string) =>
    GoLiveRecord.attestation({
      environment,
      requirement: 'PEN-1',
      who: 'Acme Security',
      when: '2027-03-01',
      evidence: 'https://example.com/report',
      validUntil: '2028-03-01',
    });
  /** What is said of records, in an application with the environments Shop/Dev and Shop/Test. */
  function saidOf(...environments: readonly string[]) {
    const app = new App({ context: WITHOUT_THROWING });
    const stack = new Stack(app, 'Shop');
    const dev = new Environment(stack, 'Dev');
    new Environment(stack, 'Test');
    // What an application calls its own things is its own matter.
    Object.assign(new Construct(stack, 'Settings'), { profile: 'default' });
    Object.assign(new Construct(stack, 'Customs'), { declarations: [] });
    Validations.of(app).addPlugins(
      new StageChecks(dev, { records: GoLiveRecords.of(environments.map(signed)) }),
    );
    return validated(app).pluginReports.flatMap(({ violations }) => violations);
  }

  test('of the environment and of others of the application are as they should be', () => {
    expect(saidOf('Shop/Dev', 'Shop/Test')).toEqual([]);
  });

  test('of an environment that is not there fail it, with the nearest', () => {
    const expected = saidOf('Shop/Dev', 'Shop/Tset');

    expect(expected).toMatchObject([
      {
        ruleName: 'going-live.unknown-environment',
        severity: 'error',
        suggestedFix: expect.stringContaining("did you mean 'Shop/Test'?") as string,
      },
    ]);
    expect(placesOf(expected)).toEqual(['Shop/Dev']);
  });
});

describe('in a test of a user', () => {
  test('the ledger is there without anybody having synthesized', () => {
    const environment = new Environment(new Stack(new App(), 'Shop'), 'Dev');

    const { requirements } = new StageChecks(environment).ledger();

    expect(requirements.find(({ id }) => id === 'STG-2')).toMatchObject({ state: 'met', required: true });
  });

  test('the ledger of registered checks is there although the synthesis throws', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev', { owner: 'somebody else' });
    const checks = new StageChecks(environment);
    Validations.of(app).addPlugins(checks);

    const { requirements } = checks.ledger();

    expect(requirements.find(({ id }) => id === 'STG-1')).toMatchObject({ state: 'not met' });
  });

  test('registered checks have run once the application was synthesized, and do not run again for the ledger', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev', { owner: 'somebody else' });
    let synthesized = 0;
    environment.node.addValidation({
      validate: () => {
        synthesized += 1;
        return [];
      },
    });
    const checks = new StageChecks(environment);
    Validations.of(app).addPlugins(checks);

    const before = checks.hasRun;
    expect(() => app.synth()).toThrow();
    checks.ledger();

    expect({ before, after: checks.hasRun, synthesized }).toEqual({
      before: false,
      after: true,
      synthesized: 1,
    });
  });

  test('what the synthesis throws for another reason is not swallowed', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    environment.node.addValidation({ validate: () => ['something is missing'] });

    expect(() => new StageChecks(environment).ledger()).toThrow(/something is missing/);
  });
});

describe('the ledger', () => {
  test('is plain data, and the same for the same environment', () => {
    const make = () => {
      const environment = new Environment(new Stack(new App(), 'Shop'), 'Dev');
      const nagPacks = [new AwsSolutionsPack(environment)];
      return new StageChecks(environment, { nagPacks }).ledger();
    };

    const ledger = make();

    expect(JSON.parse(JSON.stringify(ledger))).toEqual(ledger);
    expect(JSON.stringify(make())).toBe(JSON.stringify(ledger));
  });

  test('tells what each stack has left of the service limits', () => {
    const environment = new Environment(new Stack(new App(), 'Shop'), 'Dev');

    const { cloudFormationLimits } = new StageChecks(environment).ledger();

    expect(cloudFormationLimits).toEqual([
      {
        stack: 'Shop',
        templateFile: 'Shop.template.json',
        limits: [
          { what: 'resources', used: 2, limit: 500 },
          { what: 'parameters', used: 1, limit: 200 },
          { what: 'outputs', used: 0, limit: 200 },
          { what: 'templateBytes', used: expect.any(Number) as unknown, limit: 1_000_000 },
        ],
      },
    ]);
  });
});
