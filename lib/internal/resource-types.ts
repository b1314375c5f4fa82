import { factsOf, knownTypes } from '../aws/types';
import { typesWithoutFacts } from '../aws/traits';
import type { DeclaredResourceType } from '../requirements/declared-resource-type';
import type { ResourceTypeOptions } from '../requirements/resource-type-options';
import { checkedText } from './checked-text';
import { nearest } from './did-you-mean';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from './errors';
import { faultsAt, refuseFaults } from './fault';
import { ResourceTrait } from './resource-trait';

// The name of a custom resource has 60 characters at most.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
const TYPE = /^(?:Custom::[\w@-]{1,60}|[A-Za-z0-9]{2,64}(?:::[A-Za-z0-9]{2,64}){2})$/;

/**
 * Resource types by their names, as declarations.
 *
 * @throws StageEnvironmentError if a type is malformed or known, a trait is unknown or named twice, or a reason is blank
 */
export function declaredResourceTypes(
  types: Readonly<Record<string, ResourceTypeOptions>> = {},
): DeclaredResourceType[] {
  return checkedResourceTypes(
    Object.entries(types).map(([type, { traits = [], reason }]) => ({ type, traits, reason })),
  );
}

/**
 * Declarations of resource types.
 *
 * @throws StageEnvironmentError as `declaredResourceTypes`, or if a type is declared twice
 */
export function checkedResourceTypes(types: readonly DeclaredResourceType[]): DeclaredResourceType[] {
  refuseFaults(
    types.flatMap((declared, index) => {
      const { type, traits, reason } = declared;
      const isTwin = types.slice(0, index).some((other) => other.type === type);
      return [
        ...faultsAt([type], () => {
          checkType(type, isTwin);
        }),
        ...faultsAt([type, 'traits'], () => {
          checkTraits(type, traits);
        }),
        ...faultsAt([type, 'reason'], () => checkedText(`'reason' of resource type ${type}`, reason)),
      ];
    }),
  );
  return [...types];
}

function checkType(type: string, isTwin: boolean): void {
  const refuse = refusalOf('type of resourceTypes', type);
  if (!TYPE.test(type)) {
    refuse({
      id: 'resource-types.malformed',
      limit: "a type is 'Custom::' and a name, or three names with '::' between them",
      remediation: "write it as the templates do, such as 'Custom::Migrations'",
    });
  }
  if (isTwin) {
    refuse({
      id: 'resource-types.duplicate',
      limit: 'it is declared twice',
      remediation: 'declare it once',
    });
  }
  if (factsOf(type) !== undefined || typesWithoutFacts().get(type)?.length === 0) {
    refuse({
      id: 'resource-types.known',
      limit: 'the checks know the type, and evaluate its properties',
      remediation: 'leave it out',
    });
  }
  if (typesWithoutFacts().has(type) || !type.startsWith('AWS::')) return;
  const candidate = nearest(type, [...knownTypes(), ...typesWithoutFacts().keys()]);
  if (candidate === undefined) return;
  refuse({
    id: 'resource-types.misspelled',
    limit: 'AWS has no such type',
    remediation: `did you mean '${candidate}'?`,
  });
}

function checkTraits(type: string, traits: readonly string[]): void {
  const refuse = refusalOf(`'traits' of resource type ${type}`, traits);
  const known: readonly string[] = Object.values(ResourceTrait);
  const unknown = traits.find((trait) => !known.includes(trait));
  if (unknown !== undefined) {
    const candidate = nearest(unknown, known);
    refuse({
      id: 'resource-types.unknown-trait',
      limit: `'${unknown}' is none of ${known.join(', ')}`,
      remediation: candidate === undefined ? 'choose among them' : `did you mean '${candidate}'?`,
    });
  }
  if (new Set(traits).size < traits.length) {
    refuse({
      id: 'resource-types.duplicate-trait',
      limit: 'each trait is named once',
      remediation: 'remove one of the two',
    });
  }
  // What may create anything may do all else through it.
  if (traits.includes(ResourceTrait.RESOURCES) && traits.length > 1) {
    refuse({
      id: 'resource-types.contradictory-traits',
      limit: `'${ResourceTrait.RESOURCES}' leaves every check unknown, whatever stands beside it`,
      remediation: 'write it alone, or name what the created resources have and do instead',
    });
  }
}

function refusalOf(
  what: string,
  value: unknown,
): (fault: Omit<StageEnvironmentErrorProps, 'what' | 'value'>) => never {
  return (fault) => {
    throw new StageEnvironmentError({ what, value, ...fault });
  };
}
