import { list, object } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';

const SERVICE = 'AWS::ECS::Service';
const LOG_GROUP = 'AWS::Logs::LogGroup';

/** Where a container of a service writes its log. */
export interface ContainerLog {
  readonly service: ModelResource;
  readonly container: string;
  /** None if the container keeps no log. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** None if it is not among the resources. */
  readonly group?: ModelResource;
}

/** The logs of all containers of the environment's services. */
export function containerLogsOf(model: ResourceModel): readonly ContainerLog[] {
  return model.ofType(SERVICE).flatMap((service) => {
    const task = model.follow(service.properties.TaskDefinition, service.stack).resource;
    if (task === undefined) return [];
    return list(task.properties.ContainerDefinitions).map((written) => {
      const { Name, LogConfiguration } = object(written);
      const container = String(Name);
      if (LogConfiguration === undefined) return { service, container };
      const configuration = object(LogConfiguration);
      const value = object(configuration.Options)['awslogs-group'];
      return { service, container, configuration, group: groupOf(value, task, model) };
    });
  });
}

function groupOf(value: unknown, task: ModelResource, model: ResourceModel): ModelResource | undefined {
  const followed = model.follow(value, task.stack).resource;
  if (followed !== undefined) return followed;
  return model
    .ofType(LOG_GROUP)
    .find(({ properties }) => value !== undefined && properties.LogGroupName === value);
}
