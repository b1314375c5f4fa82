import type { Finding } from '../outcome';
import { scalar } from '../model/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';
import { notMet, unknownFinding } from '../checks/check';

const FUNCTION = 'AWS::Lambda::Function';
const CALLERS = ['AWS::Lambda::Permission', 'AWS::Lambda::Url', 'AWS::Lambda::EventSourceMapping'];
/** Services whose calls are no work of the environment: they rotate a secret, or look at settings and logs. */
const HOUSEKEEPING: readonly string[] = ['secretsmanager', 'config', 'cloudformation', 'logs'].map(
  (service) => `${service}.amazonaws.com`,
);

/** The functions to which requests or events come: where there is no other server, they are the servers. */
export function calledFunctions(model: ResourceModel): readonly ModelResource[] {
  const called = model
    .ofType(...CALLERS)
    .filter(({ properties }) => !HOUSEKEEPING.includes(scalar(properties.Principal) ?? ''))
    .map(({ properties, stack }) =>
      functionNamed(properties.FunctionName ?? properties.TargetFunctionArn, stack, model),
    );
  return model.ofType(FUNCTION).filter((one) => called.includes(one));
}

/** AWS Lambda runs an instance of a function for each call, unless its concurrency is held at none. */
export function heldAtNone(one: ModelResource): Finding[] {
  const concurrency = scalar(one.properties.ReservedConcurrentExecutions ?? 1);
  if (concurrency === undefined)
    return [unknownFinding('whether any of it may run is known only at deployment', one)];
  return concurrency === '0' ? [notMet('none of it may run: its reserved concurrency is 0', one)] : [];
}

/** By itself, or by an alias or a version. */
function functionNamed(value: unknown, stack: ModelStack, model: ResourceModel): ModelResource | undefined {
  const named = model.follow(value, stack).resource;
  return named === undefined || named.type === FUNCTION
    ? named
    : model.follow(named.properties.FunctionName, named.stack).resource;
}
