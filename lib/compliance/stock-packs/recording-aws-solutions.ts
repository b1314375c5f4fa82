import type { PolicyValidationPluginReport } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type IApplyRule } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { StockResult } from './stock-result';
import { VerdictRecorder } from './verdict-recorder';

/** The AWS Solutions rules of cdk-nag, which keep what each of them says. */
export class RecordingAwsSolutions extends AwsSolutionsChecks {
  private recorder?: VerdictRecorder;

  constructor(private readonly environment: IConstruct) {
    super();
  }

  get result(): StockResult {
    if (this.recorder === undefined) this.validate();
    return this.recorder?.result ?? { pack: this.name, rules: [], findings: [], acknowledgements: [] };
  }

  public override validate(): PolicyValidationPluginReport {
    this.recorder = new VerdictRecorder(this.name);
    return this.recorder.report(this.validateScope(this.environment));
  }

  protected override applyRule(asked: IApplyRule): void {
    super.applyRule(this.recorder?.record(asked) ?? asked);
  }
}
