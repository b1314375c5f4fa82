import type { CfnResource } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import { pathOf } from '../resource-name';
import type { PackWaivers } from './rule-waivers';
import type { Outcome, RuleOutcomes } from './rule-outcomes';
import {
  type NagAcknowledgement,
  type NagFinding,
  NagLevel,
  type NagResult,
  type NagRule,
  type WaivedNagFinding,
} from './nag-result';
import type { AcknowledgedResources } from './acknowledged-resources';

type Counts = { -readonly [Key in keyof NagRule]: NagRule[Key] };

/**
 * Records the result of every rule of a cdk-nag pack for every resource, also compliant and not applicable ones; the report of
 * cdk-nag has only findings.
 */
export class RuleRecorder {
  /** By the name of the rule without the prefix of the pack. */
  private readonly counts = new Map<string, Counts>();
  private readonly findings: NagFinding[] = [];
  private readonly waived: WaivedNagFinding[] = [];
  private readonly acknowledgements: NagAcknowledgement[] = [];
  private readonly evaluated = new Set<CfnResource>();

  constructor(
    private readonly pack: string,
    private readonly resources: AcknowledgedResources,
    private readonly waivers: PackWaivers,
    private readonly outcomes: RuleOutcomes,
  ) {}

  get result(): NagResult {
    const { pack, findings, acknowledgements, waived } = this;
    const rules = [...this.counts.values()].sort((one, other) => (one.rule < other.rule ? -1 : 1));
    return {
      pack,
      rules,
      findings,
      acknowledgements,
      waived,
      unused: this.waivers.unused(
        rules.map(({ rule }) => rule),
        () => [...this.evaluated].map((resource) => pathOf(this.resources.nameOf(resource))),
        this.resources.notEvaluated,
      ),
    };
  }

  /** True unless a finding is blocking. The report of cdk-nag itself fails for warnings too, and for acknowledged findings. */
  get passes(): boolean {
    return [...this.findings, ...this.waived].every(({ blocking }) => !blocking);
  }

  /** Evaluates the rule, records the result, and returns a rule with the findings that are not waived, if any. */
  record(applied: IApplyRule): IApplyRule | undefined {
    this.evaluated.add(applied.node);
    const ruleSuffixOverride = applied.ruleSuffixOverride ?? applied.rule.name;
    const counts = this.countsOf(ruleSuffixOverride, applied.level);
    const unresolved = this.recordOutcome(applied, counts, this.outcomes.of(applied));
    return unresolved && { ...applied, ruleSuffixOverride, rule: () => resultOf(unresolved) };
  }

  /** @returns the findings that are not waived on the opening day */
  private recordOutcome(applied: IApplyRule, counts: Counts, outcome: Outcome): Outcome | undefined {
    const { rule } = counts;
    if ('error' in outcome) {
      const description = `the rule cannot be evaluated: ${messageOf(outcome.error)}`;
      return this.recordFinding(applied, rule, description, counts, 'unknown') ? outcome : undefined;
    }
    if (Array.isArray(outcome.result)) {
      const unresolved = outcome.result.filter((finding) =>
        this.recordFinding(applied, `${rule}[${finding}]`, applied.info, counts, 'failed'),
      );
      return { result: unresolved };
    }
    if (outcome.result === NagRuleCompliance.NON_COMPLIANT) {
      return this.recordFinding(applied, rule, applied.info, counts, 'failed') ? outcome : undefined;
    }
    counts[outcome.result === NagRuleCompliance.COMPLIANT ? 'passed' : 'notApplicable'] += 1;
    return undefined;
  }

  /** @returns false if the finding is waived on the opening day */
  private recordFinding(
    applied: IApplyRule,
    rule: string,
    description: string,
    counts: Counts,
    counted: 'failed' | 'unknown',
  ): boolean {
    const finding = {
      rule,
      level: levelOf(applied.level),
      description,
      resource: this.resources.nameOf(applied.node),
    };
    const acknowledgement = this.resources.acknowledgementOf(applied.node, this.pack, rule);
    if (acknowledgement !== undefined) {
      this.acknowledgements.push({ ...finding, blocking: false, ...acknowledgement });
      counts.acknowledged += 1;
      return true;
    }
    const { atOpening, shown } = this.waivers.of(rule, pathOf(finding.resource));
    const blocking = atOpening === undefined && finding.level === NagLevel.ERROR;
    if (shown === undefined) {
      this.findings.push({ ...finding, blocking });
      counts[counted] += 1;
    } else {
      this.waived.push({ ...finding, blocking, waiver: shown });
      counts.waived += 1;
    }
    return atOpening === undefined;
  }

  private countsOf(suffix: string, level: NagMessageLevel): Counts {
    const known = this.counts.get(suffix);
    if (known !== undefined) return known;
    const none = { passed: 0, failed: 0, acknowledged: 0, waived: 0, notApplicable: 0, unknown: 0 };
    const counts = { rule: `${this.pack}-${suffix}`, level: levelOf(level), ...none };
    this.counts.set(suffix, counts);
    return counts;
  }
}

function resultOf(outcome: Outcome): NagRuleResult {
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
}

function levelOf(level: NagMessageLevel): NagLevel {
  return level === NagMessageLevel.ERROR ? NagLevel.ERROR : NagLevel.WARNING;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
