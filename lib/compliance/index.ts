export type { Acknowledgement, Acknowledgements } from './acknowledgement';
export {
  type Check,
  type CheckContext,
  type CheckOutcome,
  combinedOutcome,
  defineCheck,
  notApplicable,
  outcomeOf,
} from './checks/check';
export type { CheckResult } from './checks/checks';
export { Compliance } from './compliance';
export type { ComplianceOptions } from './compliance-options';
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
export {
  type ControlEvidence,
  type ControlResult,
  EvidenceKind,
  type FrameworkResult,
} from './frameworks/framework-result';
export {
  type CloudFormationLimit,
  EvaluationMode,
  type ExpiringRecord,
  type Ledger,
  LEDGER_VERSION,
  type LedgerEnvironment,
  type LedgerOpening,
  type LedgerRecords,
  type LedgerRequirement,
  type LedgerValidation,
  type PendingRequirement,
  type StackLimits,
  type UnknownEnvironment,
} from './ledger/ledger';
export type { Picture, PictureEdge, PictureNode, PicturePlace } from './ledger/picture';
export type { RecoveryFact } from './ledger/recovery';
export type { ModelResource, ModelStack, ResourceModel } from './model/resource-model';
export {
  type NagAcknowledgement,
  type NagFinding,
  NagLevel,
  type NagResult,
  type NagRule,
  type WaivedNagFinding,
} from './nag/nag-result';
export {
  type AssumedValue,
  type Finding,
  type Outcome,
  OutcomeState,
  PendingReason,
  type RequirementOutcome,
  type ResourceName,
  Severity,
} from './outcome';
export { type Blocker, BlockerKind, blockersOf, passes } from './passes';
export { type ChecklistTask, TaskState } from './records/checklist';
export { type Attestation, type BreakGlass, GoLiveRecord, type Waiver } from './records/go-live-record';
export { GoLiveRecords } from './records/go-live-records';
export type { RuleWaiver } from './records/rule-waiver';
export type { TaskRecord } from './records/task-record';
export { StageChecks, type StageChecksOverProps, type StageChecksProps } from './stage-checks';
export type { IStageUnderTest } from './stage-under-test';
export {
  TemplateValidation,
  type TemplateValidationProps,
  type ValidatedTemplates,
  type ValidationError,
} from './validation/template-validation';
export { type ReportFile, reportFiles } from '../reports/report-files';
export {
  type Colour,
  type NamedLedger,
  type Paint,
  type ReportContext,
  type Reporter,
} from '../reports/reporter';
export { clearReport, writeReport } from '../reports/write-report';
export {
  type Declarations,
  type DeclaredAnswers,
  type DeclaredEgress,
  type DeclaredInherited,
  type DeclaredTeamAccess,
  type DeclaredFramework,
  type DeclaredNetwork,
  type DeclaredPartner,
  type DeclaredSubnet,
  type DeclaredWaiver,
  PartnerControl,
} from '../requirements/declarations';
export { type DeclaredObjectives, type DeclaredSingleton } from '../requirements/declared-objectives';
export { type DeclaredLaunch, LaunchKind } from '../requirements/declared-launch';
export { type DeclaredNotice } from '../requirements/declared-notices';
export {
  type DeclaredBackup,
  type DeclaredPreflight,
  type DeclaredRecoveryPoint,
} from '../requirements/declared-backup';
export { type DeclaredPublicAccess } from '../requirements/declared-public-access';
export { type DeclaredPath, PathCarrier } from '../requirements/declared-path';
export { type DeclaredDataResidency } from '../requirements/declared-data-residency';
export {
  Basis,
  type Cell,
  Condition,
  type Minimum,
  Obligation,
  type Proof,
  type Requirement,
  type Source,
  SourceDocument,
  type TemplateProof,
} from '../requirements/requirement';
export { type FrameworkControl, type FrameworkDefinition } from '../requirements/framework-definition';
export { type PackName } from '../requirements/pack-name';
export {
  type ResolvedRequirement,
  type StageMinimum,
  type StageProfile,
} from '../requirements/stage-profile';
export { STAGE_TAGS } from '../requirements/stage-tags';
export type { RecordOptions } from './records/record-options';
export type { UnusedWaiver } from './records/unused-waiver';
