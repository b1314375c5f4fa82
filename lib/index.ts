export type {
  Attached,
  IComponent,
  IComponentReference,
  IConsumer,
  IStageEntry,
  IStageHost,
  IStageNetwork,
  IUsable,
  Operation,
  Operations,
  OperationStep,
  Preparation,
  SecretField,
  Usage,
} from './components/host';
export { Database, type PostgresOptions } from './components/data/database';
export type { IDatabase } from './components/data/i-database';
export { PostgresDatabase, type PostgresDatabaseProps } from './components/data/postgres-database';
export {
  Entry,
  type EntryOptions,
  type EntrySpine,
  type ExistingEntryOptions,
  type SessionManagerEntryOptions,
} from './components/entry/entry';
export { Network, type NetworkOptions, type NetworkSpine } from './components/network/network';
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
export { type ContainerOptions, Service } from './components/servers/service';
export type { CheckResult } from './compliance/checks/checks';
export { type Finding, type ResourceName, VerdictState } from './compliance/checks/check';
export {
  type Headroom,
  type Ledger,
  type LedgerEnvironment,
  type LedgerRow,
  RowState,
  type StackHeadroom,
} from './compliance/ledger';
export { type IStageUnderTest, StageChecks, type StageChecksProps } from './compliance/stage-checks';
export { AwsSolutionsPack } from './compliance/stock-packs/aws-solutions-pack';
export type { IStockPack } from './compliance/stock-packs/stock-pack';
export {
  type StockAcknowledgement,
  type StockFinding,
  StockLevel,
  type StockResult,
  type StockRule,
} from './compliance/stock-packs/stock-result';
export { type NamedLedger, type ReportFile, reportFiles } from './reports/report-files';
export { clearReport, writeReport } from './reports/write-report';
export { DevelopmentEnv, type DevelopmentEnvProps } from './development-env';
export { StageEnvironmentError, type WrongUse } from './private/errors';
export {
  type Declarations,
  type DeclaredEgress,
  type DeclaredElsewhere,
  type DeclaredEntry,
  type DeclaredPartner,
  PartnerControl,
} from './requirements/declarations';
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
export { StageKind } from './requirements/stage-kind';
export type { ResolvedRequirement, StageMinimum, StageProfile } from './requirements/stage-profile';
export { STAGE_TAGS } from './requirements/stage-tags';
export { StageEnv, type StageDefinition, type StageEnvProps } from './stage-env';
export { StagingEnv, type StagingEnvProps } from './staging-env';
