import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';

const SERVICE = 'AWS::ECS::Service';
const FUNCTION = 'AWS::Lambda::Function';
const LOG_GROUP = 'AWS::Logs::LogGroup';
/** The custom resource that the CDK makes for `logRetention` of a function. */
const LOG_RETENTION = 'Custom::LogRetention';

/** The log of a container of a service. */
export interface ContainerLog {
  readonly service: ModelResource;
  readonly container: string;
  /** None if the container has no log configuration. */
  readonly configuration?: Readonly<Record<string, unknown>>;
  /** None if it is not in the templates. */
  readonly group?: ModelResource;
}

/** The log of a function. */
export interface FunctionLog {
  readonly function: ModelResource;
  /** None if no template has it. */
  readonly group?: ModelResource;
  /** True if the function names a log group that no template has. */
  readonly isExternal: boolean;
}

/** The logs of all containers of the services. */
export function containerLogsOf(model: ResourceModel): readonly ContainerLog[] {
  return model.ofType(SERVICE).flatMap((service) => {
    const task = model.follow(service.properties.TaskDefinition, service.stack).resource;
    if (task === undefined) return [];
    return list(task.properties.ContainerDefinitions).map((definition) => {
      const { Name, LogConfiguration } = object(definition);
      const container = scalar(Name) ?? 'without a literal name';
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
    .possible(LOG_GROUP)
    .find(({ properties }) => value !== undefined && properties.LogGroupName === value);
}

/** The logs of all functions. Without a log group, Lambda makes one without a retention. */
export function functionLogsOf(model: ResourceModel): readonly FunctionLog[] {
  const groups = model.possible(LOG_GROUP, LOG_RETENTION);
  return model.ofType(FUNCTION).map((one) => {
    const named = object(one.properties.LoggingConfig).LogGroup;
    const followed = model.follow(named, one.stack).resource;
    if (followed !== undefined) return { function: one, group: followed, isExternal: false };
    const names = named === undefined ? defaultNames(one, model) : [model.text(named, one.stack)];
    const group = groups.find(({ properties, stack }) =>
      names.includes(model.text(properties.LogGroupName, stack)),
    );
    return { function: one, group, isExternal: named !== undefined && group === undefined };
  });
}

function defaultNames(
  { logicalId, properties, stack }: ModelResource,
  model: ResourceModel,
): readonly string[] {
  const name = model.text(properties.FunctionName, stack);
  return [`/aws/lambda/\${${stack.name}/${logicalId}}`, `/aws/lambda/${name}`];
}
