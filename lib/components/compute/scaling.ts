import type { CfnService, FargateService } from 'aws-cdk-lib/aws-ecs';
import { StageEnvironmentError } from '../../internal/errors';
import { isRequired } from '../../requirements/stage-profile';
import type { ContainerServiceProps } from './container-service';

/** How a service grows with its load. The least is its `instances`. */
export interface ScalingOptions {
  /** How many of it run at the most. */
  readonly most: number;
  /**
   * Percent of CPU that instances are kept at, from 10 to 90.
   *
   * @default 60
   */
  readonly cpuPercent?: number;
}

// Room for a peak of twice the ordinary load.
const TIMES_BY_DEFAULT = 2;
const CPU_BY_DEFAULT = 60;

/**
 * How the service scales: as described, and where capacity must follow the business's needs (SRV-2) in any case.
 *
 * @throws StageEnvironmentError for bounds that make no sense, or for a service that runs once
 */
export function checkedScaling(
  props: ContainerServiceProps,
  instances: number,
): Required<ScalingOptions> | undefined {
  const what = `service ${props.componentId}: scaling`;
  const { scaling, singleton, host } = props;
  if (singleton !== undefined) {
    if (scaling === undefined) return undefined;
    throw new StageEnvironmentError({
      what,
      value: scaling,
      limit: 'a singleton runs once',
      remediation: 'leave out one of the two',
    });
  }
  if (scaling === undefined) {
    if (!isRequired(host.profile, 'SRV-2')) return undefined;
    return { most: instances * TIMES_BY_DEFAULT, cpuPercent: CPU_BY_DEFAULT };
  }
  const { most, cpuPercent = CPU_BY_DEFAULT } = scaling;
  if (!Number.isInteger(most) || most < instances || most > 5000) {
    throw new StageEnvironmentError({
      what: `${what}: most`,
      value: most,
      limit: `it must be a whole number from ${instances}, of which it never has fewer, to 5000, the most Amazon ECS runs of a service`,
      remediation: 'write how many the highest peak takes',
    });
  }
  if (!(cpuPercent >= 10 && cpuPercent <= 90)) {
    throw new StageEnvironmentError({
      what: `${what}: cpuPercent`,
      value: cpuPercent,
      limit: 'instances are kept at 10 to 90 percent of their CPU',
      remediation: `leave it out for ${CPU_BY_DEFAULT}`,
    });
  }
  return { most, cpuPercent };
}

/** Lets the service follow its load. */
export function scale(
  service: FargateService,
  least: number,
  { most, cpuPercent }: Required<ScalingOptions>,
): void {
  service
    .autoScaleTaskCount({ minCapacity: least, maxCapacity: most })
    .scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: cpuPercent });
  // A literal count would take the service back to it at every deployment, in the middle of a peak as well. Without
  // one, ECS keeps the count, and scaling never lets it stay below the least.
  (service.node.defaultChild as CfnService).addPropertyDeletionOverride('DesiredCount');
}
