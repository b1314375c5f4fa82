import { type Finding, OutcomeState } from '../../compliance/outcome';
import type { TemplatePositions } from '../../compliance/model/template-positions';
import type { CheckResult } from '../../compliance/checks/check-result';
import { type Ledger, type LedgerRequirement } from '../../compliance/ledger/ledger';
import type { NagFinding, NagResult } from '../../compliance/nag/nag-result';
import type { ValidationError } from '../../compliance/validation/validation-error';
import { blockersOf } from '../../compliance/passes';
import { type Blocker } from '../../compliance/blocker';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { fingerprintOf } from './sarif-fingerprint';
import { SarifLocations, type Target } from './sarif-locations';
import type { SarifLevel, SarifLog, SarifResult, SarifRule, SarifRun } from './sarif-log';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const TOOL = 'cdk-stage-environments';

interface Found extends Target {
  readonly rule: SarifRule;
  readonly level: SarifLevel;
  readonly reason: string;
  /** The id of the finding. */
  readonly finding?: string;
  readonly parameters?: Finding['parameters'];
  /** The reason of its acknowledgement or waiver, if it has one. */
  readonly accepted?: string;
}

/**
 * The findings as SARIF 2.1.0, for code scanning: one run for each environment.
 *
 * @param folder the folder of the templates, as the reader of the file finds it
 * @param positions the lines of the templates; without them, results point at files
 */
export function sarifOf(
  ledgers: readonly NamedLedger[],
  folder: string,
  positions?: TemplatePositions,
): string {
  const log: SarifLog = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: ledgers.map(({ name, ledger }) =>
      runOf(name, ledger, new SarifLocations(ledger.cloudFormationLimits, folder, positions)),
    ),
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function runOf(name: string, ledger: Ledger, locations: SarifLocations): SarifRun {
  const found = [
    ...ledger.requirements.flatMap(ofRequirement),
    ...ledger.nag.flatMap(ofPack),
    ...(ledger.validation?.errors ?? []).map((error) => ofTemplate(error)),
    ...blockersOf(ledger).flatMap(ofBlocker),
  ];
  const rules = [...new Map(found.map(({ rule }) => [rule.id, rule])).values()];
  return {
    tool: { driver: { name: TOOL, rules } },
    columnKind: 'utf16CodeUnits',
    automationDetails: { id: `${TOOL}/${name}/` },
    results: withoutRepeated(found.map((one) => resultOf(one, name, rules, locations))),
  };
}

function resultOf(
  { rule, level, reason, accepted, finding, parameters, ...target }: Found,
  environment: string,
  rules: readonly SarifRule[],
  locations: SarifLocations,
): SarifResult {
  const { resource, stack, logicalId = '' } = target;
  const place = stack === undefined ? undefined : `${stack}/${logicalId}`;
  return {
    ruleId: rule.id,
    ruleIndex: rules.findIndex(({ id }) => id === rule.id),
    level,
    kind: level === 'none' ? 'review' : 'fail',
    message: { text: reason },
    locations: locations.of(target),
    ...(accepted !== undefined && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: accepted }],
    }),
    partialFingerprints: fingerprintOf({ environment, rule: rule.id, finding, parameters, resource, place }),
  };
}

/** A check may find the same on several ways, such as once for each control. */
function withoutRepeated(results: readonly SarifResult[]): SarifResult[] {
  return [...new Map(results.map((result) => [JSON.stringify(result), result])).values()];
}

function ofRequirement(requirement: LedgerRequirement): Found[] {
  // The reason of a waived requirement holds the terms of its waiver.
  const ofWhole =
    requirement.state === OutcomeState.WAIVED && !requirement.blocking ? requirement.reason : undefined;
  return requirement.checks.flatMap((check) =>
    check.findings.map((finding) => ({
      rule: ruleOf(requirement, check),
      level: levelOf(finding),
      reason: finding.reason,
      finding: finding.id,
      parameters: finding.parameters,
      resource: finding.resource,
      property: finding.property,
      accepted: finding.blocking === true ? undefined : acceptanceOf(finding, ofWhole),
    })),
  );
}

function acceptanceOf({ waived, acknowledged }: Finding, ofWhole: string | undefined): string | undefined {
  return waived?.reason ?? acknowledged?.reason ?? ofWhole;
}

/** An unknown or pending finding needs a review, and is no failure. */
function levelOf({ state, blocking }: Finding): SarifLevel {
  if (state !== OutcomeState.NOT_MET) return 'none';
  return blocking === true ? 'error' : 'warning';
}

function ruleOf({ id, title }: LedgerRequirement, check: CheckResult): SarifRule {
  return {
    id: check.check,
    shortDescription: { text: check.title },
    fullDescription: { text: `${id} ${title}` },
    help: { text: check.remediation },
  };
}

function ofPack({ findings, acknowledgements, waived }: NagResult): Found[] {
  return [
    ...findings.map((one) => ofRule(one)),
    ...acknowledgements.map((one) => ofRule(one, one.reason)),
    ...waived.map((one) => ofRule(one, one.blocking ? undefined : one.waiver.reason)),
  ];
}

function ofRule({ rule, blocking, description, resource }: NagFinding, accepted?: string): Found {
  return {
    rule: { id: rule, shortDescription: { text: description } },
    level: blocking ? 'error' : 'warning',
    reason: description,
    resource,
    ...(accepted !== undefined && { accepted }),
  };
}

function ofTemplate({ rule, description, blocking, acknowledged, stack, logicalId }: ValidationError): Found {
  return {
    rule: { id: rule, shortDescription: { text: description } },
    level: blocking ? 'error' : 'warning',
    reason: `${logicalId ?? stack}: ${description}`,
    stack,
    ...(logicalId !== undefined && { logicalId }),
    ...(acknowledged && { accepted: acknowledged.reason }),
  };
}

/** What keeps the environment from passing without a finding, such as a pending requirement. */
function ofBlocker({ id, title, reason, findings }: Blocker): Found[] {
  return findings.length > 0
    ? []
    : [{ rule: { id, shortDescription: { text: title } }, level: 'error', reason }];
}
