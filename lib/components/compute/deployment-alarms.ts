import { Stack, Validations } from 'aws-cdk-lib';
import { AlarmBehavior, type FargateService } from 'aws-cdk-lib/aws-ecs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { alarmName } from '../../internal/alarm-name';
import type { AlarmDefinition } from '../../spi/alarm-definition';

// Where aws-cdk-lib knows Amazon ECS to lack them.
const PARTITIONS_WITHOUT = ['aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b'];

interface MonitoredService {
  readonly componentId: string;
  readonly environmentName: string;
  readonly service: FargateService;
  readonly alarms: readonly AlarmDefinition[];
}

/**
 * Rolls back a deployment during which an alarm goes on. The service names the alarms before they exist, since they are
 * created on what the service creates.
 */
export function rollBackOnAlarm({ componentId, environmentName, service, alarms }: MonitoredService): void {
  const names = alarms
    .filter(({ rollsBackDeployment }) => rollsBackDeployment === true)
    .map(({ id }) => alarmName(environmentName, componentId, id));
  if (names.length === 0) return;
  const { partition } = RegionInfo.get(Stack.of(service).region);
  if (partition === undefined || !PARTITIONS_WITHOUT.includes(partition)) {
    service.enableDeploymentAlarms(names, { behavior: AlarmBehavior.ROLLBACK_ON_ALARM });
    return;
  }
  Validations.of(service).addWarning(
    'cdk-stage-environments:deployment-alarms',
    `Amazon ECS has no deployment alarms in ${partition}: a deployment of service ${componentId} is rolled back only if its tasks do not start`,
  );
}
