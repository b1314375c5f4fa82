import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { NagRuleCompliance, type NagRuleResult, rules as NAG_RULES } from 'cdk-nag';
import { type CorpusTemplate, SUBJECT } from '../corpus';
import type { Verdict, Verdicts } from './verdict';

type NagRule = (node: CfnResource) => NagRuleResult;

const RULES: ReadonlyMap<string, NagRule> = new Map(
  Object.values(NAG_RULES).flatMap((service) =>
    Object.entries(service as unknown as Record<string, NagRule>),
  ),
);

/** Runs rules of cdk-nag in this process, over templates as constructs. What the CDK cannot include has no verdict. */
export function runCdkNag(templates: readonly CorpusTemplate[], names: readonly string[]): Verdicts {
  const unknown = names.find((name) => !RULES.has(name));
  if (unknown !== undefined) throw new Error(`cdk-nag has no rule ${unknown}. Correct the mapping.`);
  const scratch = mkdtempSync(join(tmpdir(), 'differential-nag-'));
  try {
    return new Map(templates.map((one) => [one.id, verdictsOf(included(one, scratch), names)]));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** @returns undefined if the CDK refuses the template */
export function included({ body }: CorpusTemplate, scratch: string): CfnResource | undefined {
  const templateFile = join(scratch, 'template.json');
  writeFileSync(templateFile, JSON.stringify(body));
  try {
    const stack = new Stack(new App(), 'Corpus');
    return new CfnInclude(stack, 'Template', { templateFile }).getResource(SUBJECT);
  } catch {
    return undefined;
  }
}

function verdictsOf(
  resource: CfnResource | undefined,
  names: readonly string[],
): ReadonlyMap<string, Verdict> {
  const verdicts = new Map<string, Verdict>();
  if (resource === undefined) return verdicts;
  for (const name of names) {
    const rule = RULES.get(name);
    const verdict = rule && verdictOf(resource, rule);
    if (verdict !== undefined) verdicts.set(name, verdict);
  }
  return verdicts;
}

function verdictOf(resource: CfnResource, rule: NagRule): Verdict | undefined {
  try {
    const result = rule(resource);
    if (result === NagRuleCompliance.NOT_APPLICABLE) return undefined;
    return result === NagRuleCompliance.COMPLIANT ? 'pass' : 'fail';
  } catch {
    // A value that is known only at deployment.
    return 'unknown';
  }
}
