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

/** The construct paths of violations. */
function placesOf(violations: Report['pluginReports'][number]['violations']): string[] {
  return violations.flatMap(({ violatingConstructs }) =>
    violatingConstructs.map(({ constructPath }) => constructPath),
  );
}

const WITHOUT_THROWING = { '@aws-cdk/core:failSynthOnValidationErrors': false };

describe('as a validation plug-in', () => {
  test('an environment that meets its requirements passes', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    Validations.of(app).addPlugins(new StageChecks(environment));

    expect(() => app.synth()).not.toThrow();
  });

  test('a required requirement that is not met is an error, with requirement, construct and remediation', () => {
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
        suggestedFix: 'Allow the declared ranges only.',
        violatingConstructs: [expect.objectContaining({ constructPath: 'Shop/Dev/Group' })],
      }),
    );
  });

  test('an error fails the validation beside warnings', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    environment.group.securityGroupIngress = [OPEN_INGRESS];
    new cloudwatch.CfnDashboard(environment, 'Dashboard', { dashboardBody: '{}' });
    Validations.of(app).addPlugins(new StageChecks(environment));

    const [{ conclusion, violations }] = validated(app).pluginReports;

    expect(conclusion).toBe('failure');
    expect(violations.map(({ severity }) => severity)).toEqual(expect.arrayContaining(['error', 'warning']));
  });

  test('an unknown finding is a warning beside an error', () => {
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

  test('a violation says what to do about its own findings', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    environment.group.securityGroupIngress = [OPEN_INGRESS];
    const checks = new StageChecks(environment);
    Validations.of(app).addPlugins(checks);

    const [{ violations }] = validated(app).pluginReports;

    const results = checks.ledger().requirements.flatMap((requirement) => requirement.checks);
    const remediations = violations.map(({ ruleName }) =>
      results.find(({ check }) => check === ruleName)?.findings.map(({ remediation }) => remediation),
    );
    expect(violations.length).toBeGreaterThan(0);
    expect(violations.map(({ suggestedFix }) => [suggestedFix])).toEqual(remediations);
  });

  test('in plain Node.js the synthesis throws', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev', { owner: 'another owner' });
    Validations.of(app).addPlugins(new StageChecks(environment));

    expect(() => app.synth()).toThrow(/STG-1/);
  });

  test('a resource that the stage does not require is a warning, and passes', () => {
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
    [400, [['cloudformation-limits', 'warning']]],
  ])('a stack of %d resources: a warning from 80 percent of the limit of 500', (resources, warnings) => {
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
  });

  test('a resource beside the environment in the same stack has no finding', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const stack = new Stack(app, 'Shop');
    const environment = new Environment(stack, 'Dev');
    new s3.CfnBucket(stack, 'Unrelated', { accessControl: 'PublicRead' });
    new ec2.CfnSecurityGroup(stack, 'AlsoUnrelated', {
      groupDescription: 'x',
      securityGroupIngress: [OPEN_INGRESS],
    });
    Validations.of(app).addPlugins(...new StageChecks(environment, { packs: ['AwsSolutions'] }).plugins);

    const reports = validated(app).pluginReports;

    const paths = reports
      .flatMap(({ violations }) => violations)
      .flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath));
    expect(paths.filter((path) => path.includes('nrelated'))).toEqual([]);
  });

  test('each of several environments has a plug-in of its own', () => {
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
  /** The violations with records of these environments, in an application with Shop/Dev and Shop/Test. */
  function violationsWith(...environments: readonly string[]) {
    const app = new App({ context: WITHOUT_THROWING });
    const stack = new Stack(app, 'Shop');
    const dev = new Environment(stack, 'Dev');
    new Environment(stack, 'Test');
    // Constructs of an application may have members with these names.
    Object.assign(new Construct(stack, 'Settings'), { profile: 'default' });
    Object.assign(new Construct(stack, 'Customs'), { declarations: [] });
    Validations.of(app).addPlugins(
      new StageChecks(dev, { records: GoLiveRecords.of(environments.map(signed)) }),
    );
    return validated(app).pluginReports.flatMap(({ violations }) => violations);
  }

  test('of environments of the application have no violation', () => {
    expect(violationsWith('Shop/Dev', 'Shop/Test')).toEqual([]);
  });

  test('of an unknown environment fail the validation, with the nearest name', () => {
    const expected = violationsWith('Shop/Dev', 'Shop/Tset');

    expect(expected).toMatchObject([
      {
        ruleName: 'going-live.unknown-environment',
        severity: 'fatal',
        suggestedFix: expect.stringContaining("did you mean 'Shop/Test'?") as string,
      },
    ]);
    expect(placesOf(expected)).toEqual(['Shop/Dev']);
  });
});

describe('in a unit test of a user', () => {
  test('the ledger synthesizes the application', () => {
    const environment = new Environment(new Stack(new App(), 'Shop'), 'Dev');

    const { requirements } = new StageChecks(environment).ledger();

    expect(requirements.find(({ id }) => id === 'STG-2')).toMatchObject({ state: 'met', required: true });
  });

  test('registered checks have a ledger even if the synthesis throws', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev', { owner: 'another owner' });
    const checks = new StageChecks(environment);
    Validations.of(app).addPlugins(checks);

    const { requirements } = checks.ledger();

    expect(requirements.find(({ id }) => id === 'STG-1')).toMatchObject({ state: 'not met' });
  });

  test('registered checks run once for a synthesis and the ledger', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev', { owner: 'another owner' });
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

  test('other errors of the synthesis are thrown', () => {
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
      return new StageChecks(environment, { packs: ['AwsSolutions'] }).ledger();
    };

    const ledger = make();

    expect(JSON.parse(JSON.stringify(ledger))).toEqual(ledger);
    expect(JSON.stringify(make())).toBe(JSON.stringify(ledger));
  });

  test('has the CloudFormation limits of each stack', () => {
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
