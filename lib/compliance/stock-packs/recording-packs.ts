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
import { violationOfNeedless } from '../records/needless-violation';
import { PackWaivers, type StockPackProps } from './pack-waivers';
import type { PackName, StockResult } from './stock-result';
import { VerdictRecorder } from './verdict-recorder';

/** A pack of cdk-nag over one environment, which keeps what each of its rules says. */
export class RecordingPack {
  private recorder?: VerdictRecorder;

  constructor(
    private readonly name: PackName,
    private readonly environment: IConstruct,
    private readonly props: StockPackProps,
  ) {}

  get result(): StockResult {
    return (this.recorder ?? this.ask().recorder).result;
  }

  public validate(): PolicyValidationPluginReport {
    const { recorder, report } = this.ask();
    const violations = [
      ...report.violations,
      ...recorder.result.needless.map((waiver) => violationOfNeedless(waiver, this.environment.node.path)),
    ];
    return { violations, success: recorder.passes };
  }

  private ask(): { readonly recorder: VerdictRecorder; readonly report: PolicyValidationPluginReport } {
    const recorder = new VerdictRecorder(this.name, PackWaivers.of(this.name, this.environment, this.props));
    const report = PACKS[this.name](recorder).validateScope(this.environment);
    this.recorder = recorder;
    return { recorder, report };
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
