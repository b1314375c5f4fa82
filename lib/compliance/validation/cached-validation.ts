import { readFileSync } from 'node:fs';
import type {
  IPolicyValidationContext,
  PolicyValidationPluginReport,
  PolicyValidationStack,
  PolicyViolatingResource,
  PolicyViolation,
} from 'aws-cdk-lib';
import { hash, type ValidationCache } from './validation-cache';

/** Severities of errors. */
export const ERRORS: readonly (string | undefined)[] = ['error', 'fatal'];

/** The version of the format of stored violations. */
const FORMAT = '1';

type Validate = (context: IPolicyValidationContext) => PolicyValidationPluginReport;

/** A violation in one template, without the paths of one assembly. */
interface TemplateViolation extends Omit<PolicyViolation, 'violatingResources'> {
  readonly violatingResources: readonly Omit<PolicyViolatingResource, 'templatePath' | 'constructPath'>[];
}

export interface CachedValidationOptions {
  /** @default - every template is validated */
  readonly cache?: ValidationCache;
  /** What the result depends on besides a template, its account and its Region: the engine and its rules. */
  readonly basis: string;
}

/**
 * Validates the templates of an application whose results are not stored, in one call, since the engine takes seconds to start.
 * The report does not depend on the cache: violations are in the order of the templates, and within a template in the order of
 * the rules.
 */
export function validateWithCache(
  context: IPolicyValidationContext,
  validate: Validate,
  { cache, basis }: CachedValidationOptions,
): PolicyValidationPluginReport {
  const keys = context.stackTemplates.map((stack) => cache && keyOf(stack, basis));
  const known = keys.map((key) =>
    key === undefined ? undefined : (cache?.read(key) as readonly TemplateViolation[] | undefined),
  );
  const unknown = context.stackTemplates.filter((_, index) => known[index] === undefined);
  const found = unknown.length === 0 ? [] : validate(only(unknown, context)).violations;
  const violations = context.stackTemplates.map((stack, index) => {
    const before = known[index];
    if (before !== undefined) return before;
    const now = violationsIn(stack, found);
    const key = keys[index];
    // Stored at once: the CDK changes the report later.
    if (key !== undefined && !hasPath(now, stack)) cache?.write(key, now);
    return now;
  });
  if (unknown.length > 0) cache?.removeOld();
  const merged = mergedOf(context.stackTemplates, violations);
  return { success: !merged.some(({ severity }) => ERRORS.includes(severity)), violations: merged };
}

function keyOf({ templatePath, accountId = '', region = '' }: PolicyValidationStack, basis: string): string {
  return hash(FORMAT, basis, accountId, region, readFileSync(templatePath));
}

function only(
  stackTemplates: PolicyValidationStack[],
  context: IPolicyValidationContext,
): IPolicyValidationContext {
  return {
    ...context,
    stackTemplates,
    templatePaths: stackTemplates.map(({ templatePath }) => templatePath),
  };
}

function violationsIn(
  { templatePath: path }: PolicyValidationStack,
  all: readonly PolicyViolation[],
): TemplateViolation[] {
  const violations = all.flatMap(({ violatingResources, ...violation }) => {
    const resources = violatingResources
      .filter(({ templatePath }) => templatePath === path)
      .map(({ resourceLogicalId, locations }) => ({ resourceLogicalId, locations }));
    return resources.length === 0 ? [] : [{ ...violation, violatingResources: resources }];
  });
  // Sorted: the order of the engine depends on earlier templates.
  return violations.sort((one, other) => (identityOf(one) < identityOf(other) ? -1 : 1));
}

function hasPath(violations: readonly TemplateViolation[], { templatePath }: PolicyValidationStack): boolean {
  return violations.some(({ description, fix = '' }) => `${description}\n${fix}`.includes(templatePath));
}

/** Violations of several templates with the same identity are merged, as in the CDK's plug-in. */
function identityOf({
  ruleName,
  severity = '',
  description,
}: Omit<PolicyViolation, 'violatingResources'>): string {
  return JSON.stringify([ruleName, severity, description]);
}

function mergedOf(
  stacks: readonly PolicyValidationStack[],
  violations: readonly (readonly TemplateViolation[])[],
): PolicyViolation[] {
  const merged = new Map<string, PolicyViolation>();
  stacks.forEach(({ templatePath, stackConstructPath }, index) => {
    for (const { violatingResources, ...violation } of violations[index]) {
      const identity = identityOf(violation);
      const all = merged.get(identity) ?? { ...violation, violatingResources: [] };
      const placed = violatingResources.map((resource) => ({
        ...resource,
        constructPath: resource.resourceLogicalId === undefined ? stackConstructPath : undefined,
        templatePath,
      }));
      merged.set(identity, { ...all, violatingResources: [...all.violatingResources, ...placed] });
    }
  });
  return [...merged.values()];
}
