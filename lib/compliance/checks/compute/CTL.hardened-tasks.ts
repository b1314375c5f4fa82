import type { Finding } from '../../outcome';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { list, object, scalar, type JsonObject } from '../../model/json';
import type { ModelResource } from '../../model/resource-model';
import { flagFault } from '../../analysis/boolean-properties';

export const ctlHardenedTasks: Check = {
  title: "containers run without root's rights, on a read-only root file system, apart from their host",
  remediation:
    "give each container a user that is not root and a read-only root file system, take 'Privileged' out, and use the network mode awsvpc",
  examine(model) {
    const tasks = model.ofType('AWS::ECS::TaskDefinition');
    if (tasks.length === 0) return notApplicable('the environment runs no containers of ECS');
    return verdict(
      tasks,
      tasks.flatMap((task) => [
        ...inHost(task),
        ...list(task.properties.ContainerDefinitions).flatMap((one) => faultsOf(object(one), task)),
      ]),
      `the containers of ${tasks.length} task definitions are hardened`,
    );
  },
};

function inHost(task: ModelResource): Finding[] {
  return (['NetworkMode', 'PidMode', 'IpcMode'] as const)
    .filter((property) => task.properties[property] === 'host')
    .map((property) => notMet(`it shares its host's ${property.replace('Mode', '')}`, task));
}

function faultsOf(
  { Name, User, ReadonlyRootFilesystem, Privileged }: JsonObject,
  task: ModelResource,
): Finding[] {
  const called = `container ${scalar(Name) ?? ''}`.trim();
  return [
    ...rootUser(User, called, task),
    ...flagFault(ReadonlyRootFilesystem, `the root file system of ${called} can be written`, task),
    ...(scalar(Privileged) === 'true' ? [notMet(`${called} has the rights of its host's root`, task)] : []),
  ];
}

function rootUser(user: unknown, called: string, task: ModelResource): Finding[] {
  if (user === undefined) return [notMet(`${called} does not say that it runs without root's rights`, task)];
  const text = scalar(user);
  if (text === undefined) return [unknownFinding(`the user of ${called} is known only at deployment`, task)];
  return /^(?:root|0+)(?::|$)/.test(text) ? [notMet(`${called} runs as root`, task)] : [];
}
