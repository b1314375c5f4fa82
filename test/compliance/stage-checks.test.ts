import { PartnerControl } from '../../lib/requirements/declarations';
import { App, CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IStageUnderTest, StageChecks } from '../../lib/compliance/stage-checks';
import { AwsSolutionsPack } from '../../lib/compliance/stock-packs/aws-solutions-pack';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/stage-profile';
import { DECLARATIONS, OWNER } from './compliant-staging';

const OPEN = { ipProtocol: 'tcp', fromPort: 80, toPort: 80, cidrIp: '0.0.0.0/0' };

/** A development environment of one server, by hand. */
class Environment extends Construct implements IStageUnderTest {
  public readonly profile = resolveProfile(StageKind.DEVELOPMENT, { conditions: [] });
  public readonly declarations: Declarations;
  public readonly group: ec2.CfnSecurityGroup;

  constructor(scope: Construct, id: string, declared: Partial<Declarations> = {}) {
    super(scope, id);
    this.declarations = {
      ...DECLARATIONS,
      stage: StageKind.DEVELOPMENT,
      environment: this.node.path,
      partner: undefined,
      ...declared,
    };
    this.group = new ec2.CfnSecurityGroup(this, 'Group', {
      groupDescription: 'server',
      securityGroupEgress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0' }],
      tags: [{ key: 'stage:owner', value: OWNER }],
    });
    new ec2.CfnInstance(this, 'Server', {
      securityGroupIds: [this.group.attrGroupId],
      tags: [{ key: 'stage:owner', value: OWNER }],
    });
  }
}

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

const WITHOUT_THROWING = { '@aws-cdk/core:failSynthOnValidationErrors': false };

describe('as a validation plugin', () => {
  test('an environment that is as its stage wants it passes', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    Validations.of(app).addPlugins(new StageChecks(environment));

    expect(() => app.synth()).not.toThrow();
  });

  test('a required row that is not met stops the synthesis, with the row, the construct and the remedy', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    environment.group.securityGroupIngress = [OPEN];
    Validations.of(app).addPlugins(new StageChecks(environment));

    const [report] = validated(app).pluginReports;

    expect(report).toMatchObject({ pluginName: 'StageChecks', conclusion: 'failure' });
    expect(report.violations).toContainEqual(
      expect.objectContaining({
        ruleName: 'SEC-1.declared-traffic-only',
        severity: 'error',
        description: expect.stringMatching(/^SEC-1 .*open to the world/) as unknown,
        suggestedFix: expect.stringContaining('declare what leaves the environment') as unknown,
        violatingConstructs: [expect.objectContaining({ constructPath: 'Shop/Dev/Group' })],
      }),
    );
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
    },
  );

  test('what is beside the environment in the same stack gets no finding', () => {
    const app = new App({ context: WITHOUT_THROWING });
    const stack = new Stack(app, 'Shop');
    const environment = new Environment(stack, 'Dev');
    new s3.CfnBucket(stack, 'Unrelated', { accessControl: 'PublicRead' });
    new ec2.CfnSecurityGroup(stack, 'AlsoUnrelated', { groupDescription: 'x', securityGroupIngress: [OPEN] });
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
      if (name === 'Two') environment.group.securityGroupIngress = [OPEN];
      Validations.of(stage).addPlugins(new StageChecks(environment));
    }

    const paths = validated(app)
      .pluginReports.flatMap(({ violations }) => violations)
      .flatMap(({ violatingConstructs }) => violatingConstructs.map(({ constructPath }) => constructPath));

    expect(new Set(paths)).toEqual(new Set(['Two/Shop/Dev/Group']));
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

  test('what the synthesis throws for another reason is not swallowed', () => {
    const app = new App();
    const environment = new Environment(new Stack(app, 'Shop'), 'Dev');
    environment.node.addValidation({ validate: () => ['something is missing'] });

    expect(() => new StageChecks(environment).ledger()).toThrow(/something is missing/);
  });
});

describe('declared by reference', () => {
  test('a security group of another construct is the declared entry', () => {
    const stack = new Stack(new App(), 'Shop');
    const theirs = new ec2.CfnSecurityGroup(stack, 'Vpn', { groupDescription: 'vpn' });
    const entry = {
      kind: 'existing',
      description: 'their VPN',
      ranges: [],
      prefixLists: [],
      securityGroups: [theirs.attrGroupId],
    };
    const environment = new Environment(stack, 'Dev', { entry });
    environment.group.securityGroupIngress = [
      { ipProtocol: 'tcp', fromPort: 80, toPort: 80, sourceSecurityGroupId: theirs.attrGroupId },
    ];

    const { requirements } = new StageChecks(environment).ledger();

    expect(requirements.find(({ id }) => id === 'STG-2')).toMatchObject({ state: 'met' });
  });

  /** A role of the partner that has a policy which stands beside the environment. */
  function widened(declare: (policy: iam.ManagedPolicy) => readonly string[]): string | undefined {
    const stack = new Stack(new App(), 'Shop');
    const policy = new iam.ManagedPolicy(stack, 'Theirs', {
      statements: [new iam.PolicyStatement({ actions: ['ec2:TerminateInstances'], resources: ['*'] })],
    });
    const partner = {
      name: 'Acme',
      control: PartnerControl.ROLE,
      account: '444455556666',
      widenedBy: declare(policy),
    } as const;
    const environment = new Environment(stack, 'Dev', { partner });
    const role = new iam.Role(environment, 'Partner', {
      assumedBy: new iam.AccountPrincipal('444455556666'),
    });
    role.addManagedPolicy(policy);
    const profile = resolveProfile(StageKind.STAGING, { conditions: [] });
    const { requirements } = new StageChecks(Object.assign(environment, { profile })).ledger();
    const reasons = requirements.find(({ id }) => id === 'STG-3')?.checks.flatMap(({ findings }) => findings);
    return reasons?.map(({ reason }) => reason).join();
  }

  test('a policy of the partner that nobody declared is looked into, wherever it stands', () => {
    expect(widened(() => [])).toContain('ec2:TerminateInstances');
  });

  test('a policy by which the owner widens what the partner may do is left to the owner', () => {
    expect(widened((policy) => [policy.managedPolicyArn])).not.toContain('ec2:TerminateInstances');
  });
});

describe('the ledger', () => {
  test('is plain data, and the same for the same environment', () => {
    const make = () => {
      const environment = new Environment(new Stack(new App(), 'Shop'), 'Dev');
      const stockPacks = [new AwsSolutionsPack(environment)];
      return new StageChecks(environment, { stockPacks }).ledger();
    };

    const ledger = make();

    expect(JSON.parse(JSON.stringify(ledger))).toEqual(ledger);
    expect(JSON.stringify(make())).toBe(JSON.stringify(ledger));
  });

  test('tells what each stack has left of the service limits', () => {
    const environment = new Environment(new Stack(new App(), 'Shop'), 'Dev');

    const { headroom } = new StageChecks(environment).ledger();

    expect(headroom).toEqual([
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
