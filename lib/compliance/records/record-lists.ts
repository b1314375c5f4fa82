import type { Attestation, BreakGlass, GoLiveRecord, Waiver } from './go-live-record';
import type { RuleWaiver } from './rule-waiver';
import type { TaskRecord } from './task-record';

/** The records of environments, by kind. */
export interface RecordLists {
  readonly attestations: readonly Attestation[];
  readonly waivers: readonly Waiver[];
  readonly ruleWaivers: readonly RuleWaiver[];
  readonly tasks: readonly TaskRecord[];
  readonly overrides: readonly BreakGlass[];
}

export function recordLists(records: readonly GoLiveRecord[]): RecordLists {
  return {
    attestations: records.flatMap(({ attestation = [] }) => attestation),
    waivers: records.flatMap(({ waiver = [] }) => waiver),
    ruleWaivers: records.flatMap(({ ruleWaiver = [] }) => ruleWaiver),
    tasks: records.flatMap(({ task = [] }) => task),
    overrides: records.flatMap(({ override = [] }) => override),
  };
}
