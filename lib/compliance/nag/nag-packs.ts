import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type IApplyRule,
  type NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
} from 'cdk-nag';
import type { PackName } from '../../requirements/pack-name';
import type { RuleRecorder } from './rule-recorder';

// Four classes with the same body: `applyRule` is protected, and the packs have no common constructor to derive from.
class AwsSolutions extends AwsSolutionsChecks {
  constructor(private readonly recorder: RuleRecorder) {
    super();
  }

  protected override applyRule(rule: IApplyRule): void {
    const unresolved = this.recorder.record(rule);
    if (unresolved !== undefined) super.applyRule(unresolved);
  }
}

class HipaaSecurity extends HIPAASecurityChecks {
  constructor(private readonly recorder: RuleRecorder) {
    super();
  }

  protected override applyRule(rule: IApplyRule): void {
    const unresolved = this.recorder.record(rule);
    if (unresolved !== undefined) super.applyRule(unresolved);
  }
}

class Nist80053R5 extends NIST80053R5Checks {
  constructor(private readonly recorder: RuleRecorder) {
    super();
  }

  protected override applyRule(rule: IApplyRule): void {
    const unresolved = this.recorder.record(rule);
    if (unresolved !== undefined) super.applyRule(unresolved);
  }
}

class PciDss321 extends PCIDSS321Checks {
  constructor(private readonly recorder: RuleRecorder) {
    super();
  }

  protected override applyRule(rule: IApplyRule): void {
    const unresolved = this.recorder.record(rule);
    if (unresolved !== undefined) super.applyRule(unresolved);
  }
}

/** A cdk-nag pack that records the result of every rule. */
export function nagPack(name: PackName, recorder: RuleRecorder): NagPack {
  const packs = {
    AwsSolutions,
    'HIPAA.Security': HipaaSecurity,
    'NIST.800.53.R5': Nist80053R5,
    'PCI.DSS.321': PciDss321,
  } satisfies Readonly<Record<PackName, new (recorder: RuleRecorder) => NagPack>>;
  return new packs[name](recorder);
}
