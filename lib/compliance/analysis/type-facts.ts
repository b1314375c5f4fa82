import { type Answer, yesIf } from '../../aws/answers';
import {
  ALWAYS,
  type Fact,
  NOT_APPLICABLE,
  type NotApplicable,
  type Surroundings,
  type TypeFacts,
} from '../../aws/facts';
import { factsOf, typesWith } from '../../aws/types';
import type { CheckOutcome } from '../checks/check';
import type { CheckFinding } from '../findings';
import type { Candidates } from '../model/candidates';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { outcomeOfEach } from './each';
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
export function resourcesWith(question: keyof TypeFacts, model: ResourceModel): Candidates<KnownResource> {
  return model.possible(...typesWith(question)).flatMap((resource) => {
    const facts = factsOf(resource.type);
    return facts === undefined ? [] : [{ resource, facts }];
  });
}

/**
 * The outcome of a check that asks a question about each resource to which it applies; the answer is yes where AWS does
 * it for all of a type.
 */
export function outcomeOfAnswers<T>(
  question: FactName<T>,
  findingsOf: (resource: ModelResource, answer: Exclude<T, NotApplicable> | 'yes') => readonly CheckFinding[],
  text: { readonly none: string; readonly met: (count: number) => string },
  model: ResourceModel,
): CheckOutcome {
  const around = surroundingsIn(model);
  return outcomeOfEach(
    model.possible(...typesWith(question)),
    (resource) => {
      const answer = answerOf<T>(resource, question, around);
      return answer === NOT_APPLICABLE ? undefined : findingsOf(resource, answer);
    },
    text,
  );
}

/** The answer to a question about a resource. */
export function answerOf<T>(
  resource: ModelResource,
  question: FactName<T>,
  around: Surroundings<ModelResource>,
): Exclude<T, NotApplicable> | 'yes' | NotApplicable {
  const fact = (factsOf(resource.type)?.[question] ?? NOT_APPLICABLE) as
    Fact<T> | typeof ALWAYS | NotApplicable;
  if (fact === NOT_APPLICABLE) return NOT_APPLICABLE;
  return fact === ALWAYS ? 'yes' : (fact(resource, around) as Exclude<T, NotApplicable> | NotApplicable);
}

/** The questions whose answers are of a type. */
type FactName<T> = {
  [Name in keyof TypeFacts]: TypeFacts[Name] extends Fact<T> | typeof ALWAYS | NotApplicable ? Name : never;
}[keyof TypeFacts];
