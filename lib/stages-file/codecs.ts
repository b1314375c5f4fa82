import type { z } from 'zod';
import { backupCodec } from '../components/backup/backup-codec';
import { containerServiceCodec } from '../components/compute/container-service-codec';
import { externalConsumerCodec } from '../components/consumers/external-consumer-codec';
import { postgresCodec } from '../components/data/postgres-codec';
import { domainCodec } from '../components/load-balancing/domain-codec';
import { contactsCodec } from '../components/monitoring/contact-codec';
import { monitoringCodec } from '../components/monitoring/monitoring-codec';
import { networkCodec } from '../components/network/network-codec';
import { objectivesCodec } from '../components/objectives-codec';
import { partnerCodec } from '../components/partner/partner-codec';
import { teamAccessCodec } from '../components/team-access/team-access-codec';
import { webFirewallCodec } from '../components/web-firewall/web-firewall-codec';
import type { CreatedOf, Decoded, WrittenOf } from '../internal/codec/decoded';
import type { Refusal } from '../internal/codec/refusal';
import type { KindCodec } from '../internal/codec/kind';
import { dataKeyCodec } from '../internal/data-key-codec';
import { ownerCodec } from '../internal/owner-codec';
import { resourceTypesCodec } from '../internal/resource-types-codec';
import { dataResidencyCodec } from '../launch/data-residency-codec';
import { OPEN_AT_FIRST_DEPLOYMENT } from '../launch/first-deployment';
import { firstDeploymentCodec } from '../launch/first-deployment-codec';
import { frameworksCodec } from '../launch/framework-codec';
import { schedulesNotices } from '../launch/launch-plan-codec';
import { privatePathsCodec } from '../launch/private-path-codec';
import { publicAccessCodec } from '../launch/public-access-codec';
import { StageKind } from '../requirements/stage-kind';
import { stackSettings } from './stack-settings';

/** Every kind of component. The order within a section is the one in which editors offer them. */
export const KINDS: readonly KindCodec[] = [postgresCodec, containerServiceCodec, externalConsumerCodec];

/** A key of an environment. */
export interface Setting<T = unknown> {
  readonly schema: z.ZodType<T>;
  /**
   * The stages that take it.
   *
   * @default - all
   */
  readonly stages?: readonly StageKind[];
  /**
   * The stages that require it.
   *
   * @default - none
   */
  readonly requiredIn?: readonly StageKind[];
  /** Whether a stage that takes it requires it beside the other values of the environment. */
  requiredWith?(values: OtherValues, isGiven: (key: string) => boolean): boolean;
  /** Why it is refused beside the other values of the environment; undefined if it is not. */
  refusedWith?(values: OtherValues): Refusal | undefined;
}

/** The values of an environment by which others are required or refused. */
export interface OtherValues {
  readonly publicAccess?: Decoded<WrittenOf<typeof publicAccessCodec>, unknown>;
  readonly firstDeployment?: Decoded<boolean, boolean>;
}

const ALL = Object.values(StageKind);
const LAUNCH = [StageKind.SOFT_LAUNCH, StageKind.PRODUCTION];

/** The keys that become properties of an environment, under the same names. */
export const ENVIRONMENT_PROPS = {
  owner: { schema: ownerCodec, requiredIn: ALL },
  teamAccess: { schema: teamAccessCodec, requiredIn: ALL },
  partner: { schema: partnerCodec, stages: [StageKind.STAGING], requiredIn: [StageKind.STAGING] },
  domain: { schema: domainCodec, stages: LAUNCH, requiredIn: LAUNCH },
  publicAccess: { schema: publicAccessCodec, stages: LAUNCH, requiredIn: LAUNCH },
  backup: { schema: backupCodec, stages: LAUNCH, requiredIn: LAUNCH },
  contacts: {
    schema: contactsCodec,
    stages: LAUNCH,
    // Alarms notify them, and notices of a launch that are not given yet.
    requiredWith: ({ publicAccess }: OtherValues, isGiven: (key: string) => boolean) =>
      !isGiven('monitoring') || schedulesNotices(publicAccess?.written.open),
  },
  frameworks: { schema: frameworksCodec, stages: LAUNCH, requiredIn: LAUNCH },
  dataResidency: { schema: dataResidencyCodec, stages: LAUNCH },
  monitoring: { schema: monitoringCodec, stages: LAUNCH },
  firewall: { schema: webFirewallCodec, stages: [StageKind.STAGING, ...LAUNCH] },
  paths: { schema: privatePathsCodec, stages: LAUNCH },
  resourceTypes: { schema: resourceTypesCodec },
  objectives: { schema: objectivesCodec, stages: LAUNCH, requiredIn: [StageKind.PRODUCTION] },
  firstDeployment: {
    schema: firstDeploymentCodec,
    stages: LAUNCH,
    refusedWith: ({ publicAccess, firstDeployment }: OtherValues) =>
      firstDeployment?.written === true && publicAccess?.written.open !== undefined
        ? OPEN_AT_FIRST_DEPLOYMENT
        : undefined,
  },
  network: { schema: networkCodec },
  dataKey: { schema: dataKeyCodec },
} satisfies { readonly [key: string]: Setting<Decoded<unknown, unknown>> };

/** Every key of an environment, but its overrides. */
export const SETTINGS = { ...stackSettings(LAUNCH), ...ENVIRONMENT_PROPS };

/** The values of an environment, each as its codec decodes it. */
export type EnvironmentValues = {
  readonly [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K]['schema']>;
};

/** The properties of an environment that its values become. */
export type CreatedProps = {
  readonly [K in keyof typeof ENVIRONMENT_PROPS]: CreatedOf<(typeof ENVIRONMENT_PROPS)[K]['schema']>;
};

/** The sections of the file: the keys under which components stand. */
export const SECTIONS: readonly string[] = [...new Set(KINDS.map(({ section }) => section))];
