import { all, type Answer } from '../../aws/answers';
import {
  ANYONE,
  BY_AUTHENTICATION,
  BY_SECURITY_GROUPS,
  type ExposureFacts,
  NOT_APPLICABLE,
  type Surroundings,
} from '../../aws/facts';
import { factsOf } from '../../aws/types';
import { findings } from '../findings';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { OutcomeState, Severity } from '../outcome';
import { resourcesWith, surroundingsIn } from './type-facts';

const WEB_ACL_ASSOCIATION = 'AWS::WAFv2::WebACLAssociation';

/** What serves any address on the internet, and no security group decides who reaches it. */
export interface PublicEndpoints {
  readonly certain: readonly ModelResource[];
  /** Those that may: only the deployment knows. */
  readonly possible: readonly ModelResource[];
}

/**
 * The finding about an endpoint that may face the internet.
 *
 * @param prefix of the check that reports it
 */
export function exposureFindings(prefix: string) {
  return findings(prefix, Severity.HIGH, {
    exposureUnknown: {
      state: OutcomeState.UNKNOWN,
      message: 'No template shows whether {resource} serves any address on the internet.',
      remediation: 'Set what decides it to literal values, and evaluate the templates of its policies too.',
    },
  });
}

/** The endpoints that face the internet, load balancers apart: their security groups decide. */
export function otherPublicEndpoints(model: ResourceModel): PublicEndpoints {
  const around = surroundingsIn(model);
  const answers = resourcesWith('exposure', model)
    .existing()
    .map(({ resource, facts: { exposure } }) => ({
      resource,
      answer: exposure === NOT_APPLICABLE ? 'no' : servesAnyAddress(resource, exposure, around),
    }));
  const those = (wanted: Answer) =>
    answers.filter(({ answer }) => answer === wanted).map(({ resource }) => resource);
  return { certain: those('yes'), possible: those('unknown') };
}

function servesAnyAddress(
  resource: ModelResource,
  { internet, admission }: ExposureFacts,
  around: Surroundings<ModelResource>,
): Answer {
  switch (admission) {
    case BY_SECURITY_GROUPS:
    case BY_AUTHENTICATION:
      return 'no';
    case ANYONE:
      return internet(resource, around);
    default:
      return all([internet(resource, around), admission(resource, around)]);
  }
}

/** How AWS WAF protects an endpoint. */
export enum WebAclState {
  ASSOCIATED,
  MISSING,
  /** AWS WAF does not support the type. */
  NOT_SUPPORTED,
  /** The web ACL of a distribution is in us-east-1, in a template of its own. */
  IN_OTHER_REGION,
}

export function webAclStateOf(endpoint: ModelResource, model: ResourceModel): WebAclState {
  const exposure = factsOf(endpoint.type)?.exposure ?? NOT_APPLICABLE;
  if (exposure === NOT_APPLICABLE || exposure.webAcl === 'not supported') return WebAclState.NOT_SUPPORTED;
  if (exposure.webAcl === 'association') {
    return isAssociated(endpoint, model) ? WebAclState.ASSOCIATED : WebAclState.MISSING;
  }
  return exposure.webAcl(endpoint, surroundingsIn(model)) === 'no'
    ? WebAclState.MISSING
    : WebAclState.IN_OTHER_REGION;
}

/** By its reference or by an attribute of it; the ARN of a stage of a REST API contains its API. */
function isAssociated({ stack, logicalId }: ModelResource, model: ResourceModel): boolean {
  const references = ['}', '.'].map((end) => `\${${stack.name}/${logicalId}${end}`);
  return model.possible(WEB_ACL_ASSOCIATION).some((association) => {
    const arn = model.text(association.properties.ResourceArn, association.stack);
    return references.some((reference) => arn.includes(reference));
  });
}
