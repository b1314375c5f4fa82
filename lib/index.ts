export * as compliance from './compliance';
export { type Acknowledgement } from './compliance/acknowledgement';
export {
  type AssumedValue,
  type Finding,
  OutcomeState,
  PendingReason,
  type ResourceName,
  Severity,
} from './compliance/outcome';
export { type Blocker, BlockerKind, blockersOf, passes } from './compliance/passes';
export * as spi from './spi';
export { PostgresDatabase } from './components/data/postgres-database';
export type { PostgresDatabaseProps } from './components/data/postgres-database-props';
export { TeamAccess } from './components/team-access/team-access';
export type {
  ClientVpnTeamAccessOptions,
  ExistingTeamAccessOptions,
  SessionManagerTeamAccessOptions,
  TeamAccessOptions,
} from './components/team-access/team-access-options';
export type { ExistingNetworkOptions } from './components/network/existing-network';
export { Network, type NetworkOptions } from './components/network/network';
export { AutomationRunbook, type AutomationRunbookProps } from './components/partner/automation-runbook';
export {
  type IPartnerAccess,
  Partner,
  type PartnerAccountOptions,
  type PartnerRoleOptions,
} from './components/partner/partner';
export { PartnerRole, type PartnerRoleProps } from './components/partner/partner-role';
export { ContainerService } from './components/compute/container-service';
export type { ContainerServiceProps, SingletonOptions } from './components/compute/container-service-props';
export { Migration, type MigrationOptions } from './components/compute/migration';
export type { ScalingOptions } from './components/compute/scaling';
export type { EgressRule } from './components/compute/egress';
export type { CheckResult } from './compliance/checks/checks';
export {
  type CloudFormationLimit,
  EvaluationMode,
  type Ledger,
  LEDGER_VERSION,
  type LedgerEnvironment,
  type LedgerOpening,
  type LedgerRecords,
  type LedgerRequirement,
  type LedgerValidation,
  type UnknownEnvironment,
  type UnusedWaiver,
  type PendingRequirement,
  type ExpiringRecord,
  type StackLimits,
} from './compliance/ledger/ledger';
export type { Picture, PictureEdge, PictureNode, PicturePlace } from './compliance/ledger/picture';
export type { RecoveryFact } from './compliance/ledger/recovery';
export {
  type ControlResult,
  type ControlEvidence,
  EvidenceKind,
  type FrameworkResult,
} from './compliance/frameworks/framework-result';
export { type ChecklistTask, TaskState } from './compliance/records/checklist';
export {
  type Attestation,
  type BreakGlass,
  GoLiveRecord,
  type RecordOptions,
  type Waiver,
} from './compliance/records/go-live-record';
export type { RuleWaiver } from './compliance/records/rule-waiver';
export type { TaskRecord } from './compliance/records/task-record';
export { GoLiveRecords } from './compliance/records/go-live-records';
export type { ExternalEnvironment } from './compliance/external-environment';
export { Compliance } from './compliance/compliance';
export type { ComplianceOptions } from './compliance/compliance-options';
export type { CustomCheck } from './compliance/custom-check';
export { StageChecks, type StageChecksOverProps, type StageChecksProps } from './compliance/stage-checks';
export type { IStageUnderTest } from './compliance/stage-under-test';
export {
  type NagAcknowledgement,
  type NagFinding,
  NagLevel,
  type NagResult,
  type NagRule,
  type WaivedNagFinding,
} from './compliance/nag/nag-result';
export {
  TemplateValidation,
  type TemplateValidationProps,
  type ValidatedTemplates,
  type ValidationError,
} from './compliance/validation/template-validation';
export type { LaunchAnnouncements, LaunchAnnouncementsProps } from './launch/announcements';
export { Framework } from './launch/framework';
export { DataResidency } from './launch/data-residency';
export type { LaunchCalendar } from './launch/launch-calendar';
export type { LaunchNotices, LaunchNoticesProps } from './launch/launch-notices';
export { LaunchPlan, type SoftLaunchPlanOptions } from './launch/launch-plan';
export { type ReportFile, reportFiles } from './reports/report-files';
export type { Colour, NamedLedger, Paint, ReportContext, Reporter } from './reports/reporter';
export { clearReport, writeReport } from './reports/write-report';
export { DevelopmentEnv, type DevelopmentEnvProps } from './development-env';
export { StageEnvironmentError, type StageEnvironmentErrorProps } from './internal/errors';
export {
  type Declarations,
  type DeclaredAnswers,
  type DeclaredEgress,
  type DeclaredInherited,
  type InheritedOptions,
  type DeclaredTeamAccess,
  type DeclaredFramework,
  type DeclaredNetwork,
  type DeclaredPartner,
  type DeclaredSubnet,
  type DeclaredWaiver,
  PartnerControl,
  type WaiverTerms,
} from './requirements/declarations';
export type { DeclaredObjectives, DeclaredSingleton } from './requirements/declared-objectives';
export {
  type Audience,
  type ComponentRollOut,
  type DeclaredLaunch,
  LaunchKind,
  type LaunchMoment,
  type LaunchPlanOptions,
  type Notice,
  type RollBack,
  type SpecialEvent,
  type TeamAvailability,
  type ThirdParty,
  type UserExperience,
  type UserNotice,
} from './requirements/declared-launch';
export type { DeclaredNotice } from './requirements/declared-notices';
export type {
  DeclaredBackup,
  DeclaredPreflight,
  DeclaredRecoveryPoint,
} from './requirements/declared-backup';
export type { DeclaredPublicAccess } from './requirements/declared-public-access';
export { type DeclaredPath, PathCarrier, PathTraffic } from './requirements/declared-path';
export type { DeclaredDataResidency } from './requirements/declared-data-residency';
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
} from './requirements/requirement';
export type { FrameworkControl, FrameworkDefinition } from './requirements/framework-definition';
export type { PackName } from './requirements/pack-name';
export { StageKind } from './requirements/stage-kind';
export type { ResolvedRequirement, StageMinimum, StageProfile } from './requirements/stage-profile';
export { STAGE_TAGS } from './requirements/stage-tags';
export { StageEnv, type StageDefinition, type StageEnvProps } from './stage-env';
export { StagingEnv, type StagingEnvProps } from './staging-env';
export {
  Backup,
  type BackupOptions,
  type BackupTimes,
  type ExistingBackupOptions,
  type NotRetainedOptions,
} from './components/backup/backup';
export { VaultLock, type ComplianceLockOptions, type RetentionBounds } from './components/backup/vault-lock';
export { type CertifiedDomainOptions, Domain, type DomainOptions } from './components/load-balancing/domain';
export {
  ClientVpnAuthentication,
  type ClientVpnGroups,
  type DirectoryAuthenticationOptions,
  type SamlAuthenticationOptions,
} from './components/team-access/client-vpn-authentication';
export {
  WebFirewall,
  type ExistingWebFirewallOptions,
  type WebFirewallOptions,
} from './components/web-firewall/web-firewall';
export { Contact } from './components/monitoring/contact';
export type { IStageMonitoring } from './components/monitoring/i-stage-monitoring';
export { Monitoring, type MonitoringWaivedOptions } from './components/monitoring/monitoring';
export { Objectives, type ObjectivesOptions } from './components/objectives';
export { PublicAccess, type ClosedPublicAccessOptions } from './launch/public-access';
export type { LaunchProps } from './launch/launch-props';
export {
  type AwsNetworkPathOptions,
  type EndpointPathOptions,
  PrivatePath,
  type SiteToSitePathOptions,
} from './launch/private-path';
export { ProductionEnv, type ProductionEnvProps } from './production-env';
export { SoftLaunchEnv, type SoftLaunchEnvProps } from './soft-launch-env';
export type { IStageBackup } from './components/backup/i-stage-backup';
export { BuiltStages, StagesFile } from './stages-file/stages-file';
export { StagesFileError } from './stages-file/problem';
