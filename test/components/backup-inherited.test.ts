import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import { Backup } from '../../lib/components/backup/backup';
import { StageKind } from '../../lib/requirements/stage-kind';
import { ACCOUNT, aStack, backedUp, hourly } from './backed-up';
import { statementsOf } from './reading';
import { wrongUse } from './wrong-use';

const VAULT = 'AWS::Backup::BackupVault';
const PLAN = 'AWS::Backup::BackupPlan';
const SELECTION = 'AWS::Backup::BackupSelection';

describe('existing vaults', () => {
  const copyVaultArn = `arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:Kept`;
  const stack = aStack();
  const keyArns = [`arn:aws:kms:eu-central-1:${ACCOUNT}:key/1`];
  const described = backedUp({
    stack,
    backup: Backup.existing({
      vault: BackupVault.fromBackupVaultName(stack, 'Kept', 'Kept'),
      copyVaultArn,
      keyArns,
      evidence: 'runbook 7',
      interval: Duration.hours(1),
    }),
  });
  const template = Template.fromStack(stack);

  test('are used, and none is made', () => {
    template.resourceCountIs(VAULT, 0);
    expect(described.backup.support).toEqual([]);
    template.hasResourceProperties(PLAN, {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({
            TargetBackupVault: 'Kept',
            CopyActions: [Match.objectLike({ DestinationBackupVaultArn: copyVaultArn })],
          }),
        ],
      },
    });
  });

  test('have their keys open to the role', () => {
    const grants = statementsOf(template, 'RolesVaultKeys').filter(
      ({ Action }) => Action === 'kms:CreateGrant',
    );

    expect(grants.flatMap(({ Resource }) => Resource)).toContain(keyArns[0]);
  });

  test('are declared, with where to see how they are encrypted', () => {
    expect(described.backup.inherited).toEqual([
      { requirement: 'BAK-4', from: expect.any(String) as unknown, evidence: 'runbook 7' },
    ]);
  });

  test('are watched by their names', () => {
    const [signal] = described.backup.alarms;

    expect(signal.metric.toMetricConfig().metricStat?.dimensions).toEqual([
      { name: 'BackupVaultName', value: 'Kept' },
    ]);
  });
});

describe('without a backup of its own', () => {
  const ROWS = ['BAK-1', 'BAK-2', 'BAK-3', 'BAK-4', 'BAK-5', 'BAK-6', 'OPS-2'];

  test.each([
    ['inherited', Backup.inherited({ from: 'by the organization', evidence: 'policy p-1' })],
    ['waived', Backup.waived({ reason: 'r', requestedBy: 'a', approvedBy: 'b', expires: '2027-01-31' })],
  ])('%s, nothing is made, and stores may be attached', (_how, backup) => {
    const template = Template.fromStack(backedUp({ backup }).stack);

    expect(Object.keys(template.toJSON() as object)).toContain('Resources');
    for (const type of [VAULT, PLAN, SELECTION]) template.resourceCountIs(type, 0);
  });

  test('inherited, every requirement is declared so, with from where and evidence', () => {
    const backup = Backup.inherited({ from: 'by the organization', evidence: 'policy p-1' });

    expect(backedUp({ backup }).backup.inherited).toEqual(
      ROWS.map((requirement) => ({ requirement, from: 'by the organization', evidence: 'policy p-1' })),
    );
  });

  test('waived, every requirement is, on these terms', () => {
    const terms = { reason: 'r', requestedBy: 'a', approvedBy: 'b', expires: '2027-01-31' };

    expect(backedUp({ backup: Backup.waived(terms) }).backup.waivers).toEqual(
      ROWS.map((requirement) => ({ requirement, ...terms })),
    );
  });

  test('a soft launch may retain nothing, for a reason', () => {
    const backup = Backup.notRetained({ reason: 'demonstration data only' });
    const { backup: bound } = backedUp({ backup, stage: StageKind.SOFT_LAUNCH });

    expect([backup.retainsUserData, hourly().retainsUserData]).toEqual([false, true]);
    expect(bound.declared?.description).toContain('demonstration data only');
    expect(bound.declared?.recoveryPoint).toBeUndefined();
  });

  test('production retains, whatever it is', () => {
    const backup = Backup.notRetained({ reason: 'demonstration data only' });

    expect(wrongUse(() => backedUp({ backup }))).toMatch(
      /Production retains the data of its users.*\[BAK-1, backup\.not-retained\]/,
    );
  });
});
