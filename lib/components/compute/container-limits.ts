import { Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { checkedText } from '../../internal/checked-text';
import { StageEnvironmentError } from '../../internal/errors';
import { StageKind } from '../../requirements/stage-kind';
import { isRequired } from '../../requirements/stage-profile';
import type { PlacedServiceProps, SingletonOptions } from './container-service-props';
import { checkedEgressRule } from './egress';
import { checkedScaling } from './scaling';
import type { ScalingOptions } from './scaling-options';

/** The size of a service's tasks, and how many of them run. */
export interface TaskSize {
  readonly cpu: number;
  readonly memory: number;
  readonly instances: number;
  /** @default - it does not scale */
  readonly scaling?: Required<ScalingOptions>;
}

const DEFAULT_SIZE: Readonly<Record<StageKind, { readonly cpu: number; readonly memory: number }>> = {
  [StageKind.DEVELOPMENT]: { cpu: 256, memory: 512 },
  [StageKind.STAGING]: { cpu: 256, memory: 512 },
  [StageKind.SOFT_LAUNCH]: { cpu: 512, memory: 1024 },
  [StageKind.PRODUCTION]: { cpu: 1024, memory: 2048 },
};

// AWS Fargate, task CPU and memory: CPU units → minimum MiB, maximum MiB, step.
const FARGATE_MEMORY: Readonly<
  Record<number, readonly [min: number, max: number, step: number] | undefined>
> = {
  256: [512, 2048, 512],
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16384, 1024],
  4096: [8192, 30720, 1024],
  8192: [16384, 61440, 4096],
  16384: [32768, 122880, 8192],
};

/** The CPU units that Fargate offers. */
export const FARGATE_CPU: readonly number[] = Object.keys(FARGATE_MEMORY).map(Number);

/**
 * The size of a service, with its defaults.
 *
 * @throws StageEnvironmentError for a size that Fargate refuses, or fewer instances than the stage's minimum
 */
export function checkedSize(props: PlacedServiceProps): TaskSize {
  const what = `service ${props.componentId}`;
  const { profile } = props.host;
  const cpu = props.cpu ?? DEFAULT_SIZE[profile.stage].cpu;
  const offered = FARGATE_MEMORY[cpu];
  if (offered === undefined) {
    throw new StageEnvironmentError({
      id: 'service.cpu',
      what: `${what}: cpu`,
      value: cpu,
      limit: `Fargate offers ${Object.keys(FARGATE_MEMORY).join(', ')} CPU units`,
      remediation: 'choose one of them',
    });
  }
  const [min, max, step] = offered;
  const memory = props.memory ?? Math.max(min, DEFAULT_SIZE[profile.stage].memory);
  const fits = memory >= min && memory <= max && memory % step === 0 && (cpu !== 256 || memory !== 1536);
  if (!fits) {
    throw new StageEnvironmentError({
      id: 'service.memory',
      what: `${what}: memory in MiB`,
      value: memory,
      limit: `with ${cpu} CPU units Fargate offers ${cpu === 256 ? '512, 1024 or 2048' : `${min} to ${max} in steps of ${step}`}`,
      remediation: 'choose one of them, or another cpu',
    });
  }
  const instances = checkedInstances(what, props);
  return { cpu, memory, instances, scaling: checkedScaling(props, instances) };
}

function checkedInstances(what: string, props: PlacedServiceProps): number {
  const { profile } = props.host;
  if (props.singleton !== undefined) return one(what, props.singleton, props.instances);
  const instances = props.instances ?? profile.minimum.instances;
  if (!Number.isInteger(instances) || instances < profile.minimum.instances) {
    throw new StageEnvironmentError({
      id: 'service.too-few-instances',
      what: `${what}: instances`,
      value: instances,
      limit: `${profile.stage} requires at least ${profile.minimum.instances}`,
      remediation: isRequired(profile, 'CLU-1')
        ? 'leave it out for that many, or raise it; a service that must run once gives the reason in singleton'
        : 'leave it out for that many, or raise it',
      requirement: isRequired(profile, 'CLU-1') ? 'CLU-1' : 'SRV-1',
    });
  }
  return instances;
}

function one(what: string, { reason }: SingletonOptions, instances = 1): number {
  checkedText(`reason why ${what} runs once`, reason, 'CLU-1');
  if (instances === 1) return 1;
  throw new StageEnvironmentError({
    id: 'service.singleton-with-instances',
    what: `${what}: instances`,
    value: instances,
    limit: 'a singleton runs once',
    remediation: 'leave out one of the two',
    requirement: 'CLU-1',
  });
}

/** @throws StageEnvironmentError if a property of the container is malformed */
export function checkContainer(props: PlacedServiceProps): void {
  const what = `service ${props.componentId}`;
  if (props.port !== undefined && (!Number.isInteger(props.port) || props.port < 1 || props.port > 65535)) {
    throw new StageEnvironmentError({
      id: 'service.port-range',
      what: `${what}: port`,
      value: props.port,
      limit: 'a port is a whole number from 1 to 65535',
      remediation: 'write the port that the container listens on',
    });
  }
  if (props.containerHealthCheck?.length === 0) {
    throw new StageEnvironmentError({
      id: 'service.container-health-check-empty',
      what: `${what}: health check of the container`,
      value: props.containerHealthCheck,
      limit: 'it must be a command with its arguments',
      remediation: "write one such as ['CMD-SHELL', 'pg_isready'], or leave it out",
    });
  }
  if (props.healthCheckPath !== undefined && !props.healthCheckPath.startsWith('/')) {
    throw new StageEnvironmentError({
      id: 'service.health-check-path',
      what: `${what}: health check`,
      value: props.healthCheckPath,
      limit: 'it must be a path that starts with a slash',
      remediation: "write one such as '/health'",
    });
  }
  checkWritablePaths(what, props);
  props.egress?.forEach((rule) => checkedEgressRule(props.componentId, rule));
}

/** Fargate offers memory as a file system in its commercial Regions (announcement of January 2026). */
function checkWritablePaths(what: string, { writablePaths = [], host }: PlacedServiceProps): void {
  const twin = writablePaths.find((path, index) => writablePaths.indexOf(path) < index);
  if (twin !== undefined) {
    throw new StageEnvironmentError({
      id: 'service.duplicate-writable-path',
      what: `${what}: writable folder`,
      value: twin,
      limit: 'it is named twice',
      remediation: 'name it once',
    });
  }
  const relative = writablePaths.find((path) => !path.startsWith('/'));
  if (relative !== undefined) {
    throw new StageEnvironmentError({
      id: 'service.relative-writable-path',
      what: `${what}: writable folder`,
      value: relative,
      limit: 'it must be an absolute path in the container',
      remediation: "write one such as '/tmp'",
    });
  }
  const { region } = Stack.of(host.shared);
  const { partition = 'aws' } = RegionInfo.get(region);
  if (writablePaths.length === 0 || Token.isUnresolved(region) || partition === 'aws') return;
  throw new StageEnvironmentError({
    id: 'service.writable-paths-not-offered',
    what: `${what}: writable folders`,
    value: writablePaths,
    limit: `Fargate offers them only in commercial Regions, and ${region} is not one`,
    remediation: 'use an image that writes no files, or set readonlyRootFilesystem: false',
  });
}
