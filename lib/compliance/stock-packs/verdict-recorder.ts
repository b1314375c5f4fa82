import { type CfnResource, type PolicyValidationPluginReport, Stack, Validations } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { ResourceName } from '../checks/check';
import {
  type StockAcknowledgement,
  type StockFinding,
  StockLevel,
  type StockResult,
  type StockRule,
} from './stock-result';

type Counts = { -readonly [Key in keyof StockRule]: StockRule[Key] };
type Outcome = { readonly result: NagRuleResult } | { readonly error: unknown };

/** Under this namespace CDK keeps an acknowledgement that names no plugin; cdk-nag heeds it, the report leaves it out. */
const WITHOUT_PLUGIN = 'Annotation';

/**
 * Keeps what a cdk-nag pack says of every resource, the compliant and the not applicable too: its own report has only
 * what fails.
 */
export class VerdictRecorder {
  private readonly counts = new Map<string, Counts>();
  private readonly findings: StockFinding[] = [];
  private readonly acknowledgements: StockAcknowledgement[] = [];

  constructor(private readonly pack: string) {}

  get result(): StockResult {
    return {
      pack: this.pack,
      rules: [...this.counts.values()].sort((one, other) => (one.rule < other.rule ? -1 : 1)),
      findings: this.findings,
      acknowledgements: this.acknowledgements,
    };
  }

  /** A report that fails for errors only: cdk-nag's own fails for warnings too, and for what is acknowledged. */
  report({ violations }: PolicyValidationPluginReport): PolicyValidationPluginReport {
    return { violations, success: this.findings.every(({ level }) => level !== StockLevel.ERROR) };
  }

  /** Asks the rule once, records what it says, and returns it as a rule that says the same. */
  record(asked: IApplyRule): IApplyRule {
    const suffix = asked.ruleSuffixOverride ?? asked.rule.name;
    const outcome = ask(asked);
    this.keep(asked, `${this.pack}-${suffix}`, outcome);
    const rule = () => {
      if ('error' in outcome) throw outcome.error;
      return outcome.result;
    };
    return { ...asked, ruleSuffixOverride: suffix, rule };
  }

  private keep(asked: IApplyRule, rule: string, outcome: Outcome): void {
    const counts = this.countsOf(rule, asked.level);
    if ('error' in outcome) {
      counts.undecided += this.fail(
        asked,
        rule,
        `the rule could not be decided: ${messageOf(outcome.error)}`,
        counts,
      );
    } else if (Array.isArray(outcome.result)) {
      for (const finding of outcome.result)
        counts.failed += this.fail(asked, `${rule}[${finding}]`, asked.info, counts);
      if (outcome.result.length === 0) counts.passed += 1;
    } else if (outcome.result === NagRuleCompliance.NON_COMPLIANT) {
      counts.failed += this.fail(asked, rule, asked.info, counts);
    } else if (outcome.result === NagRuleCompliance.COMPLIANT) {
      counts.passed += 1;
    } else {
      counts.notApplicable += 1;
    }
  }

  /** @returns 1 if the finding stands, 0 if it is acknowledged */
  private fail(asked: IApplyRule, rule: string, description: string, counts: Counts): 0 | 1 {
    const finding = { rule, level: levelOf(asked.level), description, resource: nameOf(asked.node) };
    const acknowledgement = acknowledgementOf(asked.node, [
      `${this.pack}::${normalized(rule)}`,
      `${WITHOUT_PLUGIN}::${normalized(rule)}`,
    ]);
    if (acknowledgement === undefined) {
      this.findings.push(finding);
      return 1;
    }
    this.acknowledgements.push({ ...finding, ...acknowledgement });
    counts.acknowledged += 1;
    return 0;
  }

  private countsOf(rule: string, level: NagMessageLevel): Counts {
    const known = this.counts.get(rule);
    if (known !== undefined) return known;
    const none = { passed: 0, failed: 0, acknowledged: 0, notApplicable: 0, undecided: 0 };
    const counts = { rule, level: levelOf(level), ...none };
    this.counts.set(rule, counts);
    return counts;
  }
}

function ask(asked: IApplyRule): Outcome {
  try {
    return { result: asked.rule(asked.node) };
  } catch (error) {
    return { error };
  }
}

/** The nearest acknowledgement of a rule, on the resource or above it. */
function acknowledgementOf(
  resource: CfnResource,
  ids: readonly string[],
): { readonly reason: string; readonly acknowledgedAt: string } | undefined {
  for (const { node } of [...resource.node.scopes].reverse()) {
    for (const { type, data } of node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue;
      const found = Object.entries(data as Readonly<Record<string, string>>).find(([id]) => ids.includes(id));
      if (found !== undefined) return { reason: found[1], acknowledgedAt: node.path };
    }
  }
  return undefined;
}

/** CDK writes rule names without spaces. */
function normalized(rule: string): string {
  return rule.replaceAll(' ', '-');
}

function levelOf(level: NagMessageLevel): StockLevel {
  return level === NagMessageLevel.ERROR ? StockLevel.ERROR : StockLevel.WARNING;
}

function nameOf(resource: CfnResource): ResourceName {
  const stack = Stack.of(resource);
  return {
    type: resource.cfnResourceType,
    logicalId: String(stack.resolve(resource.logicalId)),
    stack: stack.stackName,
    constructPath: resource.node.path,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
