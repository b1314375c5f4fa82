import { type Finding, OutcomeState, type ResourceName } from '../../compliance/outcome';
import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathOf } from '../../compliance/resource-name';
import type { CheckResult } from '../../compliance/checks/check-result';
import { type Ledger, type LedgerRequirement } from '../../compliance/ledger/ledger';
import type { NagFinding, NagResult } from '../../compliance/nag/nag-result';
import type { ValidationError } from '../../compliance/validation/validation-error';
import { blockersOf } from '../../compliance/passes';
import { type Blocker } from '../../compliance/blocker';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import type { SarifLevel, SarifLocation, SarifLog, SarifRule, SarifRun } from './sarif-log';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const TOOL = 'cdk-stage-environments';

/** The root of the repository in SARIF: every location is relative to it. */
const ROOT = '%SRCROOT%';

const SOURCE = /^(.+):(\d+):(\d+)$/;

interface Found {
  readonly rule: SarifRule;
  readonly level: SarifLevel;
  readonly reason: string;
  readonly resource?: ResourceName;
  /** Distinguishes findings of one rule without a resource. */
  readonly place?: string;
  /** The reason of its acknowledgement or waiver, if it has one. */
  readonly accepted?: string;
}

/**
 * The findings as SARIF 2.1.0, for code scanning: one run for each environment. A finding points at the source line if the
 * CDK knows it, else at the template that holds the resource. A finding of the environment as a whole points at its first
 * template, since code scanning ignores findings without a location.
 *
 * @param folder the folder of the templates, as the reader of the file finds it
 */
export function sarifOf(ledgers: readonly NamedLedger[], folder: string): string {
  const log: SarifLog = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: ledgers.map(({ name, ledger }) => runOf(name, ledger, folder)),
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function runOf(name: string, ledger: Ledger, folder: string): SarifRun {
  const found = [
    ...ledger.requirements.flatMap(ofRequirement),
    ...ledger.nag.flatMap(ofPack),
    ...(ledger.validation?.errors ?? []).map((error) => ofTemplate(error)),
    ...blockersOf(ledger).flatMap(ofBlocker),
  ];
  const rules = [...new Map(found.map(({ rule }) => [rule.id, rule])).values()];
  const fileOf = (stack?: string) =>
    ledger.cloudFormationLimits.find((one) => stack === undefined || one.stack === stack)?.templateFile;
  return {
    tool: { driver: { name: TOOL, rules } },
    automationDetails: { id: `${TOOL}/${name}/` },
    results: found.map(({ rule, level, reason, resource, place = '', accepted }) => ({
      ruleId: rule.id,
      ruleIndex: rules.findIndex(({ id }) => id === rule.id),
      level,
      kind: level === 'none' ? 'review' : 'fail',
      message: { text: reason },
      locations: locationsOf(resource, fileOf(resource?.stack), folder),
      ...(accepted !== undefined && {
        suppressions: [{ kind: 'external', status: 'accepted', justification: accepted }],
      }),
      partialFingerprints: {
        'finding/v1': [name, rule.id, resource === undefined ? place : pathOf(resource)].join('|'),
      },
    })),
  };
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
      resource: finding.resource,
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
    place: `${stack}/${logicalId ?? ''}`,
    ...(acknowledged && { accepted: acknowledged.reason }),
  };
}

/** What keeps the environment from passing without a finding, such as a pending requirement. */
function ofBlocker({ id, title, reason, findings }: Blocker): Found[] {
  return findings.length > 0
    ? []
    : [{ rule: { id, shortDescription: { text: title } }, level: 'error', reason }];
}

function locationsOf(
  resource: ResourceName | undefined,
  templateFile: string | undefined,
  folder: string,
): SarifLocation[] {
  const line = SOURCE.exec(resource?.source ?? '');
  const physical =
    line === null
      ? templateFile && { artifactLocation: place(posix.join(folder, templateFile)) }
      : {
          artifactLocation: place(line[1]),
          region: { startLine: Number(line[2]), startColumn: Number(line[3]) },
        };
  const logical = resource && { fullyQualifiedName: pathOf(resource), kind: 'resource' };
  if (!physical && logical === undefined) return [];
  return [
    { ...(physical && { physicalLocation: physical }), ...(logical && { logicalLocations: [logical] }) },
  ];
}

/** A file of the repository; an absolute path is outside of it. */
function place(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  return posix.isAbsolute(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: encodeURI(file), uriBaseId: ROOT };
}
