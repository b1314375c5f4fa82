import { list } from '../internal/json';
import { all, isOneOf } from './answers';
import { isDiskEncrypted } from './disks';
import {
  ALWAYS,
  ANYONE,
  type Applicable,
  BY_SECURITY_GROUPS,
  type ExposureFacts,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type UpdateFacts,
} from './facts';
import { within } from './within';

/** Stands for a subnet that no template shows. */
const UNKNOWN = {};

/**
 * AWS patches the current platform version by revisions, and retires the tasks of older ones.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
 */
const CURRENT_PLATFORMS = ['LATEST', '1.4.0'];

const PLATFORM_VERSIONS: UpdateFacts = {
  updates: 'new platform versions',
  property: 'PlatformVersion',
  isAutomatic: ({ properties }) => isOneOf(properties.PlatformVersion, CURRENT_PLATFORMS, 'LATEST'),
};

/** @param configuration its property in the network configuration of the type */
function taskAddress(configuration: string): ExposureFacts {
  return {
    internet: ({ properties }) =>
      isOneOf(
        within(properties.NetworkConfiguration, configuration, 'AssignPublicIp'),
        ['ENABLED'],
        'DISABLED',
      ),
    admission: BY_SECURITY_GROUPS,
    webAcl: 'not supported',
  };
}

/** Amazon ECS. */
export const ECS: ServiceFacts = {
  'AWS::ECS::Service': {
    // ECS deletes the volumes that it manages for a service with its tasks.
    data: NOT_APPLICABLE,
    encryptedAtRest: volumeEncryption,
    // What its containers accept is not in the template.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: PLATFORM_VERSIONS,
    health: {
      namespaces: ['AWS/ECS', 'ECS/ContainerInsights'],
      dimension: 'ServiceName',
      parts: (service, around) =>
        list(service.properties.LoadBalancers).flatMap(
          (one) => around.follow(within(one, 'TargetGroupArn'), service) ?? [],
        ),
    },
    exposure: taskAddress('AwsvpcConfiguration'),
    server: {
      min: (service, around) => [
        ...serviceCounts(service, 'MinCapacity', around),
        ...scalingsOf(service, around)
          .flatMap(({ properties }) => list(properties.ScheduledActions))
          .map((action) => within(action, 'ScalableTargetAction', 'MinCapacity'))
          .filter((count) => count !== undefined),
      ],
      max: (service, around) => serviceCounts(service, 'MaxCapacity', around),
      subnets: ({ properties }) =>
        list(within(properties.NetworkConfiguration, 'AwsvpcConfiguration', 'Subnets')),
    },
  },
  'AWS::ECS::TaskSet': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: PLATFORM_VERSIONS,
    // Its service has the metrics, and the number of tasks.
    health: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-taskset-networkconfiguration.html
    exposure: taskAddress('AwsVpcConfiguration'),
    server: NOT_APPLICABLE,
  },
  'AWS::ECS::ExpressGatewayService': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // Its load balancer has an HTTPS listener, whose policy AWS does not document.
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html
    encryptedInTransit: () => [{ kind: 'unknown' }],
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    // It runs on Fargate.
    updates: ALWAYS,
    health: { namespaces: ['AWS/ECS', 'ECS/ContainerInsights'], dimension: 'ServiceName' },
    exposure: {
      // Without subnets it has those of the default VPC, which are public; others may be private.
      internet: ({ properties }) =>
        list(within(properties.NetworkConfiguration, 'Subnets')).length === 0 ? 'yes' : 'unknown',
      admission: ANYONE,
      webAcl: 'association',
    },
    server: {
      min: ({ properties }) => [within(properties.ScalingTarget, 'MinTaskCount') ?? 1],
      max: ({ properties }) => [within(properties.ScalingTarget, 'MaxTaskCount') ?? 1],
      // Those of the default VPC by default, which no template shows.
      // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ecs-expressgatewayservice-expressgatewayservicenetworkconfiguration.html
      subnets: ({ properties }) => {
        const subnets = list(within(properties.NetworkConfiguration, 'Subnets'));
        return subnets.length === 0 ? [UNKNOWN] : subnets;
      },
    },
  },
};

/** Whether the volumes are encrypted that ECS creates for the tasks of a service. */
function volumeEncryption({ properties }: TemplateResource): Applicable {
  const volumes = list(properties.VolumeConfigurations).map((one) => within(one, 'ManagedEBSVolume'));
  return volumes.length === 0 ? NOT_APPLICABLE : all(volumes.map(isDiskEncrypted));
}

/** Scaling changes the number with which a service starts. */
function serviceCounts(service: TemplateResource, bound: string, around: Surroundings): readonly unknown[] {
  const bounds = scalingsOf(service, around).map(({ properties }) => properties[bound]);
  const start = service.properties.DesiredCount ?? (bounds.length === 0 ? 1 : undefined);
  return start === undefined ? bounds : [start, ...bounds];
}

/** The scalable targets of a service, by reference or by its name. */
function scalingsOf(service: TemplateResource, around: Surroundings): readonly TemplateResource[] {
  const { ServiceName } = service.properties;
  const name = ServiceName === undefined ? undefined : around.text(ServiceName, service);
  return around.ofType('AWS::ApplicationAutoScaling::ScalableTarget').filter((scaling) => {
    const { ResourceId } = scaling.properties;
    const id = around.text(ResourceId, scaling);
    return (
      around.referredIn(ResourceId, scaling).includes(service) ||
      (name !== undefined && id.startsWith('service/') && id.endsWith(`/${name}`))
    );
  });
}
