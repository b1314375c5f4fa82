import { Stack, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { StageEnvironmentError } from '../../internal/errors';
import { checkedText } from '../../internal/checked-text';
import { StageKind } from '../../requirements/stage-kind';
import { isRequired } from '../../requirements/stage-profile';
import type { ContainerServiceProps } from './container-service';
import { checkedScaling, type ScalingOptions } from './scaling';
import type { SingletonOptions } from './service';

/** What a task of the service is given. */
export interface TaskSize {
  readonly cpu: number;
  readonly memory: number;
  readonly instances: number;
  /** @default - it does not scale */
  readonly scaling?: Required<ScalingOptions>;
}

const SIZE: Readonly<Record<StageKind, { readonly cpu: number; readonly memory: number }>> = {
  [StageKind.DEVELOPMENT]: { cpu: 256, memory: 512 },
  [StageKind.STAGING]: { cpu: 256, memory: 512 },
  [StageKind.SOFT_LAUNCH]: { cpu: 512, memory: 1024 },
  [StageKind.PRODUCTION]: { cpu: 1024, memory: 2048 },
};

// AWS Fargate, task CPU and memory: CPU units → least MiB, most MiB, step.
const FARGATE_MEMORY: Readonly<
  Record<number, readonly [least: number, most: number, step: number] | undefined>
> = {
  256: [512, 2048, 512],
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16384, 1024],
  4096: [8192, 30720, 1024],
  8192: [16384, 61440, 4096],
  16384: [32768, 122880, 8192],
};

/** The size of the service, once it is known to be one that Fargate and the stage take. */
export function checkedSize(props: ContainerServiceProps): TaskSize {
  const what = `service ${props.componentId}`;
  const { profile } = props.host;
  const cpu = props.cpu ?? SIZE[profile.stage].cpu;
  const offered = FARGATE_MEMORY[cpu];
  if (offered === undefined) {
    throw new StageEnvironmentError({
      what: `${what}: cpu`,
      value: cpu,
      limit: `Fargate offers ${Object.keys(FARGATE_MEMORY).join(', ')} CPU units`,
      remediation: 'choose one of them',
    });
  }
  const [least, most, step] = offered;
  const memory = props.memory ?? Math.max(least, SIZE[profile.stage].memory);
  const fits = memory >= least && memory <= most && memory % step === 0 && (cpu !== 256 || memory !== 1536);
  if (!fits) {
    throw new StageEnvironmentError({
      what: `${what}: memory in MiB`,
      value: memory,
      limit: `with ${cpu} CPU units Fargate offers ${least} to ${most} in steps of ${cpu === 256 ? '512, 1024, 2048' : step}`,
      remediation: 'choose one of them, or another cpu',
    });
  }
  const instances = checkedInstances(what, props);
  return { cpu, memory, instances, scaling: checkedScaling(props, instances) };
}

function checkedInstances(what: string, props: ContainerServiceProps): number {
  const { profile } = props.host;
  if (props.singleton !== undefined) return once(what, props.singleton, props.instances);
  const instances = props.instances ?? profile.minimum.instances;
  if (!Number.isInteger(instances) || instances < profile.minimum.instances) {
    throw new StageEnvironmentError({
      what: `${what}: instances`,
      value: instances,
      limit: `${profile.stage} asks for at least ${profile.minimum.instances}`,
      remediation: isRequired(profile, 'CLU-1')
        ? 'leave it out for that many, or write more; a service that must run once says why as its singleton'
        : 'leave it out for that many, or write more',
      requirement: isRequired(profile, 'CLU-1') ? 'CLU-1' : 'SRV-1',
    });
  }
  return instances;
}

function once(what: string, { reason }: SingletonOptions, instances = 1): number {
  checkedText(`reason why ${what} runs once`, reason, 'CLU-1');
  if (instances === 1) return 1;
  throw new StageEnvironmentError({
    what: `${what}: instances`,
    value: instances,
    limit: 'a singleton runs once',
    remediation: 'leave out one of the two',
    requirement: 'CLU-1',
  });
}

/** @throws StageEnvironmentError if the container's port, health check or writable folders make no sense */
export function checkContainer(props: ContainerServiceProps): void {
  const what = `service ${props.componentId}`;
  if (props.port !== undefined && (!Number.isInteger(props.port) || props.port < 1 || props.port > 65535)) {
    throw new StageEnvironmentError({
      what: `${what}: port`,
      value: props.port,
      limit: 'a port is a whole number from 1 to 65535',
      remediation: 'write the port the container listens on',
    });
  }
  if (props.port === undefined && props.exposure !== undefined) {
    throw new StageEnvironmentError({
      what: `${what}: exposure`,
      value: 'an exposure without a port',
      limit: 'only a port can be reached',
      remediation: 'give the port the container listens on, or leave the exposure out',
    });
  }
  refuseTwins(
    `${what}: uses`,
    (props.uses ?? []).map(({ componentId }) => componentId),
  );
  refuseTwins(`${what}: writable folder`, props.writablePaths ?? []);
  if (props.containerHealthCheck?.length === 0) {
    throw new StageEnvironmentError({
      what: `${what}: health check of the container`,
      value: props.containerHealthCheck,
      limit: 'it must be a command with its arguments',
      remediation: "write one such as ['CMD-SHELL', 'pg_isready'], or leave it out",
    });
  }
  if (props.healthCheckPath !== undefined && !props.healthCheckPath.startsWith('/')) {
    throw new StageEnvironmentError({
      what: `${what}: health check`,
      value: props.healthCheckPath,
      limit: 'it must be a path that starts with a slash',
      remediation: "write one such as '/health'",
    });
  }
  checkWritablePaths(what, props);
  const relative = props.writablePaths?.find((path) => !path.startsWith('/'));
  if (relative !== undefined) {
    throw new StageEnvironmentError({
      what: `${what}: writable folder`,
      value: relative,
      limit: 'it must be an absolute path in the container',
      remediation: "write one such as '/tmp'",
    });
  }
}

function refuseTwins(what: string, names: readonly string[]): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin === undefined) return;
  throw new StageEnvironmentError({
    what,
    value: twin,
    limit: 'it is named twice',
    remediation: 'name it once',
  });
}

/** Fargate offers memory as a file system in its commercial regions (announcement of January 2026). */
function checkWritablePaths(what: string, { writablePaths = [], host }: ContainerServiceProps): void {
  const { region } = Stack.of(host.shared);
  const { partition = 'aws' } = RegionInfo.get(region);
  if (writablePaths.length === 0 || Token.isUnresolved(region) || partition === 'aws') return;
  throw new StageEnvironmentError({
    what: `${what}: writable folders`,
    value: writablePaths,
    limit: `Fargate offers them in its commercial regions, and ${region} is none`,
    remediation: 'use an image that writes nothing, or readonlyRootFilesystem: false',
  });
}
