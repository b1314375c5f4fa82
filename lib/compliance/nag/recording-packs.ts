import type { PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { unusedWaiverViolation } from '../records/unused-waiver-violation';
import { ConstructResources } from './construct-resources';
import { nagPack } from './nag-packs';
import { PackWaivers, type NagPackProps } from './rule-waivers';
import { RuleOutcomes } from './rule-outcomes';
import type { PackName } from '../../requirements/pack-name';
import type { NagResult } from './nag-result';
import type { AcknowledgedResources } from './acknowledged-resources';
import { RuleRecorder } from './rule-recorder';

/** The result of a pack after a walk over the environment. */
interface PackOutcome {
  readonly recorder: RuleRecorder;
  readonly violations: readonly PolicyViolation[];
}

/**
 * cdk-nag packs over one environment that record the result of every rule. One walk over the environment serves all packs in a
 * synthesis, and a rule that several packs have is evaluated once for each resource.
 */
export class RecordingPacks {
  private outcomes: ReadonlyMap<PackName, PackOutcome> = new Map();
  /** The packs that the CDK has not validated since the last walk. */
  private readonly waiting = new Set<PackName>();

  constructor(
    private readonly names: readonly PackName[],
    private readonly environment: IConstruct,
    private readonly props: NagPackProps,
    private readonly resources: AcknowledgedResources = new ConstructResources(environment),
  ) {}

  result(name: PackName): NagResult {
    return this.outcomeOf(name).recorder.result;
  }

  validate(name: PackName): PolicyValidationPluginReport {
    // A pack that is validated again belongs to another synthesis, and constructs may have changed.
    if (!this.waiting.delete(name)) {
      this.outcomes = this.walk();
      this.names.filter((other) => other !== name).forEach((other) => this.waiting.add(other));
    }
    const { recorder, violations } = this.outcomeOf(name);
    const unused = recorder.result.unused.map((waiver) =>
      unusedWaiverViolation(waiver, this.environment.node.path),
    );
    return { violations: [...violations, ...unused], success: recorder.passes };
  }

  private outcomeOf(name: PackName): PackOutcome {
    const known = this.outcomes.get(name);
    if (known !== undefined) return known;
    this.outcomes = this.walk();
    return this.outcomeOf(name);
  }

  private walk(): ReadonlyMap<PackName, PackOutcome> {
    const outcomes = new RuleOutcomes();
    const packs = this.names.map((name) => {
      const waivers = PackWaivers.of(name, this.environment, this.props);
      const recorder = new RuleRecorder(name, this.resources, waivers, outcomes);
      return { name, recorder, rules: nagPack(name, recorder), violations: new Violations() };
    });
    for (const resource of this.resources.all()) {
      for (const { rules, violations } of packs) violations.add(rules.validateScope(resource).violations);
    }
    return new Map(
      packs.map(({ name, recorder, violations }) => [name, { recorder, violations: violations.all }]),
    );
  }
}

/** Violations by rule, as a pack reports them after a walk of its own. */
class Violations {
  private readonly byRule = new Map<string, PolicyViolation>();

  get all(): readonly PolicyViolation[] {
    return [...this.byRule.values()];
  }

  add(violations: readonly PolicyViolation[]): void {
    for (const violation of violations) {
      const { ruleName, violatingResources } = violation;
      const known = this.byRule.get(ruleName);
      this.byRule.set(
        ruleName,
        known === undefined
          ? violation
          : { ...known, violatingResources: [...known.violatingResources, ...violatingResources] },
      );
    }
  }
}
