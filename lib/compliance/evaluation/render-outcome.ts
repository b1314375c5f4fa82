import type { CheckOutcome } from '../checks/check';
import type { CheckFinding, FindingParameters } from '../findings';
import { type AssumedValue, type Finding, type Outcome, OutcomeState } from '../outcome';
import { locatedNameOf, nameOf } from '../resource-name';
import { summaryOf } from './finding-summary';
import { resourceLabel } from './resource-label';
import { capitalized } from '../../internal/case';

/**
 * The outcome of a check as ledgers and reports have it, with its findings as text.
 *
 * @param environment the construct path of the environment, which names of resources leave out
 */
export function renderOutcome(outcome: CheckOutcome, environment: string): Outcome {
  const { state, explanation, requirementState } = outcome;
  const findings = outcome.findings.map((finding) => rendered(finding, environment));
  return {
    state,
    reason: EXPLAINED_BY_FINDINGS.includes(state) ? summaryOf(findings) : explanation,
    resources: outcome.resources.map(nameOf),
    findings,
    ...(requirementState && { requirementState }),
  };
}

const EXPLAINED_BY_FINDINGS: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.UNKNOWN,
];

function rendered(finding: CheckFinding, environment: string): Finding {
  const { definition, state, resource, assumptions, templateGaps } = finding;
  const { id, severity, message, remediation, help } = definition;
  const parameters = parametersOf(finding, environment);
  const property = propertyOf(finding);
  return {
    id,
    severity,
    state,
    reason: [
      sentence(message, parameters),
      ...(assumptions === undefined ? [] : [`This applies if ${assumptions.map(assumed).join(' and ')}.`]),
      ...(templateGaps ?? []).map((gap) => `The templates may not show all: ${gap}.`),
    ].join(' '),
    remediation: sentence(remediation, parameters),
    help,
    parameters,
    ...(resource && { resource: locatedNameOf(resource) }),
    ...(property !== undefined && { property }),
    ...(assumptions && { assumptions }),
    ...(templateGaps && { templateGaps }),
  };
}

/** What the definition or a parameter names, if the resource has it. */
function propertyOf({ definition, parameters, resource }: CheckFinding): string | undefined {
  const named: Partial<FindingParameters> = parameters;
  const path = definition.property ?? named.property;
  if (resource === undefined || path === undefined) return undefined;
  const [name] = String(path).split('.');
  return Object.hasOwn(resource.properties, name) ? String(path) : undefined;
}

function assumed({ subject, value }: AssumedValue): string {
  return `${subject} is ${value}`;
}

function parametersOf({ parameters, resource }: CheckFinding, environment: string): Finding['parameters'] {
  return {
    ...(resource && { resource: resourceLabel(resource, environment) }),
    ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)])),
  };
}

/** The label of a resource starts with a word, unlike other parameters, which may be names or values. */
function sentence(template: string, parameters: Finding['parameters']): string {
  const text = template.replaceAll(
    /\{(\w+)\}/g,
    (placeholder, name: string) => parameters[name] ?? placeholder,
  );
  return template.startsWith('{resource}') ? capitalized(text) : text;
}
