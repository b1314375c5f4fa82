import { is, isLike } from '../../internal/values';
import { type JsonObject, list, object } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import type { Value } from './policy-statements';

export const DOCUMENT = 'AWS::SSM::Document';

/** An action by which a partner controls an environment. */
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

/** The Automation document of the environment whose ARN this is; undefined for another, or for a wildcard. */
export function documentOf({ text }: Value, model: ResourceModel): ModelResource | undefined {
  const name = DOCUMENT_ARN.exec(text)?.[1];
  if (name === undefined || /[*?]/.test(name)) return undefined;
  return model
    .possible(DOCUMENT)
    .filter(({ properties }) => is(properties.DocumentType, 'Automation'))
    .find(
      ({ properties, stack, logicalId }) =>
        name === `\${${stack.name}/${logicalId}}` || is(properties.Name, name),
    );
}

/** The actions that the steps of an Automation document perform. */
export function controlActionsOf(document: ModelResource): ReadonlySet<ControlAction> {
  const content = contentOf(document);
  return new Set(
    list(content.mainSteps).flatMap((step) => {
      const inputs = object(object(step).inputs);
      return actionsOf(object(step).action, inputs.Api, inputs);
    }),
  );
}

function actionsOf(
  action: unknown,
  api: unknown,
  inputs: Readonly<Record<string, unknown>>,
): ControlAction[] {
  if (is(action, 'aws:changeInstanceState')) {
    return is(inputs.DesiredState, 'running') ? [ControlAction.START] : [ControlAction.STOP];
  }
  const actions: ControlAction[] = [];
  if (isLike(api, STARTING)) actions.push(ControlAction.START);
  if (isLike(api, STOPPING)) actions.push(ControlAction.STOP);
  if (isLike(api, REDEPLOYING)) actions.push(ControlAction.REDEPLOY);
  if (isLike(api, SCALING)) {
    const input = lowerCased(inputs);
    const count = input.desiredcount ?? input.desiredcapacity ?? input.mincapacity;
    const isParameter = isLike(count, /\{\{/);
    if (isParameter || is(count, 0)) actions.push(ControlAction.STOP);
    if (count !== undefined && (isParameter || !is(count, 0))) actions.push(ControlAction.START);
    if (is(input.forcenewdeployment, true)) actions.push(ControlAction.REDEPLOY);
  }
  return actions;
}

/** Systems Manager accepts the same input as `desiredCount` and as `DesiredCount`. */
function lowerCased(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key.toLowerCase(), value]));
}

/** The content of a Systems Manager document, which templates hold as an object or as JSON text. */
export function contentOf({ properties: { Content } }: ModelResource): JsonObject {
  if (typeof Content !== 'string') return object(Content);
  try {
    return object(JSON.parse(Content));
  } catch {
    return {};
  }
}
