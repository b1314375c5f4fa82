import { type CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import type { ResourceName } from '../checks/check';
import type { PackWaivers } from './pack-waivers';
import {
  type StockAcknowledgement,
  type StockFinding,
  StockLevel,
  type StockResult,
  type StockRule,
  type WaivedStockFinding,
} from './stock-result';

type Counts = { -readonly [Key in keyof StockRule]: StockRule[Key] };
type Outcome = { readonly result: NagRuleResult } | { readonly error: unknown };

const NOTHING_FOUND: Outcome = { result: NagRuleCompliance.COMPLIANT };

/** Under this namespace CDK keeps an acknowledgement that names no plugin; cdk-nag heeds it, the report leaves it out. */
const WITHOUT_PLUGIN = 'Annotation';

/**
 * Keeps what a cdk-nag pack says of every resource, the compliant and the not applicable too: its own report has only
 * what fails.
 */
export class VerdictRecorder {
  private readonly counts = new Map<string, Counts>();
  private readonly findings: StockFinding[] = [];
  private readonly waived: WaivedStockFinding[] = [];
  private readonly acknowledgements: StockAcknowledgement[] = [];
  private readonly asked = new Set<string>();
  private errors = 0;

  constructor(
    private readonly pack: string,
    private readonly waivers: PackWaivers,
  ) {}

  get result(): StockResult {
    const { pack, findings, acknowledgements, waived } = this;
    return {
      pack,
      rules: [...this.counts.values()].sort((one, other) => (one.rule < other.rule ? -1 : 1)),
      findings,
      acknowledgements,
      waived,
      needless: this.waivers.needless([...this.counts.keys()], [...this.asked]),
    };
  }

  /** True unless there are errors: cdk-nag's own report fails for warnings too, and for what is acknowledged. */
  get passes(): boolean {
    return this.errors === 0;
  }

  /** Asks the rule once, records what it says, and returns it as a rule that says the same but for what is waived. */
  record(asked: IApplyRule): IApplyRule {
    const suffix = asked.ruleSuffixOverride ?? asked.rule.name;
    const outcome = ask(asked);
    this.asked.add(asked.node.node.path);
    const left = this.keep(asked, `${this.pack}-${suffix}`, outcome);
    const rule = () => {
      if ('error' in left) throw left.error;
      return left.result;
    };
    return { ...asked, ruleSuffixOverride: suffix, rule };
  }

  /** @returns the outcome without what is waived on the opening day */
  private keep(asked: IApplyRule, rule: string, outcome: Outcome): Outcome {
    const counts = this.countsOf(rule, asked.level);
    if ('error' in outcome) {
      const description = `the rule could not be decided: ${messageOf(outcome.error)}`;
      return this.fail(asked, rule, description, counts, 'undecided') ? outcome : NOTHING_FOUND;
    }
    if (Array.isArray(outcome.result)) {
      if (outcome.result.length === 0) counts.passed += 1;
      const left = outcome.result.filter((finding) =>
        this.fail(asked, `${rule}[${finding}]`, asked.info, counts, 'failed'),
      );
      return { result: left };
    }
    if (outcome.result === NagRuleCompliance.NON_COMPLIANT) {
      return this.fail(asked, rule, asked.info, counts, 'failed') ? outcome : NOTHING_FOUND;
    }
    counts[outcome.result === NagRuleCompliance.COMPLIANT ? 'passed' : 'notApplicable'] += 1;
    return outcome;
  }

  /** @returns false if the finding is waived on the opening day */
  private fail(
    asked: IApplyRule,
    rule: string,
    description: string,
    counts: Counts,
    counted: 'failed' | 'undecided',
  ): boolean {
    const finding = { rule, level: levelOf(asked.level), description, resource: nameOf(asked.node) };
    const acknowledgement = acknowledgementOf(asked.node, [
      `${this.pack}::${normalized(rule)}`,
      `${WITHOUT_PLUGIN}::${normalized(rule)}`,
    ]);
    if (acknowledgement !== undefined) {
      this.acknowledgements.push({ ...finding, ...acknowledgement });
      counts.acknowledged += 1;
      return true;
    }
    const { judged, shown } = this.waivers.of(rule, asked.node.node.path);
    if (shown === undefined) {
      this.findings.push(finding);
      counts[counted] += 1;
    } else {
      this.waived.push({ ...finding, waiver: shown });
      counts.waived += 1;
    }
    if (judged === undefined && finding.level === StockLevel.ERROR) this.errors += 1;
    return judged === undefined;
  }

  private countsOf(rule: string, level: NagMessageLevel): Counts {
    const known = this.counts.get(rule);
    if (known !== undefined) return known;
    const none = { passed: 0, failed: 0, acknowledged: 0, waived: 0, notApplicable: 0, undecided: 0 };
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
