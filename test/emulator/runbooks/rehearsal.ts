import {
  ListRecoveryPointsByBackupVaultCommand,
  StartBackupJobCommand,
  type RecoveryPointByBackupVault,
} from '@aws-sdk/client-backup';
import type { Runbook, RunOptions } from '../../automation/runbook';
import type { Clients } from '../read-back/clients';
import { text, type Properties } from '../read-back/reader';
import {
  faultsOfReplaced,
  faultsOfReplacement,
  faultsOfRestored,
  readDatabase,
  type Database,
} from './databases';
import type { DeployedRunbook } from './documents';
import { faultsOfServices } from './services';

const RESTORED = 'awsbackup-restored';

/** What a runbook is started with, and what is read back once it has run, or while it pauses. */
export interface Rehearsal extends RunOptions {
  /** What is not as the runbook should leave it, one line each. */
  faults(): Promise<string[]>;
}

/** How each runbook of an environment is run: as its operators would, one after the other. */
export class Rehearsals {
  /** The originals by their identifiers, as they were before the first runbook. */
  private readonly originals = new Map<string, Database>();

  constructor(private readonly clients: Clients) {}

  public async prepare(runbook: DeployedRunbook): Promise<Rehearsal> {
    switch (runbook.purpose) {
      case 'stop':
      case 'operate':
        return {
          faults: () => faultsOfServices(runbook.content, runbook.purpose === 'operate', this.clients),
        };
      case 'restore':
        return this.restore(runbook, RESTORED);
      case 'restoreToPointInTime':
        return this.restore(runbook, `${RESTORED}-${runbook.component.toLowerCase()}`);
      case 'replace':
        return this.replace(runbook);
    }
  }

  private async restore({ content, purpose }: DeployedRunbook, RestoredName: string): Promise<Rehearsal> {
    const { ARN, vault, role } = targetOf(content);
    const identifier = nameOf(ARN);
    const original = this.originals.get(identifier) ?? (await readDatabase(identifier, this.clients));
    this.originals.set(identifier, original);
    const points = await this.backUp(vault, ARN, role);
    const continuous = purpose === 'restoreToPointInTime';
    const point = points.find((candidate) => candidate.includes(':continuous:') === continuous);
    if (point === undefined)
      throw new Error(`${vault} has no ${continuous ? 'continuous backup' : 'snapshot'}`);
    const PointInTime = new Date().toISOString().replace(/\.\d+/, '');
    return {
      parameters: { RecoveryPointArn: point, RestoredName, ...(continuous && { PointInTime }) },
      faults: async () => [
        ...labelled(RestoredName, faultsOfRestored(await readDatabase(RestoredName, this.clients), original)),
        ...labelled(
          identifier,
          faultsOfReplacement(await readDatabase(identifier, this.clients), original, original),
        ),
      ],
    };
  }

  private async replace({ content }: DeployedRunbook): Promise<Rehearsal> {
    const identifier = text(
      content.mainSteps.find(({ name }) => name.endsWith('_DescribeOriginal'))?.inputs.DBInstanceIdentifier,
    );
    const original = this.originals.get(identifier);
    if (original === undefined) throw new Error(`${identifier} was not restored before`);
    const restored = await readDatabase(RESTORED, this.clients);
    const replacedName = content.parameters?.ReplacedName.default ?? '';
    const inPause: string[] = [];
    return {
      onPause: async () => {
        inPause.push(...(await faultsOfServices(content, false, this.clients)));
      },
      faults: async () => [
        ...labelled('while it pauses', inPause),
        ...labelled(
          identifier,
          faultsOfReplacement(await readDatabase(identifier, this.clients), original, restored),
        ),
        ...labelled(replacedName, faultsOfReplaced(await readDatabase(replacedName, this.clients), original)),
        ...(await faultsOfServices(content, true, this.clients)),
      ],
    };
  }

  /** Takes a backup, and finds the recovery points of the resource as the description of the runbook says. */
  private async backUp(vault: string, arn: string, role: string): Promise<string[]> {
    const { backup } = this.clients;
    const place = { BackupVaultName: vault };
    await backup.send(new StartBackupJobCommand({ ...place, ResourceArn: arn, IamRoleArn: role }));
    const listed = await backup.send(
      new ListRecoveryPointsByBackupVaultCommand({ ...place, ByResourceArn: arn }),
    );
    return (listed.RecoveryPoints ?? []).map(
      ({ RecoveryPointArn = '' }: RecoveryPointByBackupVault) => RecoveryPointArn,
    );
  }
}

/** What a restore runbook restores, from where, and by which role. */
function targetOf({ mainSteps }: Runbook): {
  readonly ARN: string;
  readonly vault: string;
  readonly role: string;
} {
  const inputs = (name: string): Properties => mainSteps.find((step) => step.name === name)?.inputs ?? {};
  const { BackupVaultName, DesiredValues } = inputs('CheckRecoveryPoint');
  const [arn] = DesiredValues as string[];
  return { ARN: arn, vault: text(BackupVaultName), role: text(inputs('Restore').IamRoleArn) };
}

function nameOf(arn: string): string {
  return arn.split(':').pop() ?? '';
}

function labelled(label: string, faults: readonly string[]): string[] {
  return faults.map((fault) => `${label}: ${fault}`);
}
