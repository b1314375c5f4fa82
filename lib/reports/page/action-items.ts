import { type Finding, OutcomeState, type ResourceName } from '../../compliance/outcome';
import { isNearLimit, LIMIT_NAMES } from '../../compliance/ledger/cloudformation-limits';
import { type Ledger, type LedgerRequirement } from '../../compliance/ledger/ledger';
import { declarationMissing, attestationMissing } from '../../compliance/ledger/requirement-outcome';
import { NagLevel } from '../../compliance/nag/nag-result';
import { CATALOG } from '../../requirements/catalog';
import type { NamedLedger } from '../report-files';
import { anchor } from './anchor';
import { count, figure } from './wording';

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

/** Something that needs somebody, the remediation first. */
export interface Need {
  readonly kind: NeedKind;
  readonly remediation: string;
  /** The requirement, rule or control that it is about. */
  readonly subject: string;
  readonly state: OutcomeState;
  readonly places: readonly NeedPlace[];
  /** True if it keeps the environment from passing validation. */
  readonly blocking: boolean;
  /** The id of the place on the page that tells all of it. */
  readonly target: string;
}

/** Of the requirements, the cdk-nag rules, the frameworks and the stacks. */
export function ledgerNeeds({ name, ledger }: NamedLedger): Need[] {
  return [
    ...ledger.requirements.flatMap((requirement) => rowNeeds(name, requirement)),
    ...stockNeeds(name, ledger),
    ...frameworkNeeds(name, ledger),
    ...roomNeeds(name, ledger),
  ];
}

function rowNeeds(name: string, requirement: LedgerRequirement): Need[] {
  const about = {
    subject: `${requirement.id} ${requirement.title}`,
    blocking: requirement.blocking,
    target: anchor(name, requirement.id),
  };
  const found = (state: OutcomeState, kind: NeedKind, wanted: OutcomeState): Need[] =>
    requirement.checks.flatMap(({ remediation, findings }) => {
      const places = findings
        .filter((finding) => finding.state === wanted && finding.waived === undefined)
        .map(place);
      return places.length === 0 ? [] : [{ ...about, kind, remediation, state, places }];
    });
  const whole = (kind: NeedKind, remediation: string): Need => ({
    ...about,
    kind,
    remediation,
    state: requirement.state,
    places: [{ reason: requirement.reason }],
  });
  switch (requirement.state) {
    case OutcomeState.NOT_MET: {
      const needs = found(requirement.state, NeedKind.MEND, OutcomeState.NOT_MET);
      return needs.length > 0 ? needs : [whole(NeedKind.MEND, 'Mend what the reason says')];
    }
    case OutcomeState.PENDING:
      return [
        { ...whole(NeedKind.ANSWER, answerTo(requirement)), ...(isAsked(requirement) && { places: [] }) },
      ];
    case OutcomeState.UNKNOWN: {
      const needs = found(requirement.state, NeedKind.LOOK, OutcomeState.UNKNOWN);
      const remediation = 'See to it that the template says it, or look after the deployment';
      return needs.length > 0 ? needs : [whole(NeedKind.LOOK, remediation)];
    }
    case OutcomeState.NOT_CHECKED:
      return [whole(NeedKind.LOOK, 'Look at it yourself: no check does')];
    case OutcomeState.NOT_REQUIRED_BUT_PRESENT:
      return [whole(NeedKind.LOOK, 'Keep it if it is wanted; the stage does not ask for it')];
    default:
      return [];
  }
}

/** What is asked, in the catalogue's words, where the reason still asks for it. */
function answerTo(requirement: LedgerRequirement): string {
  const answers = asked(requirement)
    .filter(({ reason }) => requirement.reason.includes(reason))
    .map(({ answer }) => answer);
  return answers.length > 0 ? answers.join('. ') : 'Have it signed, declare it, or renew what was signed';
}

/** True if the reason says no more than what is asked. */
function isAsked(requirement: LedgerRequirement): boolean {
  return asked(requirement).some(({ reason }) => requirement.reason === reason);
}

function asked({ id }: LedgerRequirement): { reason: string; answer: string }[] {
  const { declared, attested } = CATALOG.find((definition) => definition.id === id)?.proof ?? {};
  return [
    ...(declared === undefined
      ? []
      : [{ reason: declarationMissing(declared), answer: `Declare: ${declared}` }]),
    ...(attested === undefined
      ? []
      : [{ reason: attestationMissing(attested), answer: `Have it signed ${attested}` }]),
  ];
}

function stockNeeds(name: string, { nag }: Ledger): Need[] {
  return nag.flatMap(({ pack, rules, findings }) =>
    [...new Set(findings.map(({ rule }) => rule))].flatMap((rule) => {
      const ofRule = findings.filter((finding) => finding.rule === rule);
      const blocking = ofRule.some(({ level }) => level === NagLevel.ERROR);
      const isUndecided = rules.some((one) => one.rule === rule && one.unknown > 0 && one.failed === 0);
      const prefix = ofRule[0].description.replace(/\.$/, '');
      const mend = isUndecided ? 'see to it that the template says it' : 'mend it';
      return {
        kind: blocking && !isUndecided ? NeedKind.MEND : NeedKind.LOOK,
        remediation: `${prefix}: ${mend}, or acknowledge it there with the reason`,
        subject: `${pack}, rule ${rule}`,
        state: isUndecided ? OutcomeState.UNKNOWN : OutcomeState.NOT_MET,
        places: ofRule.map(({ resource }) => ({ reason: '', resource })),
        blocking,
        target: anchor(name, 'nag'),
      };
    }),
  );
}

function frameworkNeeds(name: string, { frameworks }: Ledger): Need[] {
  return frameworks.flatMap(({ name: called, controls }) =>
    CONTROL_NEEDS.flatMap(({ state, kind, remediation }) => {
      const ids = controls.filter((control) => control.state === state).map(({ id }) => id);
      if (ids.length === 0) return [];
      const subject = `${called}, ${count(ids.length, 'control')}`;
      const target = anchor(name, 'framework', called);
      return [
        { kind, remediation, subject, state, places: [{ reason: ids.join(', ') }], blocking: false, target },
      ];
    }),
  );
}

const CONTROL_NEEDS = [
  {
    state: OutcomeState.NOT_MET,
    kind: NeedKind.MEND,
    remediation: 'Mend what the evidence of the controls shows',
  },
  {
    state: OutcomeState.PENDING,
    kind: NeedKind.ANSWER,
    remediation: 'Have the controls signed, each with evidence',
  },
  {
    state: OutcomeState.UNKNOWN,
    kind: NeedKind.LOOK,
    remediation: 'Look at the controls after the deployment',
  },
];

function roomNeeds(name: string, { cloudFormationLimits }: Ledger): Need[] {
  return cloudFormationLimits.flatMap(({ stack, limits }) =>
    limits.filter(isNearLimit).map(({ what, used, limit }) => ({
      kind: NeedKind.LOOK,
      remediation: 'Move services or stores to an environment in another stack before it is full',
      subject: `Stack ${stack}`,
      state: OutcomeState.UNKNOWN,
      places: [{ reason: `${figure(used)} of ${figure(limit)} ${LIMIT_NAMES[what] ?? what}` }],
      blocking: false,
      target: anchor(name, 'cloudFormationLimits'),
    })),
  );
}

function place({ reason, resource }: Finding): NeedPlace {
  return { reason, ...(resource && { resource }) };
}
