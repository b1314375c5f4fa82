import { Stack, Validations } from 'aws-cdk-lib';
import { AlarmBehavior } from 'aws-cdk-lib/aws-ecs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { alarmName } from '../../internal/alarm-name';
import type { IStageHost } from '../../spi/stage-host';
import type { ContainerService } from './container-service';

// Where aws-cdk-lib knows Amazon ECS to lack them.
const PARTITIONS_WITHOUT = ['aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b'];

/**
 * Takes a deployment back during which a signal leaves its bound. Its alarm is named before it is made, since it is
 * made on what the service makes.
 */
export function rollBackOnAlarm({ componentId, service, alarms }: ContainerService, host: IStageHost): void {
  const names = alarms
    .filter(({ rollsBackDeployment }) => rollsBackDeployment === true)
    .map(({ id }) => alarmName(host.environmentName, componentId, id));
  if (names.length === 0) return;
  const { partition } = RegionInfo.get(Stack.of(service).region);
  if (partition === undefined || !PARTITIONS_WITHOUT.includes(partition)) {
    service.enableDeploymentAlarms(names, { behavior: AlarmBehavior.ROLLBACK_ON_ALARM });
    return;
  }
  Validations.of(service).addWarning(
    'cdk-stage-environments:deployment-alarms',
    `Amazon ECS watches no alarms during a deployment in ${partition}: service ${componentId} goes back only where its tasks do not start`,
  );
}
