import { type Finding, type ResourceName, VerdictState } from '../../compliance/checks/check';
import { isShortOfRoom, ROOM_WORDS } from '../../compliance/headroom';
import { type Ledger, type LedgerRow, RowState } from '../../compliance/ledger';
import { notDeclared, notSigned } from '../../compliance/row-state';
import { StockLevel } from '../../compliance/stock-packs/stock-result';
import { CATALOG } from '../../requirements/catalog';
import type { NamedLedger } from '../report-files';
import { anchor } from './anchor';
import { count, figure } from './words';

/** What somebody does about it. */
export enum NeedKind {
  MEND = 'Mend',
  ANSWER = 'Answer or sign',
  LOOK = 'Look into',
}

/** Where something is wrong, and what is. */
export interface NeedPlace {
  readonly reason: string;
  readonly resource?: ResourceName;
}

/** Something that needs somebody, the remedy first. */
export interface Need {
  readonly kind: NeedKind;
  readonly remedy: string;
  /** The requirement, rule or control that it is about. */
  readonly subject: string;
  readonly state: RowState;
  readonly places: readonly NeedPlace[];
  /** True if it keeps the environment from passing validation. */
  readonly blocking: boolean;
  /** The id of the place on the page that tells all of it. */
  readonly target: string;
}

/** Of the requirements, the stock rules, the frameworks and the stacks. */
export function ledgerNeeds({ name, ledger }: NamedLedger): Need[] {
  return [
    ...ledger.requirements.flatMap((row) => rowNeeds(name, row)),
    ...stockNeeds(name, ledger),
    ...frameworkNeeds(name, ledger),
    ...roomNeeds(name, ledger),
  ];
}

function rowNeeds(name: string, row: LedgerRow): Need[] {
  const about = { subject: `${row.id} ${row.title}`, blocking: row.blocking, target: anchor(name, row.id) };
  const found = (state: RowState, kind: NeedKind, wanted: VerdictState): Need[] =>
    row.checks.flatMap(({ remedy, findings }) => {
      const places = findings
        .filter((finding) => finding.state === wanted && finding.waived === undefined)
        .map(place);
      return places.length === 0 ? [] : [{ ...about, kind, remedy, state, places }];
    });
  const whole = (kind: NeedKind, remedy: string): Need => ({
    ...about,
    kind,
    remedy,
    state: row.state,
    places: [{ reason: row.reason }],
  });
  switch (row.state) {
    case RowState.NOT_MET: {
      const needs = found(row.state, NeedKind.MEND, VerdictState.NOT_MET);
      return needs.length > 0 ? needs : [whole(NeedKind.MEND, 'Mend what the reason says')];
    }
    case RowState.OPEN:
      return [{ ...whole(NeedKind.ANSWER, answerTo(row)), ...(isAsked(row) && { places: [] }) }];
    case RowState.UNDECIDABLE: {
      const needs = found(row.state, NeedKind.LOOK, VerdictState.UNDECIDABLE);
      const remedy = 'See to it that the template says it, or look after the deployment';
      return needs.length > 0 ? needs : [whole(NeedKind.LOOK, remedy)];
    }
    case RowState.NOT_CHECKED_YET:
      return [whole(NeedKind.LOOK, 'Look at it yourself: no check does')];
    case RowState.NOT_REQUIRED_BUT_PRESENT:
      return [whole(NeedKind.LOOK, 'Keep it if it is wanted; the stage does not ask for it')];
    default:
      return [];
  }
}

/** What is asked, in the catalogue's words, where the reason still asks for it. */
function answerTo(row: LedgerRow): string {
  const answers = asked(row)
    .filter(({ reason }) => row.reason.includes(reason))
    .map(({ answer }) => answer);
  return answers.length > 0 ? answers.join('. ') : 'Have it signed, declare it, or renew what was signed';
}

/** True if the reason says no more than what is asked. */
function isAsked(row: LedgerRow): boolean {
  return asked(row).some(({ reason }) => row.reason === reason);
}

function asked({ id }: LedgerRow): { reason: string; answer: string }[] {
  const { declared, attested } = CATALOG.find((requirement) => requirement.id === id)?.proof ?? {};
  return [
    ...(declared === undefined ? [] : [{ reason: notDeclared(declared), answer: `Declare: ${declared}` }]),
    ...(attested === undefined
      ? []
      : [{ reason: notSigned(attested), answer: `Have it signed ${attested}` }]),
  ];
}

function stockNeeds(name: string, { stock }: Ledger): Need[] {
  return stock.flatMap(({ pack, rules, findings }) =>
    [...new Set(findings.map(({ rule }) => rule))].flatMap((rule) => {
      const ofRule = findings.filter((finding) => finding.rule === rule);
      const blocking = ofRule.some(({ level }) => level === StockLevel.ERROR);
      const isUndecided = rules.some((one) => one.rule === rule && one.undecided > 0 && one.failed === 0);
      const said = ofRule[0].description.replace(/\.$/, '');
      const mend = isUndecided ? 'see to it that the template says it' : 'mend it';
      return {
        kind: blocking && !isUndecided ? NeedKind.MEND : NeedKind.LOOK,
        remedy: `${said}: ${mend}, or acknowledge it there with the reason`,
        subject: `${pack}, rule ${rule}`,
        state: isUndecided ? RowState.UNDECIDABLE : RowState.NOT_MET,
        places: ofRule.map(({ resource }) => ({ reason: '', resource })),
        blocking,
        target: anchor(name, 'stock'),
      };
    }),
  );
}

function frameworkNeeds(name: string, { frameworks }: Ledger): Need[] {
  return frameworks.flatMap(({ name: called, controls }) =>
    CONTROL_NEEDS.flatMap(({ state, kind, remedy }) => {
      const ids = controls.filter((control) => control.state === state).map(({ id }) => id);
      if (ids.length === 0) return [];
      const subject = `${called}, ${count(ids.length, 'control')}`;
      const target = anchor(name, 'framework', called);
      return [
        { kind, remedy, subject, state, places: [{ reason: ids.join(', ') }], blocking: false, target },
      ];
    }),
  );
}

const CONTROL_NEEDS = [
  {
    state: RowState.NOT_MET,
    kind: NeedKind.MEND,
    remedy: 'Mend what the evidence of the controls shows',
  },
  { state: RowState.OPEN, kind: NeedKind.ANSWER, remedy: 'Have the controls signed, each with evidence' },
  { state: RowState.UNDECIDABLE, kind: NeedKind.LOOK, remedy: 'Look at the controls after the deployment' },
];

function roomNeeds(name: string, { headroom }: Ledger): Need[] {
  return headroom.flatMap(({ stack, limits }) =>
    limits.filter(isShortOfRoom).map(({ what, used, limit }) => ({
      kind: NeedKind.LOOK,
      remedy: 'Move services or stores to an environment in another stack before it is full',
      subject: `Stack ${stack}`,
      state: RowState.UNDECIDABLE,
      places: [{ reason: `${figure(used)} of ${figure(limit)} ${ROOM_WORDS[what] ?? what}` }],
      blocking: false,
      target: anchor(name, 'headroom'),
    })),
  );
}

function place({ reason, resource }: Finding): NeedPlace {
  return { reason, ...(resource && { resource }) };
}
