import { type Finding, OutcomeState, type ResourceName } from '../outcome';
import { pathOf } from '../resource-name';
import { NagLevel } from '../nag/nag-result';
import { blockersOf } from '../passes';
import { BlockerKind } from '../blocker';
import { reportItems } from './report-items';
import { type Ledger } from './ledger';

/** The direction of a change between two ledgers of one environment. */
export enum ChangeKind {
  BETTER = 'better',
  WORSE = 'worse',
  /** It is only in the later ledger: a finding, an acknowledgement, a control of a framework newly declared. */
  NEW = 'new',
  /** It is only in the earlier ledger. */
  GONE = 'gone',
  /** Another state that is neither better nor worse, such as declared instead of attested. */
  OTHER = 'other',
}

/** One difference between two ledgers of one environment. */
export interface LedgerChange {
  readonly kind: ChangeKind;
  /** A requirement, a control, or a finding or acknowledgement as `rule at resource`. */
  readonly id: string;
  readonly title: string;
  /** The earlier state; none if it is new. */
  readonly before?: string;
  /** The later state; none if it is gone. */
  readonly after?: string;
  /** The reason of the later state; of the earlier one if it is gone. */
  readonly reason: string;
  /**
   * True if it is worse, or new and a fault. What is new and only pending or unknown, such as a control of a framework
   * newly declared, is no setback.
   */
  readonly isSetback: boolean;
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly reason: string;
  /** The higher, the better. */
  readonly rank: number;
}

const FAULT = 0;
const UNKNOWN = 3;
const ACCEPTED = 5;
const NOTHING_TO_DO = 6;

/** The rank of a state; states that leave nothing to do have the same. */
const RANKS: Readonly<Partial<Record<OutcomeState, number>>> = {
  [OutcomeState.NOT_MET]: FAULT,
  [OutcomeState.PENDING]: 1,
  [OutcomeState.NOT_CHECKED]: 2,
  [OutcomeState.UNKNOWN]: UNKNOWN,
  [OutcomeState.NOT_REQUIRED_BUT_PRESENT]: 4,
  [OutcomeState.WAIVED]: ACCEPTED,
};

/** The state of a finding of a cdk-nag rule that is acknowledged in code. */
const ACKNOWLEDGED = 'acknowledged';

/** The changes from one ledger of an environment to a later one, setbacks first. */
export function compareLedgers(before: Ledger, after: Ledger): LedgerChange[] {
  const earlier = itemsOf(before);
  const later = itemsOf(after);
  const changes = [
    ...[...later.values()].flatMap((item) => changeTo(item, earlier.get(item.id)) ?? []),
    ...[...earlier.values()].filter(({ id }) => !later.has(id)).map(gone),
  ];
  return changes.sort((one, other) => Number(other.isSetback) - Number(one.isSetback));
}

function changeTo({ rank, ...item }: Item, was: Item | undefined): LedgerChange | undefined {
  const { id, title, state, reason } = item;
  const change = { id, title, after: state, reason };
  if (was === undefined) return { ...change, kind: ChangeKind.NEW, isSetback: rank === FAULT };
  if (was.state === state) return undefined;
  const kind = rank > was.rank ? ChangeKind.BETTER : rank < was.rank ? ChangeKind.WORSE : ChangeKind.OTHER;
  return { ...change, kind, before: was.state, isSetback: kind === ChangeKind.WORSE };
}

function gone({ id, title, state, reason }: Item): LedgerChange {
  return { kind: ChangeKind.GONE, id, title, before: state, reason, isSetback: false };
}

/** Everything in a ledger that can change, by ids that stay the same from one synthesis to the next. */
function itemsOf(ledger: Ledger): Map<string, Item> {
  const worst = new Map<string, Item>();
  for (const item of [
    ...rowItems(ledger),
    ...checkItems(ledger),
    ...nagItems(ledger),
    ...otherItems(ledger),
  ]) {
    // A check may have several findings at one resource; the worst counts.
    if (item.rank < (worst.get(item.id)?.rank ?? Infinity)) worst.set(item.id, item);
  }
  return worst;
}

/** Requirements and controls. */
function rowItems(ledger: Ledger): Item[] {
  return reportItems(ledger).map(({ id, title, state, reason }) => ({
    id,
    title,
    state,
    reason,
    rank: RANKS[state] ?? NOTHING_TO_DO,
  }));
}

function checkItems({ requirements }: Ledger): Item[] {
  return requirements.flatMap(({ checks, required }) =>
    checks.flatMap(({ check, title, findings }) =>
      findings.map((finding) => ({
        id: idOf(check, finding.resource),
        title,
        state: stateOf(finding),
        reason: finding.reason,
        rank: rankOf(finding, required),
      })),
    ),
  );
}

function stateOf({ state, waived, acknowledged }: Finding): string {
  if (waived !== undefined) return OutcomeState.WAIVED;
  return acknowledged === undefined ? state : ACKNOWLEDGED;
}

/** A finding of a requirement that is not required is no fault. */
function rankOf({ state, waived, acknowledged }: Finding, required: boolean): number {
  if (!required || waived !== undefined || acknowledged !== undefined) return ACCEPTED;
  return state === OutcomeState.NOT_MET ? FAULT : UNKNOWN;
}

function nagItems({ nag }: Ledger): Item[] {
  return nag.flatMap(({ findings, acknowledgements, waived }) => [
    ...findings.map(({ rule, resource, description, level }) => ({
      id: idOf(rule, resource),
      title: description,
      state: level === NagLevel.ERROR ? 'error' : 'warning',
      reason: description,
      rank: FAULT,
    })),
    ...acknowledgements.map(({ rule, resource, description, reason }) => ({
      id: idOf(rule, resource),
      title: description,
      state: ACKNOWLEDGED,
      reason,
      rank: ACCEPTED,
    })),
    ...waived.map(({ rule, resource, description, waiver }) => ({
      id: idOf(rule, resource),
      title: description,
      state: OutcomeState.WAIVED,
      reason: waiver.reason,
      rank: ACCEPTED,
    })),
  ]);
}

/** Errors in templates, and records of unknown environments. */
function otherItems(ledger: Ledger): Item[] {
  const kinds = [BlockerKind.TEMPLATE_ERROR, BlockerKind.UNKNOWN_ENVIRONMENT];
  return blockersOf(ledger)
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ id, title, state, reason }) => ({ id: `${id} at ${title}`, title, state, reason, rank: FAULT }));
}

function idOf(rule: string, resource: ResourceName | undefined): string {
  return `${rule} at ${resource === undefined ? 'the environment' : pathOf(resource)}`;
}
