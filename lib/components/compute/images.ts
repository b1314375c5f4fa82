import { Stack, Token } from 'aws-cdk-lib';
import type { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { StageEnvironmentError } from '../../internal/errors';

// Stands for a part of a name that is known only at deployment.
const UNKNOWN = '*';

/** The images of containers, as far as their names are known at synth. */
export function imageNames(containers: readonly ContainerDefinition[]): string[] {
  return [
    ...new Set(containers.map((container) => textOf(Stack.of(container).resolve(container.imageName)))),
  ];
}

/** Whether the image is pulled from Amazon ECR of the Region, and not over the internet. */
export function isPrivate(image: string, region: string): boolean {
  const registry = /\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+|\*)\./.exec(image)?.[1];
  return (
    registry !== undefined && (registry === UNKNOWN || registry === region || Token.isUnresolved(region))
  );
}

/** @throws StageEnvironmentError if the name of an image may refer to another image later */
export function checkPinned(what: string, images: readonly string[]): void {
  const moving = images.find((image) => !isPinned(image));
  if (moving === undefined) return;
  throw new StageEnvironmentError({
    id: 'service.image-not-pinned',
    what: `${what}: image`,
    value: moving,
    limit:
      "in a launch stage 'latest', or no tag, may refer to another image later, also after a deployment is rolled back",
    remediation: `name a version, such as '${moving.replace(/[:@][^/]*$/, '')}:1.0.0', or a digest`,
    requirement: 'RBK-1',
  });
}

// A name with a digest or a tag; either may be known only at deployment.
const PINNED =
  /^[\w.*-]+(?::[\w.*-]+)?@(?:sha256:[0-9a-f]{64}|.*\*.*)$|^[\w.*-]+:(?!latest$)[\w*][\w.*-]{0,127}$/;

function isPinned(image: string): boolean {
  return image === UNKNOWN || PINNED.test(image.slice(image.lastIndexOf('/') + 1));
}

function textOf(resolved: unknown): string {
  if (typeof resolved === 'string') return resolved;
  const { 'Fn::Join': join, 'Fn::Sub': substitute } = (resolved ?? {}) as {
    readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
    readonly 'Fn::Sub'?: unknown;
  };
  if (typeof substitute === 'string') return substitute.replace(/\$\{[^}]*\}/g, UNKNOWN);
  if (join === undefined) return UNKNOWN;
  const [separator, parts] = join;
  return parts.map((part) => (typeof part === 'string' ? part : UNKNOWN)).join(separator);
}
