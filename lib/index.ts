import { Compliance as ComplianceOfApp } from './compliance/compliance';

export * as compliance from './compliance';
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
export { Network } from './components/network/network';
export type { NetworkOptions } from './components/network/network-options';
export { Partner, type PartnerAccountOptions, type PartnerRoleOptions } from './components/partner/partner';
export { ExternalConsumer, type ExternalConsumerProps } from './components/consumers/external-consumer';
export { ContainerService } from './components/compute/container-service';
export type { ContainerServiceProps, SingletonOptions } from './components/compute/container-service-props';
export { Migration, type MigrationOptions } from './components/compute/migration';
export type { ScalingOptions } from './components/compute/scaling-options';
export type { EgressRule } from './components/compute/egress';
export { GoLiveRecord } from './compliance/records/go-live-record';
export { GoLiveRecords } from './compliance/records/go-live-records';
export { Framework } from './compliance/frameworks/framework';
export { DataResidency } from './launch/data-residency';
export { LaunchEnv } from './launch-env';
export { LaunchPlan, type SoftLaunchPlanOptions } from './launch/launch-plan';
export { DevelopmentEnv, type DevelopmentEnvProps } from './development-env';
export { StageEnvironmentError } from './internal/errors';
export { type WaiverTerms } from './requirements/waiver-terms';
export { type InheritedOptions } from './requirements/inherited-options';
export {
  type Audience,
  type ComponentRollOut,
  type LaunchMoment,
  type LaunchPlanOptions,
  type Notice,
  type RollBack,
  type SpecialEvent,
  type TeamAvailability,
  type ThirdParty,
  type UserExperience,
  type UserNotice,
} from './requirements/launch-plan-options';
export { PathTraffic } from './requirements/path-traffic';
export { StageKind } from './requirements/stage-kind';
export { StageEnv, type StageDefinition, type StageEnvProps } from './stage-env';
export { StagingEnv, type StagingEnvProps } from './staging-env';
export { Backup } from './components/backup/backup';
export type {
  BackupOptions,
  BackupTimes,
  CrossAccountBackupOptions,
  ExistingBackupOptions,
  NotRetainedOptions,
} from './components/backup/backup-options';
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
export { BuiltStages, StagesFile } from './stages-file/stages-file';
export { StagesFileError } from './stages-file/problem';

// jsii refuses a class beside a submodule of the same name: other languages find it in the submodule.
/** The evaluation of every environment of an application. */
export const Compliance = ComplianceOfApp;
export type Compliance = ComplianceOfApp;
