import type { CfnService, FargateService, ScalableTaskCount } from 'aws-cdk-lib/aws-ecs';
import { StageEnvironmentError } from '../../internal/errors';
import { isRequired } from '../../requirements/stage-profile';
import type { PlacedServiceProps } from './container-service-props';
import type { ScalingOptions } from './scaling-options';

// For a peak of twice what the minimum of instances can take.
const DEFAULT_FACTOR = 2;
const DEFAULT_CPU_PERCENT = 60;
// Amazon ECS, service quotas: tasks per service.
const MAX_TASKS = 5000;

/**
 * The scaling of a service, with its default where capacity must follow the business's needs (SRV-2).
 *
 * @throws StageEnvironmentError for bounds out of range, or for a service that runs once
 */
export function checkedScaling(
  props: PlacedServiceProps,
  instances: number,
): Required<ScalingOptions> | undefined {
  const what = `service ${props.componentId}: scaling`;
  const { scaling, singleton, host } = props;
  if (singleton !== undefined) {
    if (scaling === undefined) return undefined;
    throw new StageEnvironmentError({
      id: 'scaling.singleton',
      what,
      value: scaling,
      limit: 'a singleton runs once',
      remediation: 'leave out one of the two',
    });
  }
  if (scaling === undefined) {
    if (!isRequired(host.profile, 'SRV-2')) return undefined;
    return { maxInstances: instances * DEFAULT_FACTOR, cpuPercent: DEFAULT_CPU_PERCENT };
  }
  const { maxInstances, cpuPercent = DEFAULT_CPU_PERCENT } = scaling;
  if (!Number.isInteger(maxInstances) || maxInstances < instances || maxInstances > MAX_TASKS) {
    throw new StageEnvironmentError({
      id: 'scaling.max-instances-range',
      what: `${what}: maxInstances`,
      value: maxInstances,
      limit: `it must be a whole number from ${instances}, the minimum of the service, to ${MAX_TASKS}, the maximum of Amazon ECS`,
      remediation: 'set it to the number of tasks that the highest peak takes',
    });
  }
  if (!(cpuPercent >= 10 && cpuPercent <= 90)) {
    throw new StageEnvironmentError({
      id: 'scaling.cpu-percent-range',
      what: `${what}: cpuPercent`,
      value: cpuPercent,
      limit: 'tasks are kept at 10 to 90 percent of their CPU',
      remediation: `leave it out for ${DEFAULT_CPU_PERCENT}`,
    });
  }
  return { maxInstances, cpuPercent };
}

/** Scales a service with its CPU utilization. */
export function scale(
  service: FargateService,
  minInstances: number,
  { maxInstances, cpuPercent }: Required<ScalingOptions>,
): ScalableTaskCount {
  const taskCount = service.autoScaleTaskCount({ minCapacity: minInstances, maxCapacity: maxInstances });
  taskCount.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: cpuPercent });
  // A literal count would reset the service at every deployment, also during a peak. Without one, ECS keeps the current
  // count, and scaling keeps it at the minimum or above.
  (service.node.defaultChild as CfnService).addPropertyDeletionOverride('DesiredCount');
  return taskCount;
}
