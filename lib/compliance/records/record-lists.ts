import type { GoLiveRecord } from './go-live-record';
import type { BreakGlass } from './break-glass';
import type { Waiver } from './waiver';
import type { Attestation } from './attestation';
import type { RuleWaiver } from './rule-waiver';
import type { TaskRecord } from './task-record';

/** The records of environments, by kind. */
export interface RecordLists {
  readonly attestations: Attestation[];
  readonly waivers: Waiver[];
  readonly ruleWaivers: RuleWaiver[];
  readonly tasks: TaskRecord[];
  readonly overrides: BreakGlass[];
}

export function recordLists(records: readonly GoLiveRecord[]): RecordLists {
  const contents = records.map(({ _content }) => _content);
  return {
    attestations: contents.flatMap(({ attestation = [] }) => attestation),
    waivers: contents.flatMap(({ waiver = [] }) => waiver),
    ruleWaivers: contents.flatMap(({ ruleWaiver = [] }) => ruleWaiver),
    tasks: contents.flatMap(({ task = [] }) => task),
    overrides: contents.flatMap(({ override = [] }) => override),
  };
}
