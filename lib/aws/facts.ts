import type { JsonObject } from '../internal/json';
import type { Answer } from './answers';

/** A resource of a template. */
export interface TemplateResource {
  readonly type: string;
  readonly logicalId: string;
  readonly properties: JsonObject;
}

/** The resources around one of them. */
export interface Surroundings<R extends TemplateResource = TemplateResource> {
  /** The resource that a value of another refers to; undefined if no template has it. */
  follow(value: unknown, at: R): R | undefined;
  /** All resources that a value of another refers to, in whatever functions. */
  referredIn(value: unknown, at: R): readonly R[];
  /** A value of a resource as text, in which references to the same resource have the same text. */
  text(value: unknown, at: R): string;
  ofType(...types: readonly string[]): readonly R[];
  /** Whether a resource policy allows any principal; no for one that is left out. */
  admitsAnyone(policy: unknown, at: R): Answer;
  /** The Availability Zone of a subnet or an instance; undefined if only the deployment knows it. */
  zoneOf(resource: R): string | undefined;
}

/** The question does not apply to the type. */
export const NOT_APPLICABLE = 'not applicable';
export type NotApplicable = typeof NOT_APPLICABLE;

/** What is known of a resource from its properties and those around it. */
export type Fact<T> = (resource: TemplateResource, around: Surroundings) => T;

/** An answer about a resource; it does not apply to a part of another, which answers. */
export type Applicable = Answer | NotApplicable;

/** AWS does it for every resource of the type, whatever its template says. */
export const ALWAYS = 'always';
type Always = typeof ALWAYS;

/** Anyone is admitted, from any address; a service may ask for credentials. */
export const ANYONE = 'anyone';
type Anyone = typeof ANYONE;

/** Security groups decide, which are resources of their own. */
export const BY_SECURITY_GROUPS = 'by security groups';
type BySecurityGroups = typeof BY_SECURITY_GROUPS;

/** The service authenticates each caller, and this cannot be switched off. */
export const BY_AUTHENTICATION = 'by authentication';
type ByAuthentication = typeof BY_AUTHENTICATION;

/** Systems Manager, or another agent, patches the hosts. */
export const BY_PATCHING = 'by patching';
type ByPatching = typeof BY_PATCHING;

/**
 * What is known of a resource type. A type answers every question or says that it does not apply: what is left out would
 * be passed over.
 */
export interface TypeFacts {
  /** How it is backed up; does not apply to what has no data of its own. */
  readonly data: DataFacts | NotApplicable;
  /** Whether it is encrypted at rest. */
  readonly encryptedAtRest: Fact<EncryptionAnswer> | Always | NotApplicable;
  /** Where it accepts or makes connections that are not encrypted. */
  readonly encryptedInTransit: Fact<readonly TransitFault[] | NotApplicable> | Always | NotApplicable;
  /** Whether it outlives an Availability Zone. Servers are in the zones of their subnets. */
  readonly multiAz: Fact<Applicable> | Always | NotApplicable;
  /** Whether it is protected from deletion by a property of its own. */
  readonly deletionProtection: Fact<Applicable> | NotApplicable;
  /** Whether security updates are installed automatically; always, where AWS maintains all that runs. */
  readonly updates: UpdateFacts | ByPatching | Always | NotApplicable;
  /** The metrics on which an alarm tells that it is impaired. */
  readonly health: HealthFacts | NotApplicable;
  /** Whether it can be reached from the internet. */
  readonly exposure: ExposureFacts | NotApplicable;
  /** Whether it runs instances, and how many. */
  readonly server: ServerFacts | NotApplicable;
}

/**
 * Whether a resource is encrypted; a day, if AWS encrypts by default what was created since then. It does not apply to a
 * part of another resource, which decides.
 */
export type EncryptionAnswer = Applicable | { readonly byDefaultSince: string };

/** The data of a resource, and its backup. */
export interface DataFacts {
  /**
   * Whether the resource has data of its own, which an instance of a cluster has not.
   *
   * @default - always
   */
  readonly holds?: Fact<boolean>;
  /** What AWS Backup does with it; not supported, where it cannot be selected. */
  readonly awsBackup: AwsBackupFacts | Fact<AwsBackupFacts> | 'not supported';
  /**
   * Whether the service itself backs it up, automatically.
   *
   * @default - it cannot
   */
  readonly ownBackup?: OwnBackup;
  /**
   * Whether it can be restored to a point in time without AWS Backup.
   *
   * @default - it cannot
   */
  readonly pointInTime?: Fact<Answer> | Always;
}

/** What AWS Backup does with a resource type. */
export interface AwsBackupFacts {
  /** Its resource type of AWS Backup. */
  readonly type: string;
  /**
   * The most recent minutes that a point-in-time restore cannot include.
   *
   * @default - AWS Backup has no continuous backups of it
   */
  readonly pointInTimeLagMinutes?: number;
  /**
   * The property that encrypts the resource, and so its backups, whatever the key of the vault.
   *
   * @default - the key of the vault encrypts the backups
   */
  readonly encryptedBy?: string;
  /**
   * Whether its backups can be copied to another Region.
   *
   * @default - always
   */
  readonly copies?: Fact<Answer>;
  /**
   * What it needs, without which its backup jobs fail.
   *
   * @default - nothing
   */
  readonly needs?: { readonly what: string; readonly isThere: Fact<Answer> };
}

/** Backups that a service takes of a resource. */
export interface OwnBackup {
  /** As messages name it, such as `automated backups`. */
  readonly name: string;
  readonly isEnabled: Fact<Answer>;
}

/** A way by which a resource accepts or makes connections that are not encrypted, or may be. */
export type TransitFault =
  | { readonly kind: 'plaintext' }
  | { readonly kind: 'plaintext HTTP' }
  | { readonly kind: 'plaintext origin' }
  | { readonly kind: 'old TLS of origin' }
  | { readonly kind: 'old TLS'; readonly policy: string; readonly property: string }
  | { readonly kind: 'parameter not set'; readonly parameter: string }
  | { readonly kind: 'parameter disabled'; readonly parameter: string }
  | { readonly kind: 'passes through' }
  | { readonly kind: 'unknown policy'; readonly property: string }
  | { readonly kind: 'unknown parameters' }
  | { readonly kind: 'unknown' };

/** How security updates of a resource are installed. */
export interface UpdateFacts {
  /** As messages name them, such as `minor engine versions`. */
  readonly updates: string;
  /** The property that decides. */
  readonly property: string;
  readonly isAutomatic: Fact<Applicable>;
}

/** The metrics of a resource. */
export interface HealthFacts {
  readonly namespaces: readonly string[];
  /**
   * Whether it is part of another, whose alarms tell of it.
   *
   * @default - never
   */
  readonly isPart?: Fact<boolean>;
  /** The dimension that names it. */
  readonly dimension: string;
  /**
   * The property with its value.
   *
   * @default - the dimension
   */
  readonly property?: string;
  /**
   * Those of its parts, on which alarms tell of the whole, such as the instances of a cluster.
   *
   * @default - none
   */
  readonly parts?: Fact<readonly TemplateResource[]>;
}

/** How a resource can be reached. */
export interface ExposureFacts {
  /** Whether it has an address on the internet. */
  readonly internet: Fact<Answer>;
  /** Who is admitted at that address; a fact tells whether anyone is. */
  readonly admission: Fact<Answer> | Anyone | BySecurityGroups | ByAuthentication;
  /** How AWS WAF protects it; a fact tells whether its properties have a web ACL. */
  readonly webAcl: Fact<Answer> | 'association' | 'not supported';
}

/** The instances of a server. */
export interface ServerFacts {
  /** The numbers of instances in a template: it runs at least the smallest of them. */
  readonly min: Fact<readonly unknown[]>;
  /** The numbers of instances in a template: it runs at most the largest of them. */
  readonly max: Fact<readonly unknown[]>;
  /**
   * Its subnets.
   *
   * @default - AWS places it
   */
  readonly subnets?: Fact<readonly unknown[]>;
  /**
   * The Availability Zones that it names itself, without subnets.
   *
   * @default - those of its subnets
   */
  readonly zones?: Fact<readonly unknown[]>;
}

/** The facts of the types of a service, by type. */
export type ServiceFacts = Readonly<Record<string, TypeFacts>>;
