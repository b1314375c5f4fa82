import { is } from '../internal/values';
import { list } from '../internal/json';
import { type Answer, any, isAbove, isOneOf, matches, not } from './answers';
import {
  ALWAYS,
  type Fact,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type TransitFault,
} from './facts';
import { within } from './within';

const VOLUME = 'AWS::FSx::Volume';

/** The client decides, which no template shows. */
const BY_CLIENT: Fact<readonly TransitFault[]> = () => [{ kind: 'unknown' }];

/** Amazon FSx, all of whose file systems are encrypted: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html */
export const FSX: ServiceFacts = {
  'AWS::FSx::FileSystem': {
    data: {
      // AWS Backup takes the volumes of ONTAP, and all other file systems as a whole.
      // https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateBackup.html
      holds: (system, around) => !isOntap(system) || volumesOf(system, around).length === 0,
      awsBackup: {
        type: 'FSx',
        // https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
        // https://docs.aws.amazon.com/fsx/latest/OpenZFSGuide/copy-backups.html
        copies: ({ properties: { FileSystemType, StorageType } }) =>
          not(any([isOneOf(FileSystemType, ['ONTAP']), isOneOf(StorageType, ['INTELLIGENT_TIERING'])])),
        needs: {
          // https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html
          what: 'a persistent deployment type',
          isThere: ({ properties }) =>
            properties.LustreConfiguration === undefined
              ? 'yes'
              : matches(within(properties.LustreConfiguration, 'DeploymentType'), /^PERSISTENT/, 'SCRATCH_1'),
        },
      },
      ownBackup: { name: 'automated backups', isEnabled: hasBackups },
    },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: BY_CLIENT,
    multiAz: (system) => matches(configured(system, 'DeploymentType'), /^MULTI_AZ_/),
    deletionProtection: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/fsx/latest/WindowsGuide/maintenance-windows.html
    updates: ALWAYS,
    health: { namespaces: ['AWS/FSx'], dimension: 'FileSystemId' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  [VOLUME]: {
    data: {
      // The backup of a file system of OpenZFS has its volumes.
      holds: ({ properties }) => !is(properties.VolumeType, 'OPENZFS'),
      awsBackup: {
        type: 'FSx',
        copies: ({ properties }) => not(isOneOf(properties.VolumeType, ['ONTAP'])),
      },
      ownBackup: {
        name: 'automated backups',
        isEnabled: (volume, around) => {
          const system = systemOf(volume, around);
          return system === undefined ? 'unknown' : hasBackups(system);
        },
      },
    },
    encryptedAtRest: ALWAYS,
    // Its file system answers.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::FSx::FileCache': {
    // It holds what its data repositories do.
    data: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/fsx/latest/FileCacheGuide/FileCacheKMS.html
    encryptedAtRest: ALWAYS,
    encryptedInTransit: BY_CLIENT,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

function isOntap({ properties }: TemplateResource): boolean {
  return is(properties.FileSystemType, 'ONTAP') || properties.OntapConfiguration !== undefined;
}

/** A property of the configuration, which a file system has one of. */
function configured({ properties }: TemplateResource, name: string): unknown {
  const { WindowsConfiguration, LustreConfiguration, OntapConfiguration, OpenZFSConfiguration } = properties;
  const [configuration] = [
    WindowsConfiguration,
    LustreConfiguration,
    OntapConfiguration,
    OpenZFSConfiguration,
  ].flatMap(list);
  return within(configuration, name);
}

/** FSx keeps automatic backups for 30 days by default, of Lustre none. */
function hasBackups(system: TemplateResource): Answer {
  const byDefault = system.properties.LustreConfiguration === undefined ? 30 : 0;
  return isAbove(0, configured(system, 'AutomaticBackupRetentionDays'), byDefault);
}

function volumesOf(system: TemplateResource, around: Surroundings): readonly TemplateResource[] {
  return around.ofType(VOLUME).filter((volume) => systemOf(volume, around) === system);
}

/** The file system of a volume of ONTAP, which names the storage virtual machine. */
function systemOf(volume: TemplateResource, around: Surroundings): TemplateResource | undefined {
  const machineId = within(volume.properties.OntapConfiguration, 'StorageVirtualMachineId');
  const machine = around.follow(machineId, volume);
  return machine === undefined ? undefined : around.follow(machine.properties.FileSystemId, machine);
}
