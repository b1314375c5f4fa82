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
  const contents = records.map(({ _content }) => _content);
  return {
    attestations: contents.flatMap(({ attestation = [] }) => attestation),
    waivers: contents.flatMap(({ waiver = [] }) => waiver),
    ruleWaivers: contents.flatMap(({ ruleWaiver = [] }) => ruleWaiver),
    tasks: contents.flatMap(({ task = [] }) => task),
    overrides: contents.flatMap(({ override = [] }) => override),
  };
}
