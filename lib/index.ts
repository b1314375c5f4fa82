export { Problem } from './components/host';
export type {
  Attached,
  IComponent,
  IComponentReference,
  IConsumer,
  IDoor,
  IStageEntry,
  IStageHost,
  IStageNetwork,
  IUsable,
  Operation,
  Operations,
  OperationStep,
  Preparation,
  PrivateAccess,
  Recoverable,
  SecretField,
  Signal,
  Usage,
} from './components/host';
export { Database, type PostgresOptions } from './components/data/database';
export type { IDatabase } from './components/data/i-database';
export { PostgresDatabase, type PostgresDatabaseProps } from './components/data/postgres-database';
export {
  type ClientVpnEntryOptions,
  Entry,
  type EntryOptions,
  type EntrySpine,
  type ExistingEntryOptions,
  type SessionManagerEntryOptions,
} from './components/entry/entry';
export {
  type ExistingNetworkOptions,
  Network,
  type NetworkOptions,
  type NetworkSpine,
} from './components/network/network';
export { OperationDocument, type OperationDocumentProps } from './components/partner/operation-document';
export {
  type IPartnerAccess,
  Partner,
  type PartnerAccountOptions,
  type PartnerRoleOptions,
} from './components/partner/partner';
export { PartnerRole, type PartnerRoleProps } from './components/partner/partner-role';
export { ContainerService, type ContainerServiceProps } from './components/servers/container-service';
export { Exposure } from './components/servers/exposure';
export { FrontDoor } from './components/servers/front-door';
export type { IService } from './components/servers/i-service';
export { Migration, type MigrationOptions } from './components/servers/migration';
export type { ScalingOptions } from './components/servers/scaling';
export { type ContainerOptions, Service, type SingletonOptions } from './components/servers/service';
export type { Egress } from './components/servers/way-out';
export type { CheckResult } from './compliance/checks/checks';
export { type Finding, type ResourceName, VerdictState } from './compliance/checks/check';
export {
  type Headroom,
  type Ledger,
  LEDGER_VERSION,
  type LedgerEnvironment,
  type LedgerOpening,
  type LedgerRecords,
  type LedgerRow,
  type NeedlessWaiver,
  type OpenRow,
  type RecordEnd,
  RowState,
  type StackHeadroom,
} from './compliance/ledger';
export type { Picture, PictureEdge, PictureNode, PicturePlace } from './compliance/facts/picture';
export type { RecoveryFact } from './compliance/facts/recovery';
export {
  type ControlAccount,
  type ControlEvidence,
  EvidenceKind,
  type FrameworkAccount,
} from './compliance/frameworks/framework-account';
export { type ChecklistTask, TaskState } from './compliance/records/checklist';
export {
  type Attestation,
  type BreakGlass,
  GoLiveRecord,
  type RecordOptions,
  type Waiver,
} from './compliance/records/go-live-record';
export type { RuleWaiver } from './compliance/records/rule-waiver';
export { type StrictFault, strictFaults } from './compliance/records/strict-faults';
export type { TaskRecord } from './compliance/records/task-record';
export { GoLiveRecords } from './compliance/records/go-live-records';
export type { ForeignEnvironment } from './compliance/foreign';
export {
  type IStageUnderTest,
  StageChecks,
  type StageChecksOverProps,
  type StageChecksProps,
} from './compliance/stage-checks';
export { AwsSolutionsPack } from './compliance/stock-packs/aws-solutions-pack';
export { HipaaSecurityPack } from './compliance/stock-packs/hipaa-security-pack';
export { Nist80053R5Pack } from './compliance/stock-packs/nist-80053-r5-pack';
export { stockPacksOf } from './compliance/stock-packs/packs';
export { PciDss321Pack } from './compliance/stock-packs/pci-dss-321-pack';
export type { StockPackProps } from './compliance/stock-packs/pack-waivers';
export type { IStockPack } from './compliance/stock-packs/stock-pack';
export {
  type StockAcknowledgement,
  type StockFinding,
  StockLevel,
  type StockResult,
  type StockRule,
  type WaivedStockFinding,
} from './compliance/stock-packs/stock-result';
export {
  TemplateValidation,
  type TemplateValidationProps,
  type ValidatedTemplates,
  type ValidationError,
} from './compliance/validation/template-validation';
export type { Announcements, AnnouncementsProps } from './launch/announcements';
export { Framework } from './launch/frameworks';
export { Residency } from './launch/residency';
export type { LaunchCalendar } from './launch/launch-calendar';
export type { LaunchNotices, LaunchNoticesProps } from './launch/launch-notices';
export { LaunchPlan, type SoftLaunchPlanOptions } from './launch/launch-plan';
export { type NamedLedger, type ReportFile, reportFiles } from './reports/report-files';
export { clearReport, writeReport } from './reports/write-report';
export { DevelopmentEnv, type DevelopmentEnvProps } from './development-env';
export { StageEnvironmentError, type WrongUse } from './private/errors';
export {
  type Declarations,
  type DeclaredAnswers,
  type DeclaredEgress,
  type DeclaredElsewhere,
  type ElsewhereTerms,
  type DeclaredEntry,
  type DeclaredFramework,
  type DeclaredNetwork,
  type DeclaredPartner,
  type DeclaredSubnet,
  type DeclaredWaiver,
  PartnerControl,
  type WaiverTerms,
} from './requirements/declarations';
export type { DeclaredCapacity, DeclaredSingleton } from './requirements/declared-capacity';
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
export type { DeclaredAccess } from './requirements/declared-access';
export { type DeclaredPath, PathCarrier, PathTraffic } from './requirements/declared-path';
export type { DeclaredResidency } from './requirements/declared-residency';
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
export {
  BackupLock,
  type ComplianceLockOptions,
  type RetentionBounds,
} from './components/backup/backup-lock';
export { type CertifiedDomainOptions, Domain, type DomainOptions } from './components/doors/domain';
export {
  ClientVpnAuthentication,
  type ClientVpnGroups,
  type DirectoryAuthenticationOptions,
  type SamlAuthenticationOptions,
} from './components/entry/client-vpn-authentication';
export {
  WebFirewall,
  type ExistingWebFirewallOptions,
  type WebFirewallOptions,
} from './components/firewall/web-firewall';
export { Contact } from './components/monitoring/contact';
export {
  type IStageMonitoring,
  MonitoredKind,
  Monitoring,
  type NotAskedForOptions,
} from './components/monitoring/monitoring';
export { Capacity, type CapacityNeeds } from './components/servers/capacity';
export { Access, type ClosedAccessOptions } from './launch/access';
export type { LaunchAnswers } from './launch/launch-answers';
export {
  type AwsNetworkPathOptions,
  type EndpointPathOptions,
  PrivatePath,
  type SiteToSitePathOptions,
} from './launch/private-path';
export { ProductionEnv, type ProductionEnvProps } from './production-env';
export { SoftLaunchEnv, type SoftLaunchEnvProps } from './soft-launch-env';
export type { IStageBackup } from './components/backup/i-stage-backup';
