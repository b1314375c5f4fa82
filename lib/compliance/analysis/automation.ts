import { list, object, scalar } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import type { Value } from './policy-statements';

export const AUTOMATION_DOCUMENT = 'AWS::SSM::Document';

/** What somebody who controls an environment can do with it. */
export enum ControlAction {
  START = 'start',
  STOP = 'stop',
  REDEPLOY = 'redeploy',
}

const STARTING = /^(?:start(?:instances|dbinstance|dbcluster|task)|runtask|resumeservice|resumecluster)$/i;
const STOPPING = /^(?:stop(?:instances|dbinstance|dbcluster|task)|pauseservice|pausecluster)$/i;
const REDEPLOYING = /^(?:rebootinstances|startinstancerefresh|createdeployment|startdeployment)$/i;
const SCALING = /^(?:updateservice|updateautoscalinggroup|setdesiredcapacity|registerscalabletarget)$/i;

/** `…:automation-definition/<document>:<version>`, and the older `…:document/<document>`. */
const DOCUMENT_ARN = /^arn:.*:ssm:.*:(?:automation-definition|document)\/([^:]+?)(?::[^:]*)?$/;

/** The document of the model that a policy names, if it names exactly one. */
export function namedDocument({ text }: Value, model: ResourceModel): ModelResource | undefined {
  const name = DOCUMENT_ARN.exec(text)?.[1];
  if (name === undefined || /[*?]/.test(name)) return undefined;
  return model
    .ofType(AUTOMATION_DOCUMENT)
    .filter(({ properties }) => properties.DocumentType === 'Automation')
    .find(
      ({ properties, stack, logicalId }) =>
        properties.Name === name || name === `\${${stack.name}/${logicalId}}`,
    );
}

/** What the calls of a document do. */
export function controlActionsOf(document: ModelResource): ReadonlySet<ControlAction> {
  const content = object(parsed(document.properties.Content));
  return new Set(
    list(content.mainSteps).flatMap((step) => {
      const inputs = object(object(step).inputs);
      return actionsOf(scalar(object(step).action) ?? '', scalar(inputs.Api) ?? '', inputs);
    }),
  );
}

function actionsOf(action: string, api: string, inputs: Readonly<Record<string, unknown>>): ControlAction[] {
  if (action === 'aws:changeInstanceState') {
    return inputs.DesiredState === 'running' ? [ControlAction.START] : [ControlAction.STOP];
  }
  const actions: ControlAction[] = [];
  if (STARTING.test(api)) actions.push(ControlAction.START);
  if (STOPPING.test(api)) actions.push(ControlAction.STOP);
  if (REDEPLOYING.test(api)) actions.push(ControlAction.REDEPLOY);
  if (SCALING.test(api)) {
    const given = lowerCased(inputs);
    const count = given.desiredcount ?? given.desiredcapacity ?? given.mincapacity;
    const asked = scalar(count);
    const isParameter = asked?.includes('{{') === true;
    if (asked === '0' || isParameter) actions.push(ControlAction.STOP);
    if (asked !== undefined && asked !== '0') actions.push(ControlAction.START);
    if (scalar(given.forcenewdeployment) === 'true') actions.push(ControlAction.REDEPLOY);
  }
  return actions;
}

/** AWS takes the same input as `desiredCount` and as `DesiredCount`. */
function lowerCased(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key.toLowerCase(), value]));
}

function parsed(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
