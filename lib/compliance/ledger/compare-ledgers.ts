import { OutcomeState } from '../outcome';
import { pathOf } from '../resource-name';
import { reportItems } from './report-items';
import { type Ledger } from './ledger';

/** Which way something went between two ledgers of one environment. */
export enum ChangeKind {
  BETTER = 'better',
  WORSE = 'worse',
  /** It was not there before: a finding, an acknowledgement, a control of a framework newly declared. */
  NEW = 'new',
  GONE = 'gone',
  /** Another state that is neither better nor worse, such as declared for attested. */
  OTHER = 'other',
}

/** One difference between two ledgers of one environment. */
export interface LedgerChange {
  readonly kind: ChangeKind;
  /** A requirement, a control, or a finding or acknowledgement as `rule at resource`. */
  readonly id: string;
  readonly title: string;
  /** The state before; none if it is new. */
  readonly before?: string;
  /** The state after; none if it is gone. */
  readonly after?: string;
  /** Why it stands as it stands after, or stood before if it is gone. */
  readonly reason: string;
  /**
   * True if somebody should look before this goes on: what got worse, and what is new and a fault. What is new and only
   * open or unknown, such as the controls of a framework declared since, is no step back: nobody asked before.
   */
  readonly isSetback: boolean;
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly reason: string;
  /** The higher the better. */
  readonly rank: number;
}

const FAULT = 0;
const UNDECIDED = 3;
const ACKNOWLEDGED = 5;
const NOTHING_TO_DO = 6;

/** How good a state is; those that leave nothing to do are alike. */
const RANKS: Readonly<Partial<Record<OutcomeState, number>>> = {
  [OutcomeState.NOT_MET]: FAULT,
  [OutcomeState.PENDING]: 1,
  [OutcomeState.NOT_CHECKED]: 2,
  [OutcomeState.UNKNOWN]: UNDECIDED,
  [OutcomeState.NOT_REQUIRED_BUT_PRESENT]: 4,
  [OutcomeState.WAIVED]: ACKNOWLEDGED,
};

/** What changed from one ledger of an environment to a later one, setbacks first. */
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

/** What nobody asks for is no fault where it is missed. */
function rankOf(state: OutcomeState, isAsked: boolean): number {
  if (!isAsked) return ACKNOWLEDGED;
  return state === OutcomeState.NOT_MET ? FAULT : UNDECIDED;
}

/** Everything that a ledger says, by ids that stay the same from one synthesis to the next. */
function itemsOf(ledger: Ledger): Map<string, Item> {
  const items = reportItems(ledger).map(({ id, title, state, reason }) => ({
    id,
    title,
    state,
    reason,
    rank: RANKS[state] ?? NOTHING_TO_DO,
  }));
  const findings = ledger.requirements.flatMap(({ checks, required }) =>
    checks.flatMap(({ check, title, findings: found }) =>
      found.map(({ state, reason, resource, waived }) => ({
        id: `${check} at ${resource === undefined ? 'the environment' : pathOf(resource)}`,
        title,
        state: waived === undefined ? state : OutcomeState.WAIVED,
        reason,
        rank: rankOf(state, required && waived === undefined),
      })),
    ),
  );
  const nag = ledger.nag.flatMap(({ findings: found, acknowledgements, waived }) => [
    ...found.map(({ rule, resource, description, level }) => ({
      id: `${rule} at ${pathOf(resource)}`,
      title: description,
      state: level,
      reason: description,
      rank: FAULT,
    })),
    ...acknowledgements.map(({ rule, resource, description, reason }) => ({
      id: `${rule} at ${pathOf(resource)}`,
      title: description,
      state: 'acknowledged',
      reason,
      rank: ACKNOWLEDGED,
    })),
    ...waived.map(({ rule, resource, description, waiver }) => ({
      id: `${rule} at ${pathOf(resource)}`,
      title: description,
      state: OutcomeState.WAIVED,
      reason: waiver.reason,
      rank: ACKNOWLEDGED,
    })),
  ]);
  const worst = new Map<string, Item>();
  for (const item of [...items, ...findings, ...nag]) {
    // A check may find several things at one resource, which then stands as the worst of them.
    if (item.rank < (worst.get(item.id)?.rank ?? Infinity)) worst.set(item.id, item);
  }
  return worst;
}
