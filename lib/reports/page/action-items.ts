import { type Finding, OutcomeState, PendingReason, type ResourceName } from '../../compliance/outcome';
import { isNearLimit, LIMIT_NAMES } from '../../compliance/ledger/cloudformation-limits';
import { remediationOf } from '../../compliance/ledger/report-items';
import { type Ledger, type LedgerRequirement } from '../../compliance/ledger/ledger';
import { blockerLookup } from '../../compliance/passes';
import { BlockerKind } from '../../compliance/blocker';
import type { NagFinding } from '../../compliance/nag/nag-result';
import { CATALOG } from '../../requirements/catalog';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { anchor } from './anchor';
import { count, figure } from './wording';

/** What an action item asks for. */
export enum ActionKind {
  FIX = 'Fix',
  ATTEST = 'Attest or declare',
  REVIEW = 'Review',
}

/** A place of an action item: what is wrong with which resource. */
export interface ActionPlace {
  readonly reason: string;
  readonly resource?: ResourceName;
}

/** Something to do about an environment. */
export interface ActionItem {
  readonly kind: ActionKind;
  readonly remediation: string;
  /** The requirement, rule or control that it concerns. */
  readonly subject: string;
  readonly state: OutcomeState;
  readonly places: readonly ActionPlace[];
  /** True if it keeps the environment from passing. */
  readonly blocking: boolean;
  /** The id of the element of the page with the details. */
  readonly target: string;
}

/** The action items of requirements, cdk-nag rules, templates, frameworks and stacks. */
export function ledgerActions({ name, ledger }: NamedLedger): ActionItem[] {
  return [
    ...requirementActions(name, ledger),
    ...nagActions(name, ledger),
    ...templateActions(name, ledger),
    ...frameworkActions(name, ledger),
    ...limitActions(name, ledger),
  ];
}

function requirementActions(name: string, ledger: Ledger): ActionItem[] {
  const isBlocking = blockerLookup(ledger);
  return ledger.requirements.flatMap((requirement) =>
    actionsOf(requirement, {
      subject: `${requirement.id} ${requirement.title}`,
      blocking: isBlocking(BlockerKind.REQUIREMENT, requirement.id),
      target: anchor(name, requirement.id),
    }),
  );
}

function actionsOf(
  requirement: LedgerRequirement,
  about: Pick<ActionItem, 'subject' | 'blocking' | 'target'>,
): ActionItem[] {
  const byCheck = (state: OutcomeState, kind: ActionKind): ActionItem[] =>
    requirement.checks.flatMap((check) => {
      const findings = check.findings.filter((finding) => finding.state === state && isOpen(finding));
      const remediation = remediationOf(findings);
      return findings.length === 0
        ? []
        : [{ ...about, kind, remediation, state, places: findings.map(place) }];
    });
  const whole = (kind: ActionKind, remediation: string): ActionItem => ({
    ...about,
    kind,
    remediation,
    state: requirement.state,
    places: [{ reason: requirement.reason }],
  });
  switch (requirement.state) {
    case OutcomeState.NOT_MET: {
      const items = byCheck(OutcomeState.NOT_MET, ActionKind.FIX);
      return items.length > 0 ? items : [whole(ActionKind.FIX, 'Fix what the reason states')];
    }
    case OutcomeState.PENDING:
      return [
        {
          ...whole(ActionKind.ATTEST, answerTo(requirement)),
          ...(isNamedByRemediation(requirement) && { places: [] }),
        },
      ];
    case OutcomeState.UNKNOWN: {
      const items = byCheck(OutcomeState.UNKNOWN, ActionKind.REVIEW);
      const remediation = 'Set the value in the template, or verify it after the deployment';
      return items.length > 0 ? items : [whole(ActionKind.REVIEW, remediation)];
    }
    case OutcomeState.NOT_CHECKED:
      return [whole(ActionKind.REVIEW, 'Verify it manually: no check evaluates it')];
    case OutcomeState.NOT_REQUIRED_BUT_PRESENT:
      return [whole(ActionKind.REVIEW, 'Keep it if it is wanted: the stage does not require it')];
    default:
      // The record that covers it is not valid on the opening day.
      return about.blocking ? [whole(ActionKind.FIX, 'Extend the record to the opening day')] : [];
  }
}

function isOpen({ waived, acknowledged }: Finding): boolean {
  return waived === undefined && acknowledged === undefined;
}

/** What to declare or attest, in the words of the catalogue. */
function answerTo({ id, pending = [] }: LedgerRequirement): string {
  const { declared, attested } = CATALOG.find((definition) => definition.id === id)?.proof ?? {};
  const answers = [
    ...(pending.includes(PendingReason.DECLARATION)
      ? [declared === undefined ? 'Plan the launch with a launch plan' : `Declare ${declared}`]
      : []),
    ...(attested !== undefined && pending.includes(PendingReason.ATTESTATION)
      ? [`Attest ${attested}, with 'requirement: ${id}' in go-live.yaml`]
      : []),
    ...(pending.includes(PendingReason.CHECKLIST) ? ['Finish the tasks of the go-live checklist'] : []),
    ...(pending.includes(PendingReason.VALID_RECORD) ? ['Renew the record'] : []),
  ];
  return answers.length > 0 ? answers.join('. ') : 'Declare it, or record an attestation or a waiver';
}

/** True if the remediation says all that the reason says. */
function isNamedByRemediation({ pending = [] }: LedgerRequirement): boolean {
  const named = [PendingReason.DECLARATION, PendingReason.ATTESTATION];
  return pending.length === 1 && named.includes(pending[0]);
}

function nagActions(name: string, { nag }: Ledger): ActionItem[] {
  return nag.flatMap(({ pack, rules, findings, waived }) => {
    // A finding whose waiver was not valid on the opening day is blocking, although it is waived now.
    const open = [...findings, ...waived.filter(({ blocking }) => blocking)];
    return [...new Set(open.map(({ rule }) => rule))].map((rule) => {
      const ofRule = open.filter((finding) => finding.rule === rule);
      const isUnknown = rules.some((one) => one.rule === rule && one.unknown > 0 && one.failed === 0);
      return nagAction(ofRule, { subject: `${pack}, rule ${rule}`, target: anchor(name, 'nag'), isUnknown });
    });
  });
}

function nagAction(
  findings: readonly NagFinding[],
  { subject, target, isUnknown }: Pick<ActionItem, 'subject' | 'target'> & { readonly isUnknown: boolean },
): ActionItem {
  const blocking = findings.some((finding) => finding.blocking);
  const description = findings[0].description.replace(/\.$/, '');
  const fix = isUnknown ? 'set the value in the template' : 'fix it';
  return {
    kind: blocking ? ActionKind.FIX : ActionKind.REVIEW,
    remediation: `${description}: ${fix}, or acknowledge the rule at the resource with a reason`,
    subject,
    state: isUnknown ? OutcomeState.UNKNOWN : OutcomeState.NOT_MET,
    places: findings.map(({ resource }) => ({ reason: '', resource })),
    blocking,
    target,
  };
}

function templateActions(name: string, { validation }: Ledger): ActionItem[] {
  return (validation?.errors ?? [])
    .filter(({ acknowledged }) => acknowledged === undefined)
    .map(({ rule, description, blocking, stack, logicalId }) => ({
      kind: blocking ? ActionKind.FIX : ActionKind.REVIEW,
      remediation: description,
      subject: `Template validation, rule ${rule}`,
      state: OutcomeState.NOT_MET,
      places: [{ reason: logicalId === undefined ? stack : `${logicalId} in ${stack}` }],
      blocking,
      target: anchor(name, 'cloudFormationLimits'),
    }));
}

function frameworkActions(name: string, ledger: Ledger): ActionItem[] {
  const isBlocking = blockerLookup(ledger);
  return ledger.frameworks.flatMap(({ name: framework, controls }) =>
    CONTROL_ACTIONS.flatMap(({ state, kind, remediation }) => {
      const ids = controls.filter((control) => control.state === state).map(({ id }) => id);
      if (ids.length === 0) return [];
      return [
        {
          kind,
          remediation,
          subject: `${framework}, ${count(ids.length, 'control')}`,
          state,
          places: [{ reason: ids.join(', ') }],
          blocking: ids.some((id) => isBlocking(BlockerKind.CONTROL, `${framework}/${id}`)),
          target: anchor(name, 'framework', framework),
        },
      ];
    }),
  );
}

const CONTROL_ACTIONS = [
  {
    state: OutcomeState.NOT_MET,
    kind: ActionKind.FIX,
    remediation: 'Fix what the evidence of the controls shows',
  },
  {
    state: OutcomeState.PENDING,
    kind: ActionKind.ATTEST,
    remediation: 'Attest the controls, each with evidence',
  },
  {
    state: OutcomeState.UNKNOWN,
    kind: ActionKind.REVIEW,
    remediation: 'Verify the controls after the deployment',
  },
];

function limitActions(name: string, { cloudFormationLimits }: Ledger): ActionItem[] {
  return cloudFormationLimits.flatMap(({ stack, limits }) =>
    limits.filter(isNearLimit).map(({ what, used, limit }) => ({
      kind: ActionKind.REVIEW,
      remediation: 'Move services or data stores to an environment in another stack',
      subject: `Stack ${stack}`,
      state: OutcomeState.UNKNOWN,
      places: [{ reason: `${figure(used)} of ${figure(limit)} ${LIMIT_NAMES[what] ?? what}` }],
      blocking: false,
      target: anchor(name, 'cloudFormationLimits'),
    })),
  );
}

function place({ reason, resource }: Finding): ActionPlace {
  return { reason, ...(resource && { resource }) };
}
