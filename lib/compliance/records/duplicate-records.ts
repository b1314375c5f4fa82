import { StageEnvironmentError } from '../../internal/errors';
import type { RecordLists } from './record-lists';
import type { TaskRecord } from './task-record';

/** @throws StageEnvironmentError if two records of one kind have the same environment, subject and day */
export function refuseDuplicates({
  attestations,
  waivers,
  ruleWaivers,
  tasks,
  overrides,
}: RecordLists): void {
  const taskName = ({ id }: TaskRecord) => `task ${id}`;
  refuse(tasks, taskName, ({ id }) => [id], 'id');
  const ofRequirements = tasks.filter(({ requirement }) => requirement !== undefined);
  refuse(ofRequirements, taskName, ({ requirement = '' }) => [requirement], 'requirement');
  refuseSameDay(attestations, ({ requirement }) => `attestation of ${requirement}`);
  refuseSameDay(waivers, ({ requirement }) => `waiver of ${requirement}`);
  refuseSameDay(ruleWaivers, ({ rule, path }) => `waiver of ${rule} at ${path}`);
  refuseSameDay(overrides, () => 'break-glass override');
}

interface RecordPlace {
  readonly environment: string;
  readonly source?: string;
}

function refuseSameDay<T extends RecordPlace & { readonly when: string }>(
  records: readonly T[],
  nameOf: (record: T) => string,
): void {
  refuse(records, nameOf, (record) => [nameOf(record), record.when], 'day');
}

/** @param shared what two records have in common beside the environment */
function refuse<T extends RecordPlace>(
  records: readonly T[],
  nameOf: (record: T) => string,
  keyOf: (record: T) => readonly string[],
  shared: string,
): void {
  const known = new Map<string, T>();
  for (const record of records) {
    const { environment, source } = record;
    const key = JSON.stringify([environment, ...keyOf(record)]);
    const duplicate = known.get(key);
    if (duplicate !== undefined) {
      throw new StageEnvironmentError({
        id: 'record.duplicate',
        what: `${source === undefined ? '' : `${source}: `}${nameOf(record)}`,
        value: [environment, keyOf(record).at(-1)].join(', '),
        limit: `there is one of this environment and ${shared} already${duplicate.source === undefined ? '' : `, at ${duplicate.source}`}`,
        remediation: 'keep one of the two',
      });
    }
    known.set(key, record);
  }
}
