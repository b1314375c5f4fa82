import type { IConnectable } from 'aws-cdk-lib/aws-ec2';
import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/** A field of a secret that a container receives as a variable, so that its value is in no template. */
export interface SecretField {
  readonly secret: ISecret;
  /** The JSON field of the secret, such as `password`. */
  readonly field: string;
  /**
   * The customer managed key that encrypts the secret.
   *
   * @default - the AWS managed key of Secrets Manager, which needs no grant
   */
  readonly key?: IKey;
}

/** A container that must succeed before the consumer takes traffic. It must be safe to repeat, also several at once. */
export interface InitContainer {
  /** Unique among the init containers of the component that is used; letters and digits. */
  readonly name: string;
  readonly image: ContainerImage;
  readonly user: string;
  readonly command: string[];
  readonly environment: { readonly [name: string]: string };
  readonly secrets: { readonly [name: string]: SecretField };
}

/** Administrative access to a component, for a migration that changes its structure. */
export interface AdministrationConfig {
  readonly environment: { readonly [name: string]: string };
  readonly secrets: { readonly [name: string]: SecretField };
}

/** A component that uses another. */
export interface IConsumer extends IConnectable, IGrantable {
  readonly componentId: string;
}

/** What a consumer receives from a component that it uses. */
export interface ConnectionConfig {
  /** Variables that hold the component's address. No secret among them. */
  readonly environment: { readonly [name: string]: string };
  /**
   * Whether the consumer must join the environment's Service Connect namespace.
   *
   * @default false
   */
  readonly usesServiceConnect?: boolean;
  /**
   * AWS services that the consumer calls, beyond those that it is granted: as their endpoints are named, such as `sqs` of
   * `com.amazonaws.eu-west-1.sqs`. A network with private access gets the endpoints.
   *
   * @default - those of the grants
   */
  readonly awsServices?: string[];
  /**
   * Containers that must succeed before the consumer takes traffic.
   *
   * @default - none
   */
  readonly initContainers?: InitContainer[];
  /**
   * Access for a migration that changes the component's structure.
   *
   * @default - the component has no structure to change
   */
  readonly administration?: AdministrationConfig;
}

/** A component that others can use. */
export interface IConnectionTarget {
  /** Allows the traffic from the consumer, grants it what it needs, and returns the component's address. */
  connect(consumer: IConsumer): ConnectionConfig;
}
