import { type Answer, yesIf } from '../../aws/answers';
import { ALWAYS, type Fact, NOT_APPLICABLE, type Surroundings, type TypeFacts } from '../../aws/facts';
import { factsOf, typesWith } from '../../aws/types';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { allowsAnyPrincipal, isUnresolvedDocument, statementsOf } from './policy-statements';
import { resourcesIn } from './references';
import { zoneOf } from './zones';

/** The resources of a model, as facts read them. */
export function surroundingsIn(model: ResourceModel): Surroundings<ModelResource> {
  return {
    follow: (value, at) => model.follow(value, at.stack).resource,
    referredIn: (value, at) => resourcesIn(value, at.stack, model),
    text: (value, at) => model.text(value, at.stack),
    ofType: (...types) => model.ofType(...types),
    admitsAnyone: (policy, at) => admitsAnyone(policy, at, model),
    zoneOf: (resource) => zoneOf(resource, model),
  };
}

function admitsAnyone(policy: unknown, { stack }: ModelResource, model: ResourceModel): Answer {
  if (isUnresolvedDocument(policy)) return 'unknown';
  return yesIf(statementsOf(policy, stack, model).some(allowsAnyPrincipal));
}

/** A resource, and what is known of its type. */
export interface KnownResource {
  readonly resource: ModelResource;
  readonly facts: TypeFacts;
}

/** The resources to which a question applies. */
export function resourcesWith(question: keyof TypeFacts, model: ResourceModel): readonly KnownResource[] {
  return model.ofType(...typesWith(question)).flatMap((resource) => {
    const facts = factsOf(resource.type);
    return facts === undefined ? [] : [{ resource, facts }];
  });
}

/** A resource, and the answer to a question about it. */
export interface Answered<T> {
  readonly resource: ModelResource;
  readonly answer: T;
}

/**
 * The answers to a question, without the resources to which it does not apply; yes where AWS does it for all of a type.
 */
export function answersTo<T>(
  factOf: (facts: TypeFacts) => Fact<T> | typeof ALWAYS | typeof NOT_APPLICABLE,
  model: ResourceModel,
): readonly Answered<Exclude<T, typeof NOT_APPLICABLE> | 'yes'>[] {
  const around = surroundingsIn(model);
  return model.resources.flatMap((resource) => {
    const facts = factsOf(resource.type);
    const fact = facts === undefined ? NOT_APPLICABLE : factOf(facts);
    if (fact === NOT_APPLICABLE) return [];
    const answer = fact === ALWAYS ? 'yes' : fact(resource, around);
    if (answer === NOT_APPLICABLE) return [];
    return [{ resource, answer: answer as Exclude<T, typeof NOT_APPLICABLE> | 'yes' }];
  });
}
