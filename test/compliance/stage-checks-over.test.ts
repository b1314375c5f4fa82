import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as sns from 'aws-cdk-lib/aws-sns';
import { GoLiveRecord, GoLiveRecords, StageKind } from '../../lib';
import { type DeclaredAnswers, StageChecks } from '../../lib/compliance';

const ENV = { account: '111122223333', region: 'eu-west-1' };

function disk(stack: Stack, id: string, encrypted: boolean): ec2.CfnVolume {
  return new ec2.CfnVolume(stack, id, { availabilityZone: 'eu-west-1a', size: 1, encrypted });
}

const attested = (environment: string) =>
  GoLiveRecord.attestation({
    environment,
    requirement: 'PEN-1',
    who: 'Acme Security',
    when: '2026-11-01',
    evidence: 'https://example.com/report',
    validUntil: '2027-11-01',
  });

describe('checks over constructs that were not made with this package', () => {
  test.each([
    ['a stack', (app: App) => new Stack(app, 'Shop', { env: ENV }), 'Shop'],
    ['a stage', (app: App) => new Stage(app, 'Live', { env: ENV }), 'Live'],
    ['a whole application', (app: App) => app, 'Environment'],
  ])('%s is evaluated by its resources', (_what, scopeOf, name) => {
    const app = new App();
    const scope = scopeOf(app);
    disk(Stack.isStack(scope) ? scope : new Stack(scope, 'Data', { env: ENV }), 'Disk', false);

    const ledger = StageChecks.over(scope, { stage: StageKind.PRODUCTION }).ledger();

    expect(ledger.environment).toMatchObject({ id: name, stage: 'Production', regions: ['eu-west-1'] });
    expect(ledger.requirements.find(({ id }) => id === 'SEC-4')).toMatchObject({
      state: 'not met',
      reason: expect.stringMatching(/^EBS volume .*Disk is not encrypted at rest\.$/) as unknown,
    });
  });

  test('resources beside it are not evaluated', () => {
    const app = new App();
    const shop = new Stack(app, 'Shop', { env: ENV });
    disk(shop, 'Disk', true);
    disk(new Stack(app, 'Other', { env: ENV }), 'Disk', false);

    const { requirements } = StageChecks.over(shop, { stage: StageKind.PRODUCTION }).ledger();

    expect(requirements.find(({ id }) => id === 'SEC-4')?.state).toBe('met');
  });

  test('the constructs are not changed', () => {
    const app = new App();
    const shop = new Stack(app, 'Shop', { env: ENV });
    new sns.Topic(shop, 'Topic');
    app.synth();
    const before = shop.node.findAll().map(({ node }) => node.path);

    StageChecks.over(shop, { stage: StageKind.STAGING }).ledger();

    expect(shop.node.findAll().map(({ node }) => node.path)).toEqual(before);
    expect(shop).not.toHaveProperty('profile');
  });

  test('registered as a plug-in, a requirement that is not met fails the synthesis', () => {
    const app = new App();
    const shop = new Stack(app, 'Shop', { env: ENV });
    disk(shop, 'Disk', false);
    Validations.of(app).addPlugins(StageChecks.over(shop, { stage: StageKind.PRODUCTION }));

    expect(() => app.synth()).toThrow(/SEC-4 .*EBS volume Disk is not encrypted at rest/);
  });

  test('nothing is declared without a declaration', () => {
    const shop = new Stack(new App(), 'Shop', { env: ENV });

    const { declarations } = StageChecks.over(shop, { stage: StageKind.STAGING }).ledger();

    expect(declarations).toEqual({
      environment: 'Shop',
      stage: StageKind.STAGING,
      owner: '',
      egress: [],
      inherited: [],
    });
  });

  test('team access by a literal security group is the declared one, also over a whole application', () => {
    const app = new App();
    const teamAccess = {
      kind: 'existing',
      description: 'the office',
      ranges: [],
      prefixLists: [],
      securityGroups: ['sg-office'],
    };
    new ec2.CfnSecurityGroup(new Stack(app, 'Shop', { env: ENV }), 'Group', {
      groupDescription: 'server',
      securityGroupIngress: [
        { ipProtocol: 'tcp', fromPort: 80, toPort: 80, sourceSecurityGroupId: 'sg-office' },
      ],
    });
    const over = (declarations: DeclaredAnswers) =>
      StageChecks.over(app, { stage: StageKind.STAGING, declarations })
        .ledger()
        .requirements.find(({ id }) => id === 'STG-2')?.state;

    expect(over({})).toBe('pending');
    expect(over({ teamAccess })).toBe('met');
  });

  test('its own records have no violation', () => {
    const app = new App();
    const shop = new Stack(app, 'Shop', { env: ENV });
    disk(shop, 'Disk', true);
    const records = GoLiveRecords.of([attested('Shop')]);
    const checks = StageChecks.over(shop, { stage: StageKind.STAGING, records });
    app.synth();

    const { violations } = checks.validate();

    expect(violations.filter(({ ruleName }) => ruleName.startsWith('going-live'))).toEqual([]);
  });

  test('of the records of the application, it uses those of this environment', () => {
    const app = new App();
    const shop = new Stack(app, 'Shop', { env: ENV });
    disk(shop, 'Disk', true);
    const checks = StageChecks.over(shop, {
      stage: StageKind.PRODUCTION,
      records: GoLiveRecords.of([attested('Shop'), attested('Other')]),
      asOf: '2026-11-20',
    });

    const { requirements, records } = checks.ledger();

    expect(requirements.find(({ id }) => id === 'PEN-1')?.state).toBe('attested');
    expect(records.attestations.map(({ environment }) => environment)).toEqual(['Shop']);
  });

  test('the ledger has the results of cdk-nag packs', () => {
    const shop = new Stack(new App(), 'Shop', { env: ENV });
    disk(shop, 'Disk', false);

    const { nag } = StageChecks.over(shop, { stage: StageKind.PRODUCTION, packs: ['AwsSolutions'] }).ledger();

    expect(nag.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain('AwsSolutions-EC26');
  });
});
