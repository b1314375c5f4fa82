import { absenceCheck, absenceFindings } from '../../analysis/absence-check';
import { dataStoresOf } from '../../analysis/backup-stores';
import { surroundingsIn } from '../../analysis/type-facts';

const PRESENCE = { yes: 'present', no: 'absent', unknown: 'unknown' } as const;

export const bak1Absent = absenceCheck({
  id: 'BAK-1.absent',
  title: 'The environment has no backups, which its stage does not require',
  remediation: 'Remove the backups to save their cost, or keep them.',
  findings: absenceFindings('BAK-1'),
  types: [
    'AWS::Backup::BackupPlan',
    'AWS::Backup::BackupSelection',
    'AWS::Backup::BackupVault',
    'AWS::Backup::LogicallyAirGappedBackupVault',
    'AWS::Backup::RestoreTestingPlan',
    'AWS::Backup::RestoreTestingSelection',
    'AWS::Backup::Framework',
    'AWS::Backup::ReportPlan',
    'AWS::DLM::LifecyclePolicy',
  ],
  featuresIn(model) {
    const around = surroundingsIn(model);
    return dataStoresOf(model).flatMap(({ resource, facts: { ownBackup } }) =>
      ownBackup === undefined
        ? []
        : [{ resource, name: ownBackup.name, presence: PRESENCE[ownBackup.isEnabled(resource, around)] }],
    );
  },
  asks: { every: ['backup'] },
  met: 'The environment has no backups.',
});
