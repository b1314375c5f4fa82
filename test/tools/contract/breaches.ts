import type { Contract, ContractResource, ContractStack } from './contract';
import { replacingProperties } from './replacement';
import { MAY_BE_GONE } from './stateful-types';

/** What a later version does not keep of a contract, one sentence for each stack, resource or property. */
export function breachesOf(contract: Contract, later: Contract): string[] {
  return Object.entries(contract).flatMap(([name, before]) =>
    Object.hasOwn(later, name) ? stackBreaches(name, before, later[name]) : [`Stack ${name} is gone.`],
  );
}

function stackBreaches(name: string, before: ContractStack, after: ContractStack): string[] {
  const moved = `Stack ${name} is in ${String(after.environment)}, was in ${String(before.environment)}.`;
  const broken = Object.entries(before.resources).flatMap(([logicalId, resource]) => {
    const what = `${resource.type} ${logicalId} of stack ${name} (${resource.path})`;
    const same = Object.hasOwn(after.resources, logicalId) ? after.resources[logicalId] : undefined;
    return same === undefined
      ? gone(what, resource, after)
      : resourceBreaches(resource, same).map((breach) => `${what} ${breach}`);
  });
  return before.environment === after.environment ? broken : [moved, ...broken];
}

function gone(what: string, resource: ContractResource, after: ContractStack): string[] {
  const itsSuccessor = successor(resource, after);
  const mayBe = Object.hasOwn(MAY_BE_GONE, resource.type) && itsSuccessor === '';
  return mayBe ? [] : [`${what} is gone.${itsSuccessor}`];
}

function resourceBreaches(before: ContractResource, after: ContractResource): string[] {
  if (before.type !== after.type) return [`has the type ${after.type}.`];
  const [properties] = replacingProperties([{ type: before.type, before: before.fixed, after: after.fixed }]);
  const value = ({ fixed }: ContractResource, property: string): string =>
    Object.hasOwn(fixed, property) ? JSON.stringify(fixed[property]) : 'not set';
  return properties.map(
    (property) =>
      `is or may be replaced: ${property} was ${value(before, property)}, is ${value(after, property)}.`,
  );
}

/** Where the same construct has another logical id. */
function successor({ type, path }: ContractResource, { resources }: ContractStack): string {
  const found = Object.entries(resources).find(([, other]) => other.type === type && other.path === path);
  return found === undefined ? '' : ` Its construct has the logical id ${found[0]}.`;
}
