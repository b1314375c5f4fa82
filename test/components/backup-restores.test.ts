import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Backup } from '../../lib/components/backup/backup';
import { Condition } from '../../lib/requirements/requirement';
import { StageKind } from '../../lib/requirements/stage-kind';
import { aStack, backedUp, database, FRANKFURT } from './backed-up';
import { actionsOf, resource, resourcesOf, type Statement, statementsOf } from './reading';

const VAULT = 'AWS::Backup::BackupVault';
const DOCUMENT = 'AWS::SSM::Document';

const it = backedUp();
const home = Template.fromStack(it.stack);

describe('the roles', () => {
  const statements = statementsOf(home, 'BackupPlanRoles');
  const allowing = (action: string): Statement[] =>
    statements.filter(({ Action }) => [Action].flat().includes(action));
  const resourcesFor = (action: string) => JSON.stringify(allowing(action).map(({ Resource }) => Resource));

  test('have customer managed policies, no action with a wildcard and no resource *', () => {
    expect(resourcesOf(home, 'AWS::IAM::Role').filter(([, { Properties }]) => Properties?.Policies)).toEqual(
      [],
    );
    expect(actionsOf(statements).filter((action) => action.includes('*'))).toEqual([]);
    expect(statements.filter(({ Resource }) => [Resource].flat().includes('*'))).toEqual([]);
  });

  test('copy what AWS Backup took of databases to the vaults of the environment, and nothing to others', () => {
    const copying = statements.filter(({ Action }) => Action === 'backup:CopyFromBackupVault');
    const targets = JSON.stringify(copying.map(({ Condition }) => Condition));

    expect(copying.flatMap(({ Resource }) => [Resource].flat())).toHaveLength(2);
    expect(resourcesFor('backup:CopyFromBackupVault')).toMatch(/:recovery-point:\*.*:snapshot:awsbackup:\*/);
    expect(targets).toContain('backup:CopyTargets');
    expect(targets).not.toContain('"*"');
  });

  test('delete only what AWS Backup named', () => {
    expect(resourcesFor('rds:DeleteDBInstance')).toMatch(/^\[[^[]*\[[^[]*\[.*":\*:awsbackup\*"\]\]\}\]$/);
    expect(resourcesFor('rds:DeleteDBSnapshot')).toContain(':snapshot:awsbackup:*');
    expect(resourcesFor('rds:DeleteDBInstance')).not.toContain('Orders');
  });

  test('restore into the subnets that the store names, and into no others', () => {
    const groups = JSON.stringify(statements).match(/:subgrp:[^"]*/g);

    expect(new Set(groups)).toEqual(new Set([':subgrp:orders-subnets']));
  });

  test('restore in the other Region too, with the groups that are there', () => {
    expect(resourcesFor('rds:RestoreDBInstanceFromDBSnapshot')).toMatch(/:rds:\*:.*:\*:awsbackup\*/);
    expect(resourcesFor('rds:RestoreDBInstanceFromDBSnapshot')).toMatch(
      /:rds:eu-central-1:[^\]]*:pg:default\.postgres17/,
    );
  });

  test('use the keys of the vaults by their alias, and grant them to services of AWS only', () => {
    const [, alias] = resource(home, 'AWS::KMS::Alias');
    const conditions = allowing('kms:CreateGrant').map(({ Condition: condition }) => condition);

    expect(conditions).toContainEqual({
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias.Properties?.AliasName },
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
    });
    expect(conditions).not.toContainEqual(undefined);
  });

  test('copy under the keys of the vaults, and restore the copies', () => {
    const [, { Properties }] = resource(home, 'AWS::IAM::ManagedPolicy', 'VaultKeys');
    const roles = ['RolesBackup', 'RolesRestore'].map((words) => resource(home, 'AWS::IAM::Role', words)[0]);

    expect(Properties?.Roles).toEqual(roles.map((role) => ({ Ref: role })));
  });

  test('copy into the two vaults only', () => {
    const [vault] = resource(home, VAULT);

    expect(allowing('backup:CopyIntoBackupVault').map(({ Resource }) => [Resource].flat().length)).toEqual([
      2,
    ]);
    expect(resourcesFor('backup:CopyIntoBackupVault')).toContain(`["${vault}","BackupVaultArn"]`);
  });

  test('stay within one policy each, and one for both, for ten databases', () => {
    const stack = aStack();
    const described = backedUp({ stack });
    Array.from({ length: 9 }, (_, index) =>
      described.backup.attach(`More${index}`, [database(described.orders)]),
    );

    const policies = resourcesOf(Template.fromStack(stack), 'AWS::IAM::ManagedPolicy').map(([id]) => id);
    expect(policies.filter((id) => id.includes('BackupPlanRoles'))).toHaveLength(3);
    expect(policies.filter((id) => id.includes('RestoresRolePolicy'))).toHaveLength(1);
  });

  test('have what AWS keeps for other kinds of stores, where there are some', () => {
    const stack = aStack();
    const described = backedUp({ stack });
    const bucket = { resourceArn: 'arn:aws:s3:::b', supportsContinuousBackup: true, restoreMetadata: {} };
    described.backup.attach('Files', [{ ...bucket, resourceType: 'S3' }]);
    described.backup.attach('Shared', [{ ...bucket, resourceType: 'EFS' }]);
    described.backup.attach('Others', [{ ...bucket, resourceType: 'EFS' }]);

    const [, role] = resource(Template.fromStack(stack), 'AWS::IAM::Role', 'RolesBackup');

    expect(JSON.stringify(role.Properties?.ManagedPolicyArns).match(/AWSBackup\w+/g)).toEqual([
      'AWSBackupServiceRolePolicyForS3Backup',
      'AWSBackupServiceRolePolicyForBackup',
    ]);
  });
});

describe('tests of restores', () => {
  const TESTING = 'AWS::Backup::RestoreTestingPlan';

  test('run twice a week in production, with the role that restores', () => {
    const [role] = resource(home, 'AWS::IAM::Role', 'RolesRestore');
    const [plan, { Properties }] = resource(home, TESTING);

    home.hasResource('AWS::Backup::RestoreTestingSelection', {
      Properties: {
        RestoreTestingPlanName: Properties?.RestoreTestingPlanName,
        ProtectedResourceType: 'RDS',
        IamRoleArn: { 'Fn::GetAtt': [role, 'Arn'] },
        RestoreMetadataOverrides: { DBSubnetGroupName: 'orders-subnets' },
      },
      DependsOn: [plan],
    });
    expect(Properties).toMatchObject({
      ScheduleExpression: 'cron(0 5 ? * MON,THU *)',
      RestoreTestingPlanName: expect.stringMatching(/^[A-Za-z0-9_]{1,50}$/) as unknown,
    });
  });

  test('restore snapshots, which each day of the selection window has, and not the one continuous backup', () => {
    const [, { Properties }] = resource(home, TESTING);

    expect(Properties?.RecoveryPointSelection).toMatchObject({
      Algorithm: 'LATEST_WITHIN_WINDOW',
      RecoveryPointTypes: ['SNAPSHOT'],
      SelectionWindowDays: 7,
    });
  });

  const softLaunch = { stage: StageKind.SOFT_LAUNCH, conditions: [Condition.USER_DATA_RETAINED] };

  test('are off in a soft launch', () => {
    Template.fromStack(backedUp(softLaunch).stack).resourceCountIs(TESTING, 0);
  });

  test('run in a soft launch that asks for them', () => {
    const backup = Backup.toRegion(FRANKFURT, { interval: Duration.hours(1), restoreTesting: true });

    Template.fromStack(backedUp({ ...softLaunch, backup }).stack).resourceCountIs(TESTING, 1);
  });

  test('cover each of several stores of a component', () => {
    const stack = aStack();
    const described = backedUp({ stack });
    described.backup.attach('Pair', [database(described.orders), database(described.orders)]);

    const names = resourcesOf(Template.fromStack(stack), 'AWS::Backup::RestoreTestingSelection').map(
      ([, { Properties }]) => Properties?.RestoreTestingSelectionName,
    );

    expect(names.sort()).toEqual(['Orders', 'Pair', 'Pair_2']);
  });
});

describe('the runbooks', () => {
  const contentOf = (words: string): string =>
    JSON.stringify(resource(home, DOCUMENT, words)[1].Properties?.Content);

  test('restore a recovery point of the store, and of no other, beside it', () => {
    const [orders] = resource(home, 'AWS::RDS::DBInstance');
    const content = contentOf('RestoreOrdersDocument');

    expect(content).toMatch(/CheckRecoveryPoint.*DescribeRecoveryPoint.*StartRestoreJob.*DescribeRestoreJob/);
    expect(content).toContain(`{"Ref":"${orders}"}`);
    expect(content).toContain('"DBSubnetGroupName":"orders-subnets"');
    expect(content).toContain('"Engine":"postgres"');
    expect(content).toContain('"DBInstanceIdentifier":"{{ RestoredName }}"');
  });

  test('restore to a point in time what is backed up continuously', () => {
    expect(contentOf('ToPointInTime')).toContain('"RestoreTime":"{{ PointInTime }}"');
  });

  test('have no restore to a point in time for what is not', () => {
    const template = Template.fromStack(
      backedUp({
        protectedResources: [
          {
            resourceArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/t',
            resourceType: 'DynamoDB',
            supportsContinuousBackup: false,
            restoreMetadata: {},
          },
        ],
      }).stack,
    );

    template.resourceCountIs(DOCUMENT, 1);
  });

  test('say what to do if the Region is lost', () => {
    expect(contentOf('RestoreOrdersDocument')).toContain('eu-central-1 has the copies');
  });

  test('say that the role restores there into subnets of a name that it knows', () => {
    expect(contentOf('RestoreOrdersDocument')).toContain('whose name begins with awsbackup');
  });

  test('end when the restore does, and fail when it failed', () => {
    const steps = resource(home, DOCUMENT, 'RestoreOrdersDocument')[1].Properties?.Content as {
      mainSteps: { action: string; inputs: { DesiredValues?: string[] }; outputs?: object[] }[];
      outputs: string[];
    };
    const [wait, check, tell] = steps.mainSteps.slice(-3);

    expect(wait.inputs.DesiredValues).toEqual(['COMPLETED', 'ABORTED', 'FAILED']);
    expect(check).toMatchObject({
      action: 'aws:assertAwsResourceProperty',
      inputs: { DesiredValues: ['COMPLETED'] },
    });
    expect(tell.action).toBe('aws:executeAwsApi');
  });

  test('ask for outputs only of calls, which alone have them', () => {
    const { mainSteps } = resource(home, DOCUMENT, 'ToPointInTime')[1].Properties?.Content as {
      mainSteps: { action: string; outputs?: object[] }[];
    };
    const telling = mainSteps.filter(({ outputs }) => outputs !== undefined).map(({ action }) => action);

    expect(new Set(telling)).toEqual(new Set(['aws:executeAwsApi']));
  });

  test('act by a role of their own, so that operators need no rights on what they restore', () => {
    const [role] = resource(home, 'AWS::IAM::Role', 'RestoresRole');

    expect(contentOf('RestoreOrdersDocument')).toContain(`"assumeRole":{"Fn::GetAtt":["${role}","Arn"]}`);
  });

  test('replace nothing of what does not say how', () => {
    expect(resourcesOf(home, DOCUMENT).filter(([id]) => id.includes('ReplaceOrders'))).toEqual([]);
  });
});

describe('the contents of what is restored', () => {
  const tasksOf = (props: Parameters<typeof backedUp>[0]) =>
    backedUp(props).backup.declared?.preflight.filter(({ id }) => id === 'restore-validation');
  const toRegion = (restoreTesting: boolean) =>
    Backup.toRegion(FRANKFURT, { interval: Duration.hours(1), restoreTesting });

  test('are validated by hand where restores are tested, within the time that AWS Backup leaves', () => {
    expect(tasksOf({ backup: toRegion(true) })).toEqual([
      {
        id: 'restore-validation',
        what: expect.stringMatching(/number of rows.*PutRestoreValidationResult within 1 h$/) as unknown,
      },
    ]);
  });

  test('are no task without restore tests, and where nothing is restored', () => {
    expect(tasksOf({ backup: toRegion(false) })).toEqual([]);
    expect(tasksOf({ backup: toRegion(true), protectedResources: [] })).toEqual([]);
  });
});
