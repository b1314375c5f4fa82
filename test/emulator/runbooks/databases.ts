import type { Clients } from '../read-back/clients';
import { difference } from '../read-back/compare';
import type { Properties } from '../read-back/reader';
import { READERS } from '../read-back/readers';

const TYPE = 'AWS::RDS::DBInstance';

/** An instance as RDS describes it. */
export interface Database {
  readonly resourceId: unknown;
  /** By the names of the template's properties. */
  readonly settings: Properties;
}

/** What a restored instance has only once it replaces the original. */
const OF_THE_REPLACEMENT = [
  'DBInstanceIdentifier',
  'DeletionProtection',
  'EnableCloudwatchLogsExports',
  'ManageMasterUserPassword',
  'MasterUserSecret',
];

/** @throws Error if RDS does not have it */
export async function readDatabase(identifier: string, clients: Clients): Promise<Database> {
  const asked = { logicalId: identifier, type: TYPE, physicalId: identifier, properties: {} };
  const found = await READERS[TYPE]?.read(clients, asked);
  if (found === undefined) throw new Error(`RDS has no instance ${identifier}`);
  return { resourceId: found.answers.DbiResourceId, settings: found.attributes };
}

/** How a restored instance differs from its original, in what a restore runbook configures. */
export function faultsOfRestored(restored: Database, original: Database): string[] {
  return differences(original, restored, OF_THE_REPLACEMENT);
}

/** How the instance that has the name of the original differs from it, and from the one that was restored. */
export function faultsOfReplacement(held: Database, original: Database, restored: Database): string[] {
  return [
    ...differences(original, held, []),
    ...(held.resourceId === restored.resourceId ? [] : ['it is not the instance that was restored']),
  ];
}

/** How what was the original is not as it was, but for its name and its logs. */
export function faultsOfReplaced(replaced: Database, original: Database): string[] {
  return [
    ...differences(original, replaced, ['DBInstanceIdentifier', 'EnableCloudwatchLogsExports']),
    ...(replaced.resourceId === original.resourceId ? [] : ['it is not the original']),
    ...[difference([], replaced.settings.EnableCloudwatchLogsExports, 'EnableCloudwatchLogsExports')].filter(
      (fault) => fault !== undefined,
    ),
  ];
}

function differences(expected: Database, held: Database, without: readonly string[]): string[] {
  return Object.entries(expected.settings)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => difference(value, held.settings[name], name))
    .filter((fault) => fault !== undefined);
}
