import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import type { Runbook } from '../../automation/runbook';
import type { Clients } from '../read-back/clients';
import { text } from '../read-back/reader';

/** The services that a runbook stops or starts, by name and cluster. */
function servicesOf({ mainSteps }: Runbook): Map<string, string> {
  return new Map(
    mainSteps
      .filter(({ inputs }) => inputs.Service === 'ecs' && inputs.Api === 'UpdateService')
      .map(({ inputs }) => [text(inputs.service), text(inputs.cluster)]),
  );
}

/**
 * What is wrong with the number of tasks of a runbook's services.
 *
 * @param running whether they should run, all tasks that are asked for, or none
 */
export async function faultsOfServices(
  runbook: Runbook,
  running: boolean,
  clients: Clients,
): Promise<string[]> {
  const faults: string[] = [];
  for (const [service, cluster] of servicesOf(runbook)) {
    const answer = await clients.ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
    const { desiredCount = -1, runningCount = -1 } = answer.services?.[0] ?? {};
    if (runningCount === desiredCount && runningCount >= 0 && runningCount > 0 === running) continue;
    faults.push(
      `${service} must ${running ? 'run' : 'be stopped'}, has ${runningCount} of ${desiredCount} tasks`,
    );
  }
  return faults;
}
