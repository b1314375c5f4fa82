import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { resourcesIn } from './references';

const TYPES = ['AWS::SSM::Association', 'AWS::SSM::MaintenanceWindowTask'];
const TAG = /^tag:(.+)$/;

/** True if a task of Systems Manager that installs patches targets the host. */
export function isPatched(host: ModelResource, model: ResourceModel): boolean {
  return model
    .possible(...TYPES)
    .filter((task) => installsPatches(task, model))
    .some((task) =>
      list(task.properties.Targets)
        .map(object)
        .some((target) => includes(target, task, host, model)),
    );
}

function installsPatches({ properties, stack }: ModelResource, model: ResourceModel): boolean {
  const name = model.text(properties.Name ?? properties.TaskArn, stack);
  // The document scans unless it is asked to install.
  const given = JSON.stringify([properties.Parameters, properties.TaskInvocationParameters]);
  return name.includes('AWS-RunPatchBaseline') && given.includes('Install');
}

function includes(
  { Key, Values }: Readonly<Record<string, unknown>>,
  task: ModelResource,
  host: ModelResource,
  model: ResourceModel,
): boolean {
  const values = list(Values);
  const tag = TAG.exec(scalar(Key) ?? '')?.[1];
  if (tag !== undefined) {
    return list(host.properties.Tags)
      .map(object)
      .some((one) => scalar(one.Key) === tag && values.some((value) => scalar(value) === scalar(one.Value)));
  }
  return values.some((value) => value === '*' || resourcesIn(value, task.stack, model).includes(host));
}
