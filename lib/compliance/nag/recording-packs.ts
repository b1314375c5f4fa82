import type { PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { unusedWaiverViolation } from '../records/unused-waiver-violation';
import { ConstructResources } from './construct-resources';
import { nagPack } from './nag-packs';
import { PackWaivers, type NagPackProps } from './rule-waivers';
import { RuleAnswers } from './rule-outcomes';
import type { PackName } from '../../requirements/pack-name';
import type { NagResult } from './nag-result';
import type { AcknowledgedResources } from './acknowledged-resources';
import { RuleRecorder } from './rule-recorder';

/** What a pack said in a walk over the environment. */
interface Said {
  readonly recorder: RuleRecorder;
  readonly violations: readonly PolicyViolation[];
}

/**
 * Packs of cdk-nag over one environment, which keep what each of their rules says. However many they are, the environment
 * is walked once for a synthesis, and a rule that several of them have is asked once of each resource.
 */
export class RecordingPacks {
  private prefix: ReadonlyMap<PackName, Said> = new Map();
  /** Those that have not been validated since the last walk for a validation. */
  private readonly waiting = new Set<PackName>();

  constructor(
    private readonly names: readonly PackName[],
    private readonly environment: IConstruct,
    private readonly props: NagPackProps,
    private readonly resources: AcknowledgedResources = new ConstructResources(environment),
  ) {}

  result(name: PackName): NagResult {
    return this.saidBy(name).recorder.result;
  }

  validate(name: PackName): PolicyValidationPluginReport {
    // One that is validated again belongs to another synthesis, before which all may have changed.
    if (!this.waiting.delete(name)) {
      this.prefix = this.walk();
      this.names.filter((other) => other !== name).forEach((other) => this.waiting.add(other));
    }
    const { recorder, violations } = this.saidBy(name);
    const unused = recorder.result.unused.map((waiver) =>
      unusedWaiverViolation(waiver, this.environment.node.path),
    );
    return { violations: [...violations, ...unused], success: recorder.passes };
  }

  private saidBy(name: PackName): Said {
    const known = this.prefix.get(name);
    if (known !== undefined) return known;
    this.prefix = this.walk();
    return this.saidBy(name);
  }

  private walk(): ReadonlyMap<PackName, Said> {
    const answers = new RuleAnswers();
    const asked = this.names.map((name) => {
      const waivers = PackWaivers.of(name, this.environment, this.props);
      const recorder = new RuleRecorder(name, this.resources, waivers, answers);
      return { name, recorder, rules: nagPack(name, recorder), violations: new Violations() };
    });
    for (const resource of this.resources.all()) {
      for (const { rules, violations } of asked) violations.add(rules.validateScope(resource).violations);
    }
    return new Map(
      asked.map(({ name, recorder, violations }) => [name, { recorder, violations: violations.all }]),
    );
  }
}

/** Violations by rule, as a pack reports them that walks the environment by itself. */
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
