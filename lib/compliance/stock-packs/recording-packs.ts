import type { PolicyValidationPluginReport } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks,
  HIPAASecurityChecks,
  type IApplyRule,
  type NagPack,
  NIST80053R5Checks,
  PCIDSS321Checks,
} from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { PackName, StockResult } from './stock-result';
import { VerdictRecorder } from './verdict-recorder';

/** A pack of cdk-nag over one environment, which keeps what each of its rules says. */
export class RecordingPack {
  private recorder?: VerdictRecorder;

  constructor(
    private readonly name: PackName,
    private readonly environment: IConstruct,
  ) {}

  get result(): StockResult {
    if (this.recorder === undefined) this.validate();
    return this.recorder?.result ?? { pack: this.name, rules: [], findings: [], acknowledgements: [] };
  }

  public validate(): PolicyValidationPluginReport {
    this.recorder = new VerdictRecorder(this.name);
    return this.recorder.report(PACKS[this.name](this.recorder).validateScope(this.environment));
  }
}

// Four classes that say the same: `applyRule` is protected, and the packs have no constructor in common to derive from.
class AwsSolutions extends AwsSolutionsChecks {
  constructor(private readonly recorder: VerdictRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    super.applyRule(this.recorder.record(asked));
  }
}

class HipaaSecurity extends HIPAASecurityChecks {
  constructor(private readonly recorder: VerdictRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    super.applyRule(this.recorder.record(asked));
  }
}

class Nist80053R5 extends NIST80053R5Checks {
  constructor(private readonly recorder: VerdictRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    super.applyRule(this.recorder.record(asked));
  }
}

class PciDss321 extends PCIDSS321Checks {
  constructor(private readonly recorder: VerdictRecorder) {
    super();
  }

  protected override applyRule(asked: IApplyRule): void {
    super.applyRule(this.recorder.record(asked));
  }
}

const PACKS = {
  AwsSolutions: (recorder: VerdictRecorder) => new AwsSolutions(recorder),
  'HIPAA.Security': (recorder: VerdictRecorder) => new HipaaSecurity(recorder),
  'NIST.800.53.R5': (recorder: VerdictRecorder) => new Nist80053R5(recorder),
  'PCI.DSS.321': (recorder: VerdictRecorder) => new PciDss321(recorder),
} satisfies Readonly<Record<PackName, (recorder: VerdictRecorder) => NagPack>>;
