import { OutcomeState, type ResourceName } from '../../compliance/outcome';
import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pathOf } from '../../compliance/resource-name';
import type { CheckResult } from '../../compliance/checks/checks';
import { type Ledger, type LedgerRequirement } from '../../compliance/ledger/ledger';
import { type NagFinding, NagLevel, type NagResult } from '../../compliance/nag/nag-result';
import type { NamedLedger } from '../report-files';
import type { SarifLevel, SarifLocation, SarifLog, SarifRule, SarifRun } from './sarif-log';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const TOOL = 'cdk-stage-environments';

/** Where the reader's repository lies, as code scanning calls it: all places are told from there. */
const ROOT = '%SRCROOT%';

const SOURCE = /^(.+):(\d+):(\d+)$/;

interface Found {
  readonly rule: SarifRule;
  readonly level: SarifLevel;
  readonly reason: string;
  readonly resource?: ResourceName;
  /** Why somebody lives with it: it is acknowledged, or waived for a time. */
  readonly accepted?: string;
}

/**
 * The findings as SARIF 2.1.0 has them, for code scanning: one run for each environment. A finding points at the source
 * line where the CDK knows it, else at the template that holds the resource; one of the whole environment at its first
 * template, since code scanning takes no finding without a place.
 *
 * @param folder the folder of the templates as the reader of the file finds it
 */
export function sarifOf(ledgers: readonly NamedLedger[], folder = 'cdk.out'): string {
  const log: SarifLog = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: ledgers.map(({ name, ledger }) => runOf(name, ledger, folder)),
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function runOf(name: string, ledger: Ledger, folder: string): SarifRun {
  const found = [...ledger.requirements.flatMap(ofRow), ...ledger.nag.flatMap(ofPack)];
  const rules = [...new Map(found.map(({ rule }) => [rule.id, rule])).values()];
  const fileOf = (stack?: string) =>
    ledger.cloudFormationLimits.find((one) => stack === undefined || one.stack === stack)?.templateFile;
  return {
    tool: { driver: { name: TOOL, rules } },
    automationDetails: { id: `${TOOL}/${name}/` },
    results: found.map(({ rule, level, reason, resource, accepted }) => ({
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
        'finding/v1': [name, rule.id, resource === undefined ? '' : pathOf(resource)].join('|'),
      },
    })),
  };
}

function ofRow(requirement: LedgerRequirement): Found[] {
  // Of a requirement that is waived as a whole, the reason tells the terms of its waiver.
  const ofWhole =
    requirement.state === OutcomeState.WAIVED && !requirement.blocking ? requirement.reason : undefined;
  return requirement.checks.flatMap((check) =>
    check.findings.map(({ state, reason, resource, waived }) => ({
      rule: ruleOf(requirement, check),
      level: levelOf(requirement, state),
      reason,
      resource,
      accepted: waived?.reason ?? ofWhole,
    })),
  );
}

/** What cannot be decided is to be reviewed, and is no failure. */
function levelOf({ blocking }: LedgerRequirement, state: OutcomeState): SarifLevel {
  if (state === OutcomeState.UNKNOWN) return 'none';
  return blocking ? 'error' : 'warning';
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
    ...waived.map((one) => ofRule(one, one.waiver.reason)),
  ];
}

function ofRule({ rule, level, description, resource }: NagFinding, accepted?: string): Found {
  return {
    rule: { id: rule, shortDescription: { text: description } },
    level: level === NagLevel.ERROR ? 'error' : 'warning',
    reason: description,
    resource,
    ...(accepted !== undefined && { accepted }),
  };
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

/** A file of the repository; one that is named from the root of the disk is no part of it. */
function place(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  return posix.isAbsolute(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: encodeURI(file), uriBaseId: ROOT };
}
