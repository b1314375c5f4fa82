import { scalar } from '../../internal/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';

const FUNCTION = 'AWS::Lambda::Function';
const INVOKERS = ['AWS::Lambda::Permission', 'AWS::Lambda::Url', 'AWS::Lambda::EventSourceMapping'];
/** Services that invoke functions for maintenance: rotation of secrets, evaluation of settings, processing of logs. */
const MAINTENANCE: readonly string[] = ['secretsmanager', 'config', 'cloudformation', 'logs'].map(
  (service) => `${service}.amazonaws.com`,
);

/** The functions that requests or events invoke: the servers of an environment without other servers. */
export function invokedFunctions(model: ResourceModel): readonly ModelResource[] {
  const invoked = model
    .ofType(...INVOKERS)
    .filter(({ properties }) => !MAINTENANCE.includes(scalar(properties.Principal) ?? ''))
    .map(({ properties, stack }) =>
      functionNamed(properties.FunctionName ?? properties.TargetFunctionArn, stack, model),
    );
  return model.ofType(FUNCTION).filter((one) => invoked.includes(one));
}

/** False if the reserved concurrency of a function is zero; undefined if that is known only at deployment. */
export function canRun({ properties }: ModelResource): boolean | undefined {
  const concurrency = scalar(properties.ReservedConcurrentExecutions ?? 1);
  return concurrency === undefined ? undefined : concurrency !== '0';
}

/** A function by its own reference, or by that of an alias or a version. */
function functionNamed(value: unknown, stack: ModelStack, model: ResourceModel): ModelResource | undefined {
  const named = model.follow(value, stack).resource;
  return named === undefined || named.type === FUNCTION
    ? named
    : model.follow(named.properties.FunctionName, named.stack).resource;
}
