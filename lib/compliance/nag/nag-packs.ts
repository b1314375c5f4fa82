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

// Four classes that say the same: `applyRule` is protected, and the packs have no constructor in common to derive from.
class AwsSolutions extends AwsSolutionsChecks {
  constructor(private readonly recorder: RuleRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    const left = this.recorder.record(asked);
    if (left !== undefined) super.applyRule(left);
  }
}

class HipaaSecurity extends HIPAASecurityChecks {
  constructor(private readonly recorder: RuleRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    const left = this.recorder.record(asked);
    if (left !== undefined) super.applyRule(left);
  }
}

class Nist80053R5 extends NIST80053R5Checks {
  constructor(private readonly recorder: RuleRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    const left = this.recorder.record(asked);
    if (left !== undefined) super.applyRule(left);
  }
}

class PciDss321 extends PCIDSS321Checks {
  constructor(private readonly recorder: RuleRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    const left = this.recorder.record(asked);
    if (left !== undefined) super.applyRule(left);
  }
}

/** A pack of cdk-nag, whose every verdict is recorded. */
export function nagPack(name: PackName, recorder: RuleRecorder): NagPack {
  const packs = {
    AwsSolutions,
    'HIPAA.Security': HipaaSecurity,
    'NIST.800.53.R5': Nist80053R5,
    'PCI.DSS.321': PciDss321,
  } satisfies Readonly<Record<PackName, new (recorder: RuleRecorder) => NagPack>>;
  return new packs[name](recorder);
}
