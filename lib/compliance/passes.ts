import { type Finding, OutcomeState } from './outcome';
import { EvaluationMode, type ExpiringRecord, type Ledger } from './ledger/ledger';
import type { NagFinding } from './nag/nag-result';

/** What can keep an environment from passing. */
export enum BlockerKind {
  /** A required requirement is not met on the opening day, or is pending in an environment that opens to its users. */
  REQUIREMENT = 'requirement',
  /** A cdk-nag rule has an error that is neither acknowledged nor was waived on the opening day. */
  NAG_RULE = 'cdk-nag rule',
  /**
   * The CDK's validation finds an error in a template that is not acknowledged. The CDK treats these errors as warnings
   * unless the context `@aws-cdk/core:validateAgainstDefaultRules` is set; they keep nothing from passing then.
   */
  TEMPLATE_ERROR = 'template error',
  /** A record names an environment that the application does not have. */
  UNKNOWN_ENVIRONMENT = 'unknown environment',
  /** A control of a declared framework is not met. Counts in a check only: a synthesis reports it. */
  CONTROL = 'control',
  /** A record has expired by the day of the ledger, or a waiver is unused. Counts in a strict check only. */
  RECORD = 'record',
}

/** One thing that keeps an environment from passing. */
export interface Blocker {
  readonly kind: BlockerKind;
  /** The requirement, rule, control, environment or record, such as `BAK-2` or `AwsSolutions-RDS3`. */
  readonly id: string;
  readonly title: string;
  /** Such as `not met`, `pending` or `expired`. */
  readonly state: string;
  readonly reason: string;
  /** The findings behind it, if resources show it. */
  readonly findings: readonly Pick<Finding, 'reason' | 'resource'>[];
}

/**
 * True if the environment passes. This is the only place that decides it: synthesis, commands, reports and exit codes ask
 * here.
 */
export function passes(ledger: Ledger): boolean {
  return blockersOf(ledger).length === 0;
}

/** Everything that keeps the environment from passing, by its mode; each requirement, rule and control once. */
export function blockersOf(ledger: Ledger): readonly Blocker[] {
  const isStrict = ledger.mode === EvaluationMode.STRICT_CHECK;
  return [
    ...requirementBlockers(ledger, isStrict),
    ...nagBlockers(ledger),
    ...templateBlockers(ledger),
    ...environmentBlockers(ledger),
    ...(ledger.mode === EvaluationMode.SYNTHESIS ? [] : controlBlockers(ledger)),
    ...(isStrict ? recordBlockers(ledger) : []),
  ];
}

/** Whether a requirement, rule, control or record is among the blockers of a ledger. */
export function blockerLookup(ledger: Ledger): (kind: BlockerKind, id: string) => boolean {
  const keys = new Set(blockersOf(ledger).map(({ kind, id }) => `${kind} ${id}`));
  return (kind, id) => keys.has(`${kind} ${id}`);
}

const UNRESOLVED: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.UNKNOWN,
];

function requirementBlockers({ requirements }: Ledger, isStrict: boolean): Blocker[] {
  return requirements
    .filter(
      ({ blocking, required, state }) => blocking || (isStrict && required && UNRESOLVED.includes(state)),
    )
    .map(({ id, title, state, reason, checks }) => ({
      kind: BlockerKind.REQUIREMENT,
      id,
      title,
      state,
      reason,
      findings: checks.flatMap(({ findings }) => findings.filter(({ blocking }) => blocking === true)),
    }));
}

function nagBlockers({ nag }: Ledger): Blocker[] {
  return nag.flatMap(({ findings, waived }) => {
    const blocking = [...findings, ...waived].filter((finding) => finding.blocking);
    const byRule = new Map<string, NagFinding[]>();
    for (const finding of blocking) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
    return [...byRule.values()].map((ofRule) => ({
      kind: BlockerKind.NAG_RULE,
      id: ofRule[0].rule,
      title: ofRule[0].rule,
      state: OutcomeState.NOT_MET,
      reason: ofRule[0].description,
      findings: ofRule.map(({ description, resource }) => ({ reason: description, resource })),
    }));
  });
}

function templateBlockers({ validation }: Ledger): Blocker[] {
  const errors = (validation?.errors ?? []).filter(({ blocking }) => blocking);
  return errors.map(({ rule, description, stack, logicalId }) => ({
    kind: BlockerKind.TEMPLATE_ERROR,
    id: rule,
    title: `${logicalId ?? 'Template'} in ${stack}`,
    state: OutcomeState.NOT_MET,
    reason: description,
    findings: [{ reason: description }],
  }));
}

function environmentBlockers({ records }: Ledger): Blocker[] {
  return records.unknownEnvironments.map(({ name, remediation }) => ({
    kind: BlockerKind.UNKNOWN_ENVIRONMENT,
    id: name,
    title: 'Records of an unknown environment',
    state: OutcomeState.NOT_MET,
    reason: `the application has no environment '${name}'; ${remediation}`,
    findings: [],
  }));
}

function controlBlockers({ frameworks }: Ledger): Blocker[] {
  return frameworks.flatMap(({ name, controls }) =>
    controls
      .filter(({ state }) => state === OutcomeState.NOT_MET)
      .map(({ id, title, state, reason }) => ({
        kind: BlockerKind.CONTROL,
        id: `${name}/${id}`,
        title,
        state,
        reason,
        findings: [],
      })),
  );
}

/** Records that have expired and are not renewed, and waivers that change nothing. */
export function recordBlockers({ records: { expired, unused } }: Ledger): Blocker[] {
  const blocker = (id: string, state: string, reason: string, record: Pick<ExpiringRecord, 'source'>) => ({
    kind: BlockerKind.RECORD,
    id,
    title: id,
    state,
    reason: record.source === undefined ? reason : `${record.source}: ${reason}`,
    findings: [],
  });
  return [
    ...expired.map((end) => blocker(end.what, 'expired', `valid until ${end.until}, not renewed`, end)),
    ...unused.map((waiver) => blocker(waiver.what, 'unused', waiver.why, waiver)),
  ];
}
