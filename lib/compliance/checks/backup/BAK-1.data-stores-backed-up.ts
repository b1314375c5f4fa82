import { backupsOf, type StoreBackup } from '../../analysis/backup-plans';
import { type DataStore, otherStoresOf, type Store, withoutStores } from '../../analysis/backup-stores';
import { surroundingsIn } from '../../analysis/type-facts';
import { type CheckFinding, findings } from '../../findings';
import type { ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, outcomeOf } from '../check';

const FINDINGS = findings('BAK-1', Severity.HIGH, {
  notSelected: {
    message: 'No backup plan selects {resource}.',
    remediation:
      'Add the resource to a backup selection, or return it as a ProtectedResource of its component.',
    isAbsence: true,
  },
  onlyOwnBackup: {
    message: 'No backup plan selects {resource}, which has {backup} of its own service only.',
    remediation:
      'Add the resource to a backup selection, whose backups outlive it and can be copied to another Region.',
    isAbsence: true,
  },
  cannotBeBackedUp: {
    message: 'Backups of {resource} fail, because it has no {need}.',
    remediation: 'Enable {need} of the resource, without which AWS Backup does not back it up.',
  },
  backupNeedUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has {need}, without which its backups fail, is known only at deployment.',
    remediation: 'Enable {need} of the resource by a literal value.',
  },
  notSupportedByAwsBackup: {
    state: OutcomeState.UNKNOWN,
    message: 'AWS Backup does not support {resource}, and no template shows another backup of its data.',
    remediation:
      'Enable the backups of its own service, where it has any, or verify that its data can be created again.',
  },
  selectionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether a backup plan selects {resource} is known only at deployment.',
    remediation: 'Name the resource, or a tag with literal values, in the backup selection.',
  },
});

export const bak1DataStoresBackedUp = defineCheck({
  id: 'BAK-1.data-stores-backed-up',
  title: 'A backup plan selects every data store that AWS Backup can protect',
  remediation:
    'Add the data store to a backup selection, or return it as a ProtectedResource of its component.',
  findings: FINDINGS,
  asks: { every: ['data'], any: ['backup'] },
  evaluate(model) {
    const backups = backupsOf(model);
    const others = otherStoresOf(model);
    if (backups.length + others.length === 0) return withoutStores();
    return outcomeOf(
      [...backups.map(({ store }) => store.resource), ...others.map(({ resource }) => resource)],
      [
        ...backups.flatMap((backup) => backupFindings(backup, model)),
        ...others.flatMap((store) => otherFindings(store, model)),
      ],
      `Backup plans select every data store${others.length === 0 ? '' : ', or its service backs it up'} (data stores: ${backups.length + others.length}).`,
    );
  },
});

function backupFindings({ store, selected }: StoreBackup, model: ResourceModel): CheckFinding[] {
  switch (selected) {
    case 'yes':
      return needFindings(store, model);
    case 'no':
      return [notSelected(store, model)];
    case 'unknown':
      return [FINDINGS.selectionUnknown(store.resource)];
  }
}

function notSelected({ resource, facts: { ownBackup } }: Store, model: ResourceModel): CheckFinding {
  return ownBackup?.isEnabled(resource, surroundingsIn(model)) === 'yes'
    ? FINDINGS.onlyOwnBackup(resource, { backup: ownBackup.name })
    : FINDINGS.notSelected(resource);
}

function needFindings({ resource, needs }: Store, model: ResourceModel): CheckFinding[] {
  if (needs === undefined) return [];
  const { what: need, isThere } = needs;
  switch (isThere(resource, surroundingsIn(model))) {
    case 'yes':
      return [];
    case 'no':
      return [FINDINGS.cannotBeBackedUp(resource, { need })];
    case 'unknown':
      return [FINDINGS.backupNeedUnknown(resource, { need })];
  }
}

function otherFindings({ resource, facts: { ownBackup } }: DataStore, model: ResourceModel): CheckFinding[] {
  return ownBackup?.isEnabled(resource, surroundingsIn(model)) === 'yes'
    ? []
    : [FINDINGS.notSupportedByAwsBackup(resource)];
}
