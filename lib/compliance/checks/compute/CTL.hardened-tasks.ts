import { outcomeOfEach } from '../../analysis/each';
import { is } from '../../../internal/values';
import { requireTrue } from '../../analysis/boolean-check';
import { type CheckFinding, findings } from '../../findings';
import { type JsonObject, list, object, scalar } from '../../../internal/json';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

const { UNKNOWN } = OutcomeState;

const FINDINGS = findings('CTL', Severity.HIGH, {
  hostNamespace: {
    message: '{resource} shares the {namespace} namespace of its host.',
    remediation: 'Set NetworkMode to awsvpc, and remove PidMode and IpcMode.',
  },
  rootUser: {
    message: 'Container {container} of {resource} runs as root.',
    remediation: 'Set User to a user other than root.',
  },
  noUser: {
    message:
      'Container {container} of {resource} sets no user, so the image decides whether it runs as root.',
    remediation: 'Set User to a user other than root.',
  },
  userUnknown: {
    state: UNKNOWN,
    message: 'The user of container {container} of {resource} is known only at deployment.',
    remediation: 'Set User to a literal value.',
  },
  writableRootFileSystem: {
    message: 'The root file system of container {container} of {resource} is writable.',
    remediation: 'Set ReadonlyRootFilesystem to true.',
  },
  rootFileSystemUnknown: {
    state: UNKNOWN,
    message:
      'Whether the root file system of container {container} of {resource} is read-only is known only at deployment.',
    remediation: 'Set ReadonlyRootFilesystem to true.',
  },
  privilegedContainer: {
    message: 'Container {container} of {resource} is privileged.',
    remediation: 'Remove Privileged from the container.',
  },
});

export const ctlHardenedTasks = defineCheck({
  id: 'CTL.hardened-tasks',
  title:
    'Containers do not run as root or privileged, have a read-only root file system, and do not share namespaces of the host',
  remediation:
    'Set a user other than root and a read-only root file system for each container, remove Privileged, and use the network mode awsvpc.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    return outcomeOfEach(
      model.possible('AWS::ECS::TaskDefinition'),
      (task) => [
        ...namespaceFindings(task),
        ...list(task.properties.ContainerDefinitions).flatMap((one) => containerFindings(object(one), task)),
      ],
      {
        none: 'The environment has no ECS task definition.',
        met: (count) => `The containers of each task definition are hardened (task definitions: ${count}).`,
      },
    );
  },
});

function namespaceFindings(task: ModelResource): CheckFinding[] {
  return (['NetworkMode', 'PidMode', 'IpcMode'] as const)
    .filter((property) => is(task.properties[property], 'host'))
    .map((property) => FINDINGS.hostNamespace(task, { namespace: property.replace('Mode', '') }));
}

function containerFindings(
  { Name, User, ReadonlyRootFilesystem, Privileged }: JsonObject,
  task: ModelResource,
): CheckFinding[] {
  const container = { container: scalar(Name) ?? 'without a name' };
  return [
    ...userFinding(User, container, task),
    ...requireTrue(ReadonlyRootFilesystem, task, {
      isFalse: () => FINDINGS.writableRootFileSystem(task, container),
      isUnknown: () => FINDINGS.rootFileSystemUnknown(task, container),
    }),
    ...(is(Privileged, true) ? [FINDINGS.privilegedContainer(task, container)] : []),
  ];
}

function userFinding(user: unknown, container: { container: string }, task: ModelResource): CheckFinding[] {
  if (user === undefined) return [FINDINGS.noUser(task, container)];
  const text = scalar(user);
  if (text === undefined) return [FINDINGS.userUnknown(task, container)];
  return /^(?:root|0+)(?::|$)/.test(text) ? [FINDINGS.rootUser(task, container)] : [];
}
