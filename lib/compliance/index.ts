// `export *` for what jsii makes available to other languages: it puts the types of no other form into the submodule.
export * from './acknowledgement';
export * from './checks/check-result';
export * from './compliance';
export * from './compliance-options';
export * from './frameworks/framework-result';
export * from './ledger/ledger';
export * from './ledger/named-ledger';
export * from './ledger/picture';
export * from './ledger/recovery';
export * from './nag/nag-result';
export * from './outcome';
export * from './records/attestation';
export * from './records/break-glass';
export * from './records/checklist';
export * from './records/record-options';
export * from './records/rule-waiver';
export * from './records/task-record';
export * from './records/unused-waiver';
export * from './records/waiver';
export * from './validation/validation-error';
export * from '../requirements/declarations';
export * from '../requirements/declared-backup';
export * from '../requirements/declared-consumer';
export * from '../requirements/declared-data-residency';
export * from '../requirements/declared-launch';
export * from '../requirements/declared-notices';
export * from '../requirements/declared-objectives';
export * from '../requirements/declared-path';
export * from '../requirements/declared-public-access';
export * from '../requirements/declared-resource-type';
export * from '../requirements/framework-definition';
export * from '../requirements/requirement';
export * from '../requirements/resource-type-options';
export * from '../requirements/stage-profile';
export * from '../internal/resource-trait';

// In TypeScript only.
export type { Acknowledgements } from './acknowledgements';
export { type Blocker, BlockerKind } from './blocker';
export {
  type Asks,
  type Check,
  type CheckContext,
  type CheckOutcome,
  combinedOutcome,
  defineCheck,
  notApplicable,
  outcomeOf,
} from './checks/check';
export type { CustomCheck } from './custom-check';
export type { ExternalEnvironment } from './external-environment';
export {
  type CheckFinding,
  type FindingDefinition,
  type FindingFactories,
  type FindingFactory,
  type FindingParameters,
  findings,
  type FindingText,
} from './findings';
export type { ModelResource, ModelStack, ResourceModel } from './model/resource-model';
export { blockersOf, passes } from './passes';
export { StageChecks, type StageChecksOverProps, type StageChecksProps } from './stage-checks';
export type { IStageUnderTest } from './stage-under-test';
export {
  TemplateValidation,
  type TemplateValidationProps,
  type ValidatedTemplates,
} from './validation/template-validation';
export { type ReportFile, reportFiles } from '../reports/report-files';
export type { Colour, Paint, ReportContext, Reporter } from '../reports/reporter';
export { clearReport, writeReport } from '../reports/write-report';
export { type PackName } from '../requirements/pack-name';
export { STAGE_TAGS } from '../requirements/stage-tags';
