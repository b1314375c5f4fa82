import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type IApplyRule,
  type NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
} from 'cdk-nag';
import type { PackName } from '../../requirements/pack-name';
import type { VerdictRecorder } from './verdict-recorder';

// Four classes that say the same: `applyRule` is protected, and the packs have no constructor in common to derive from.
class AwsSolutions extends AwsSolutionsChecks {
  constructor(private readonly recorder: VerdictRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    const left = this.recorder.record(asked);
    if (left !== undefined) super.applyRule(left);
  }
}

class HipaaSecurity extends HIPAASecurityChecks {
  constructor(private readonly recorder: VerdictRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    const left = this.recorder.record(asked);
    if (left !== undefined) super.applyRule(left);
  }
}

class Nist80053R5 extends NIST80053R5Checks {
  constructor(private readonly recorder: VerdictRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    const left = this.recorder.record(asked);
    if (left !== undefined) super.applyRule(left);
  }
}

class PciDss321 extends PCIDSS321Checks {
  constructor(private readonly recorder: VerdictRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    const left = this.recorder.record(asked);
    if (left !== undefined) super.applyRule(left);
  }
}

/** The packs of cdk-nag, whose every verdict is recorded. */
export const NAG_PACKS = {
  AwsSolutions: (recorder: VerdictRecorder) => new AwsSolutions(recorder),
  'HIPAA.Security': (recorder: VerdictRecorder) => new HipaaSecurity(recorder),
  'NIST.800.53.R5': (recorder: VerdictRecorder) => new Nist80053R5(recorder),
  'PCI.DSS.321': (recorder: VerdictRecorder) => new PciDss321(recorder),
} satisfies Readonly<Record<PackName, (recorder: VerdictRecorder) => NagPack>>;
