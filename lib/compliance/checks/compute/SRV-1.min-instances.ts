import { canRun, invokedFunctions } from '../../analysis/functions';
import { minInstancesOf, serversOf } from '../../analysis/servers';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;

const FINDINGS = findings('SRV-1', Severity.HIGH, {
  noServer: {
    message: 'The environment has no server.',
    remediation: 'Add a service, such as ContainerService.',
    isAbsence: true,
  },
  tooFewInstances: {
    message: 'The minimum number of instances of {resource} is {count}; at least {min} is required.',
    remediation: 'Raise the minimum number of instances.',
  },
  instancesUnknown: {
    state: UNKNOWN,
    message: 'The minimum number of instances of {resource} is known only at deployment.',
    remediation: 'Set the number of instances to a literal value.',
  },
  functionCannotRun: {
    message: '{resource} has a reserved concurrency of 0, so no instance of it can run.',
    remediation: 'Raise or remove ReservedConcurrentExecutions.',
  },
  concurrencyUnknown: {
    state: UNKNOWN,
    message: 'The reserved concurrency of {resource} is known only at deployment.',
    remediation: 'Set ReservedConcurrentExecutions to a literal value.',
  },
  serversUnknown: {
    state: UNKNOWN,
    message: 'The environment has functions and no other server, and no template shows what invokes them.',
    remediation: 'Evaluate the templates with the triggers of the functions too.',
  },
});

export const srv1MinInstances = defineCheck({
  id: 'SRV-1.min-instances',
  title: 'Each server has the minimum number of instances of the stage, and each function can run',
  remediation:
    'Raise the minimum number of instances of the server, or the reserved concurrency of the function.',
  findings: FINDINGS,
  asks: { every: ['server'] },
  evaluate(model, { profile }) {
    const min = profile.requirements['SRV-1'].cell.minimum?.instances ?? 1;
    const servers = serversOf(model);
    const functions = invokedFunctions(model);
    if (servers.length + functions.length === 0) return outcomeOf([], [noServerFinding(model)], '');
    const functionText =
      functions.length === 0 ? '' : `, and Lambda scales each function (functions: ${functions.length})`;
    return outcomeOf(
      [...servers, ...functions],
      [
        ...servers.flatMap((server) => instanceFinding(server, min, model)),
        ...functions.flatMap(concurrencyFinding),
      ],
      `Each server has the minimum number of instances, ${min} (servers: ${servers.length})${functionText}.`,
    );
  },
});

function noServerFinding(model: ResourceModel): CheckFinding {
  return model.ofType('AWS::Lambda::Function').length > 0 ? FINDINGS.serversUnknown() : FINDINGS.noServer();
}

function instanceFinding(server: ModelResource, min: number, model: ResourceModel): CheckFinding[] {
  const count = minInstancesOf(server, model);
  if (Number.isNaN(count)) return [FINDINGS.instancesUnknown(server)];
  return count >= min ? [] : [FINDINGS.tooFewInstances(server, { count, min })];
}

function concurrencyFinding(one: ModelResource): CheckFinding[] {
  switch (canRun(one)) {
    case true:
      return [];
    case false:
      return [FINDINGS.functionCannotRun(one)];
    case undefined:
      return [FINDINGS.concurrencyUnknown(one)];
  }
}
