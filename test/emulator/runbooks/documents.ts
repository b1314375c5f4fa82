import { ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetDocumentCommand } from '@aws-sdk/client-ssm';
import type { Runbook } from '../../automation/runbook';
import type { Clients } from '../read-back/clients';

/** What a runbook is for, by its parameters. */
export type Purpose = 'stop' | 'operate' | 'restore' | 'restoreToPointInTime' | 'replace';

/** A runbook as Systems Manager has it once it is deployed. */
export interface DeployedRunbook {
  readonly name: string;
  readonly purpose: Purpose;
  /** The component that it restores or replaces; empty for a runbook of all components. */
  readonly component: string;
  readonly content: Runbook;
}

/** What runs first: an operation that stops leaves something to start, and only what is restored can replace. */
const ORDER: readonly Purpose[] = ['stop', 'operate', 'restore', 'restoreToPointInTime', 'replace'];

/** The Automation runbooks of a stack and of the stacks in it, in the order in which they can run. */
export async function runbooksOf(stack: string, clients: Clients): Promise<DeployedRunbook[]> {
  const runbooks = await documentsIn(stack, clients);
  return runbooks.sort(
    (one, other) =>
      one.component.localeCompare(other.component) ||
      ORDER.indexOf(one.purpose) - ORDER.indexOf(other.purpose),
  );
}

async function documentsIn(stack: string, clients: Clients): Promise<DeployedRunbook[]> {
  const listed = await clients.cloudFormation.send(new ListStackResourcesCommand({ StackName: stack }));
  const found: DeployedRunbook[] = [];
  for (const {
    ResourceType,
    PhysicalResourceId = '',
    LogicalResourceId = '',
  } of listed.StackResourceSummaries ?? []) {
    if (ResourceType === 'AWS::CloudFormation::Stack') {
      found.push(...(await documentsIn(PhysicalResourceId, clients)));
    }
    if (ResourceType !== 'AWS::SSM::Document') continue;
    const document = await clients.ssm.send(new GetDocumentCommand({ Name: PhysicalResourceId }));
    if (document.DocumentType !== 'Automation') continue;
    found.push(describe(LogicalResourceId, JSON.parse(document.Content ?? '') as Runbook));
  }
  return found;
}

function describe(name: string, content: Runbook): DeployedRunbook {
  const purpose = purposeOf(name, content);
  // Steps of a component bear its name.
  const [, component = ''] = content.mainSteps.map((step) => /^(\w+?)_/.exec(step.name)).find(Boolean) ?? [];
  return { name, purpose, component: ['stop', 'operate'].includes(purpose) ? '' : component, content };
}

function purposeOf(name: string, { parameters = {} }: Runbook): Purpose {
  if ('ReplacedName' in parameters) return 'replace';
  if ('PointInTime' in parameters) return 'restoreToPointInTime';
  if ('RecoveryPointArn' in parameters) return 'restore';
  return name.includes('Stop') ? 'stop' : 'operate';
}
