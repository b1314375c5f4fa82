import type { PolicyViolation } from 'aws-cdk-lib';
import { type Finding, OutcomeState } from './outcome';
import type { StageProfile } from '../requirements/stage-profile';
import type { CheckResult } from './checks/check-result';
import { isNearLimit, LIMIT_NAMES } from './ledger/cloudformation-limits';
import type { Ledger, LedgerRequirement, StackLimits } from './ledger/ledger';
import { remediationOf } from './ledger/report-items';
import { unusedWaiverViolation } from './records/unused-waiver-violation';

/** The environment that violations are reported for. */
export interface ViolationSource {
  readonly ledger: Ledger;
  readonly profile: StageProfile;
  /** The construct path of the environment, for what concerns the environment as a whole. */
  readonly constructPath: string;
}

/**
 * What a ledger reports to the CDK's validation. Errors are what keeps the environment from passing; everything else is a
 * warning. The CDK removes acknowledged violations by itself. Fatal violations cannot be acknowledged: correct a record or
 * the plan instead.
 */
export function violationsOf(source: ViolationSource): PolicyViolation[] {
  const { requirements, records, cloudFormationLimits } = source.ledger;
  return [
    ...requirements.flatMap((requirement) => findingViolations(requirement, source)),
    ...requirements.flatMap((requirement) => outcomeViolations(requirement, source)),
    ...openingViolations(source),
    ...environmentViolations(source),
    // Those of cdk-nag rules are reported by their packs.
    ...records.unused.map((waiver) => unusedWaiverViolation(waiver, source.constructPath)),
    ...cloudFormationLimits.flatMap((stack) => limitViolations(stack, source)),
  ];
}

function findingViolations(requirement: LedgerRequirement, source: ViolationSource): PolicyViolation[] {
  // An optional check that fails is no fault.
  const optionalChecks = optionalChecksOf(requirement.id, source.profile);
  return requirement.checks
    .filter(({ check }) => !optionalChecks.includes(check))
    .flatMap((result) => {
      const reported = result.findings.filter(({ waived, blocking }) => waived === undefined || blocking);
      const isError = ({ blocking }: Finding) => blocking === true;
      const isWarningOf = (state: OutcomeState) => (finding: Finding) =>
        finding.state === state && !isError(finding);
      return [
        { severity: 'error', findings: reported.filter(isError) },
        { severity: 'warning', findings: reported.filter(isWarningOf(OutcomeState.NOT_MET)) },
        { severity: 'warning', findings: reported.filter(isWarningOf(OutcomeState.UNKNOWN)) },
      ]
        .filter(({ findings }) => findings.length > 0)
        .map(({ findings, severity }) => violation(requirement, result, { findings, severity, source }));
    });
}

/** None for a check of the user's own, which is in no profile. */
function optionalChecksOf(id: string, { requirements }: StageProfile): readonly string[] {
  return Object.hasOwn(requirements, id) ? requirements[id].optionalChecks : [];
}

/** A blocking requirement that no finding and no opening explains. */
function outcomeViolations(
  { id, title, reason, blocking, checks }: LedgerRequirement,
  { ledger: { opening }, constructPath }: ViolationSource,
): PolicyViolation[] {
  const isPending = opening?.pendingRequirements.some((pending) => pending.id === id) === true;
  const hasFinding = checks.some(({ findings }) => findings.some((finding) => finding.blocking === true));
  if (!blocking || isPending || hasFinding) return [];
  return [
    {
      ruleName: id,
      description: `${id} ${title}: ${reason}`,
      fix: checks.map(({ remediation }) => remediation).join('; '),
      severity: 'fatal',
      violatingResources: [{ constructPath, locations: [] }],
    },
  ];
}

interface Reported {
  readonly findings: readonly Finding[];
  readonly severity: string;
  readonly source: ViolationSource;
}

function violation(
  { id, title }: LedgerRequirement,
  { check }: CheckResult,
  { findings, severity, source }: Reported,
): PolicyViolation {
  return {
    ruleName: check,
    description: `${id} ${title}: ${unique(findings.map(({ reason }) => reason)).join(' ')}`,
    fix: remediationOf(findings),
    severity,
    // The CDK prints a violation once for each of its resources.
    violatingResources: unique(
      findings.map(({ resource }) => resource?.constructPath ?? source.constructPath),
    ).map((constructPath) => ({ constructPath, locations: [] })),
  };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function openingViolations({ ledger: { opening }, constructPath }: ViolationSource): PolicyViolation[] {
  if (opening === undefined || opening.pendingRequirements.length === 0) return [];
  const { opensOn, pendingRequirements, override } = opening;
  const pending = pendingRequirements.map(({ id, title, reason }) => `${id} ${title}: ${reason}`).join('; ');
  const overridden =
    override === undefined
      ? ''
      : `Break-glass override by ${override.who} on ${override.when}: ${override.reason}. `;
  return [
    {
      ruleName: 'going-live.pending-requirements',
      description: `${overridden}The environment opens on ${opensOn} with pending requirements: ${pending}`,
      fix: 'Declare what is missing, record an attestation or a waiver, or close the environment (publicAccess: closed)',
      severity: override === undefined ? 'fatal' : 'warning',
      violatingResources: [{ constructPath, locations: [] }],
    },
  ];
}

function environmentViolations({ ledger: { records }, constructPath }: ViolationSource): PolicyViolation[] {
  return records.unknownEnvironments.map(({ name, remediation }) => ({
    ruleName: 'going-live.unknown-environment',
    description: `Records name environment '${name}', which the application does not have`,
    fix: `Correct the name in the records: ${remediation}`,
    severity: 'fatal',
    violatingResources: [{ constructPath, locations: [] }],
  }));
}

function limitViolations(
  { stack, limits }: StackLimits,
  { constructPath }: ViolationSource,
): PolicyViolation[] {
  return limits.filter(isNearLimit).map(({ what, used, limit }) => ({
    ruleName: 'cloudformation-limits',
    description: `Stack ${stack} uses ${String(used)} of ${String(limit)} ${LIMIT_NAMES[what]} that CloudFormation allows`,
    fix: 'Move services or data stores to an environment in another stack',
    severity: 'warning',
    violatingResources: [{ constructPath, locations: [] }],
  }));
}
