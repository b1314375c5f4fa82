import type { CfnResource } from 'aws-cdk-lib';
import { type IApplyRule, NagMessageLevel, NagRuleCompliance, type NagRuleResult } from 'cdk-nag';
import { pathOf } from '../resource-name';
import type { PackWaivers } from './rule-waivers';
import type { Outcome, RuleAnswers } from './rule-outcomes';
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
 * Keeps what a cdk-nag pack says of every resource, the compliant and the not applicable too: its own report has only
 * what fails.
 */
export class RuleRecorder {
  /** By the part of the rule's name that the pack does not give. */
  private readonly counts = new Map<string, Counts>();
  private readonly findings: NagFinding[] = [];
  private readonly waived: WaivedNagFinding[] = [];
  private readonly acknowledgements: NagAcknowledgement[] = [];
  private readonly asked = new Set<CfnResource>();

  constructor(
    private readonly pack: string,
    private readonly resources: AcknowledgedResources,
    private readonly waivers: PackWaivers,
    private readonly answers: RuleAnswers,
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
        [...this.asked].map((resource) => pathOf(this.resources.nameOf(resource))),
        this.resources.notEvaluated,
      ),
    };
  }

  /** True unless a finding is blocking. The report of cdk-nag itself fails for warnings too, and for acknowledged findings. */
  get passes(): boolean {
    return [...this.findings, ...this.waived].every(({ blocking }) => !blocking);
  }

  /** Asks the rule, records what it says, and returns a rule that says what it found and is not waived, if anything. */
  record(asked: IApplyRule): IApplyRule | undefined {
    this.asked.add(asked.node);
    const ruleSuffixOverride = asked.ruleSuffixOverride ?? asked.rule.name;
    const counts = this.countsOf(ruleSuffixOverride, asked.level);
    const left = this.keep(asked, counts, this.answers.of(asked));
    return left && { ...asked, ruleSuffixOverride, rule: () => prefix(left) };
  }

  /** @returns what is found and not waived on the opening day */
  private keep(asked: IApplyRule, counts: Counts, outcome: Outcome): Outcome | undefined {
    const { rule } = counts;
    if ('error' in outcome) {
      const description = `the rule cannot be evaluated: ${messageOf(outcome.error)}`;
      return this.fail(asked, rule, description, counts, 'unknown') ? outcome : undefined;
    }
    if (Array.isArray(outcome.result)) {
      const left = outcome.result.filter((finding) =>
        this.fail(asked, `${rule}[${finding}]`, asked.info, counts, 'failed'),
      );
      return { result: left };
    }
    if (outcome.result === NagRuleCompliance.NON_COMPLIANT) {
      return this.fail(asked, rule, asked.info, counts, 'failed') ? outcome : undefined;
    }
    counts[outcome.result === NagRuleCompliance.COMPLIANT ? 'passed' : 'notApplicable'] += 1;
    return undefined;
  }

  /** @returns false if the finding is waived on the opening day */
  private fail(
    asked: IApplyRule,
    rule: string,
    description: string,
    counts: Counts,
    counted: 'failed' | 'unknown',
  ): boolean {
    const finding = {
      rule,
      level: levelOf(asked.level),
      description,
      resource: this.resources.nameOf(asked.node),
    };
    const acknowledgement = this.resources.acknowledgementOf(asked.node, this.pack, rule);
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

function prefix(outcome: Outcome): NagRuleResult {
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
}

function levelOf(level: NagMessageLevel): NagLevel {
  return level === NagMessageLevel.ERROR ? NagLevel.ERROR : NagLevel.WARNING;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
