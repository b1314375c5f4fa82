import { OutcomeState } from './outcome';
import { EvaluationMode, type ExpiringRecord, type Ledger } from './ledger/ledger';
import type { NagFinding } from './nag/nag-result';
import { Blocker, BlockerKind } from './blocker';

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
  return nag.flatMap(({ rules, findings, waived }) => {
    const isUnknown = (id: string) =>
      rules.some(({ rule, failed, unknown }) => rule === id && unknown > 0 && failed === 0);
    const blocking = [...findings, ...waived].filter((finding) => finding.blocking);
    const byRule = new Map<string, NagFinding[]>();
    for (const finding of blocking) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
    return [...byRule.values()].map((ofRule) => ({
      kind: BlockerKind.NAG_RULE,
      id: ofRule[0].rule,
      title: ofRule[0].rule,
      state: isUnknown(ofRule[0].rule) ? OutcomeState.UNKNOWN : OutcomeState.NOT_MET,
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
