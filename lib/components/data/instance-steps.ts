import { Duration } from 'aws-cdk-lib';
import type { AutomationStep } from '../../spi/automation';

/** The parameters by which a runbook names the restored instance, and the new name of the original. */
export const RESTORED_NAME = '{{ RestoredName }}';
export const REPLACED_NAME = '{{ ReplacedName }}';

/** The states of an instance in which it can be used and changed. */
export const USABLE = ['available', 'storage-optimization'];

/** Systems Manager compares texts, and its documentation shows a boolean in either spelling. */
export const TRUE = ['true', 'True'];
export const FALSE = ['false', 'False'];

/** The instance by its resource id, a property of it, and the values that fit. */
type InstanceProperty = [resourceId: string, property: string, values: readonly string[]];

/** A call of RDS. */
export function call(name: string, api: string, inputs: { readonly [key: string]: unknown }): AutomationStep {
  return { name, action: 'aws:executeAwsApi', inputs: { Service: 'rds', Api: api, ...inputs } };
}

/** Waits until a property of the instance with that resource id has a value. */
export function waiting(name: string, ...property: InstanceProperty): AutomationStep {
  return {
    name,
    action: 'aws:waitForAwsResourceProperty',
    inputs: inputsOf(...property),
    // A standby in a second zone takes as long as a copy of the storage.
    timeout: Duration.hours(6),
  };
}

/** Fails unless a property of the instance with that resource id has a value. */
export function assertion(name: string, ...property: InstanceProperty): AutomationStep {
  return { name, action: 'aws:assertAwsResourceProperty', inputs: inputsOf(...property) };
}

/** Waits for a change to end. RDS shows for a moment that an instance is available before it begins. */
export function settling(change: string, resourceId: string): AutomationStep[] {
  return [
    { name: `${change}Begun`, action: 'aws:sleep', inputs: { Duration: 'PT2M' } },
    waiting(`${change}Usable`, resourceId, 'DBInstanceStatus', USABLE),
  ];
}

/** A search by resource id: while an instance gets a new name, RDS finds it under neither. */
function inputsOf(...[resourceId, property, values]: InstanceProperty): { readonly [key: string]: unknown } {
  return {
    Service: 'rds',
    Api: 'DescribeDBInstances',
    Filters: [{ Name: 'dbi-resource-id', Values: [resourceId] }],
    PropertySelector: `$.DBInstances[0].${property}`,
    DesiredValues: [...values],
  };
}
