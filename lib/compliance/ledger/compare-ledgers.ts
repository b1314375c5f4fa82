import { type Finding, OutcomeState, type ResourceName } from '../outcome';
import { pathOf } from '../resource-name';
import { NagLevel } from '../nag/nag-result';
import { blockersOf } from '../passes';
import { BlockerKind } from '../blocker';
import { renamedResources } from './renamed-resources';
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
  /** Its id under the earlier name of its resource. */
  readonly key: string;
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

/** The path of a resource in the earlier ledger. */
type EarlierPath = (path: string) => string;

/**
 * The changes from one ledger of an environment to a later one, setbacks first. Findings are matched by check and resource:
 * that a template file has another name is no change.
 */
export function compareLedgers(before: Ledger, after: Ledger): LedgerChange[] {
  const renamed = renamedResources(before, after);
  const earlier = itemsOf(before, (path) => path);
  const later = itemsOf(after, (path) => renamed.get(path) ?? path);
  const changes = [
    ...[...later.values()].flatMap((item) => changeTo(item, earlier.get(item.key)) ?? []),
    ...[...earlier.values()].filter(({ key }) => !later.has(key)).map(gone),
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
function itemsOf(ledger: Ledger, earlierPath: EarlierPath): Map<string, Item> {
  const worst = new Map<string, Item>();
  for (const item of [
    ...rowItems(ledger),
    ...checkItems(ledger, earlierPath),
    ...nagItems(ledger, earlierPath),
    ...otherItems(ledger),
  ]) {
    // A check may have several findings at one resource; the worst counts.
    if (item.rank < (worst.get(item.key)?.rank ?? Infinity)) worst.set(item.key, item);
  }
  return worst;
}

/** Requirements and controls. */
function rowItems(ledger: Ledger): Item[] {
  return reportItems(ledger).map(({ id, title, state, reason }) => ({
    id,
    key: id,
    title,
    state,
    reason,
    rank: RANKS[state] ?? NOTHING_TO_DO,
  }));
}

function checkItems({ requirements }: Ledger, earlierPath: EarlierPath): Item[] {
  return requirements.flatMap(({ checks, required }) =>
    checks.flatMap(({ check, title, findings }) =>
      findings.map((finding) => ({
        ...namesOf(check, finding.resource, earlierPath),
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

function nagItems({ nag }: Ledger, earlierPath: EarlierPath): Item[] {
  return nag.flatMap(({ findings, acknowledgements, waived }) => [
    ...findings.map(({ rule, resource, description, level }) => ({
      ...namesOf(rule, resource, earlierPath),
      title: description,
      state: level === NagLevel.ERROR ? 'error' : 'warning',
      reason: description,
      rank: FAULT,
    })),
    ...acknowledgements.map(({ rule, resource, description, reason }) => ({
      ...namesOf(rule, resource, earlierPath),
      title: description,
      state: ACKNOWLEDGED,
      reason,
      rank: ACCEPTED,
    })),
    ...waived.map(({ rule, resource, description, waiver }) => ({
      ...namesOf(rule, resource, earlierPath),
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
    .map(({ id, title, state, reason }) => ({
      id: `${id} at ${title}`,
      key: `${id} at ${title}`,
      title,
      state,
      reason,
      rank: FAULT,
    }));
}

function namesOf(
  rule: string,
  resource: ResourceName | undefined,
  earlierPath: EarlierPath,
): Pick<Item, 'id' | 'key'> {
  if (resource === undefined) return { id: `${rule} at the environment`, key: `${rule} at the environment` };
  const path = pathOf(resource);
  return { id: `${rule} at ${path}`, key: `${rule} at ${earlierPath(path)}` };
}
