import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { GetNamespaceCommand } from '@aws-sdk/client-servicediscovery';
import { reader, text, type Reader } from './reader';

/** ECS and Cloud Map. */
export const SERVERS: { readonly [type: string]: Reader } = {
  'AWS::ECS::Cluster': reader(
    async ({ ecs }, { physicalId }) =>
      (await ecs.send(new DescribeClustersCommand({ clusters: [physicalId], include: ['TAGS', 'SETTINGS'] })))
        .clusters?.[0],
    {
      ClusterName: (cluster) => cluster.clusterName,
      ClusterSettings: (cluster) =>
        cluster.settings?.map(({ name, value }) => ({ Name: name, Value: value })),
      Configuration: (cluster) => cluster.configuration,
      Tags: (cluster) => cluster.tags,
    },
    { Arn: (cluster) => cluster.clusterArn },
  ),
  'AWS::ECS::TaskDefinition': reader(
    async ({ ecs }, { physicalId }) => {
      const answer = await ecs.send(
        new DescribeTaskDefinitionCommand({ taskDefinition: physicalId, include: ['TAGS'] }),
      );
      return answer.taskDefinition === undefined
        ? undefined
        : { ...answer.taskDefinition, tags: answer.tags };
    },
    {
      Family: (task) => task.family,
      ContainerDefinitions: (task) => task.containerDefinitions,
      Cpu: (task) => task.cpu,
      Memory: (task) => task.memory,
      NetworkMode: (task) => task.networkMode,
      RequiresCompatibilities: (task) => task.requiresCompatibilities,
      TaskRoleArn: (task) => task.taskRoleArn,
      ExecutionRoleArn: (task) => task.executionRoleArn,
      RuntimePlatform: (task) => task.runtimePlatform,
      Volumes: (task) => task.volumes,
      Tags: (task) => task.tags,
    },
    { TaskDefinitionArn: (task) => task.taskDefinitionArn },
  ),
  'AWS::ECS::Service': reader(
    async ({ ecs }, { physicalId, properties }) => {
      const cluster = text(properties.Cluster);
      const asked = { cluster, services: [physicalId], include: ['TAGS' as const] };
      const service = (await ecs.send(new DescribeServicesCommand(asked))).services?.[0];
      return service === undefined ? undefined : { ...service, cluster };
    },
    {
      Cluster: (service) => service.clusterArn?.endsWith(service.cluster) === true && service.cluster,
      DeploymentConfiguration: (service) => service.deploymentConfiguration,
      DeploymentController: (service) => service.deploymentController,
      DesiredCount: (service) => service.desiredCount,
      EnableExecuteCommand: (service) => service.enableExecuteCommand,
      HealthCheckGracePeriodSeconds: (service) => service.healthCheckGracePeriodSeconds,
      LaunchType: (service) => service.launchType,
      LoadBalancers: (service) => service.loadBalancers,
      NetworkConfiguration: (service) => service.networkConfiguration,
      PropagateTags: (service) => service.propagateTags,
      ServiceConnectConfiguration: (service) => service.deployments?.[0]?.serviceConnectConfiguration,
      TaskDefinition: (service) => service.taskDefinition,
      Tags: (service) => service.tags,
    },
    { Name: (service) => service.serviceName, ServiceArn: (service) => service.serviceArn },
  ),
  'AWS::ServiceDiscovery::HttpNamespace': reader(
    async ({ serviceDiscovery }, { physicalId }) =>
      (await serviceDiscovery.send(new GetNamespaceCommand({ Id: physicalId }))).Namespace,
    { Name: (namespace) => namespace.Name, Description: (namespace) => namespace.Description },
    { Id: (namespace) => namespace.Id, Arn: (namespace) => namespace.Arn },
  ),
};
