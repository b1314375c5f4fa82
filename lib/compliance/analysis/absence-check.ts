import { type Asks, type Check, defineCheck, outcomeOf } from '../checks/check';
import { type CheckFinding, type FindingFactory, findings } from '../findings';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { OutcomeState, Severity } from '../outcome';
import type { FeatureTable, Presence } from './presence';

interface AbsenceCheckProps<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly remediation: string;
  /** The types whose resources serve nothing else. */
  readonly types: readonly string[];
  readonly findings: {
    readonly isResource: FindingFactory<'resource'>;
    readonly hasFeature?: FindingFactory<'resource' | 'feature'>;
    readonly isUnknown?: FindingFactory<'resource' | 'feature'>;
  };
  /**
   * The features of other resources.
   *
   * @default - none
   */
  readonly featuresIn?: (model: ResourceModel) => readonly ResourceFeature[];
  readonly met: string;
  readonly asks: Asks;
}

/**
 * The finding about a resource that its stage does not require.
 *
 * @param prefix of the check that reports it
 */
export function resourceNotRequired(prefix: string) {
  return findings(prefix, Severity.LOW, {
    resourceNotRequired: {
      message: '{resource} is not required in this stage.',
      remediation: 'Remove the resource to save its cost, or keep it.',
    },
  }).resourceNotRequired;
}

/**
 * The findings about resources, and about features of resources, that their stage does not require.
 *
 * @param prefix of the check that reports them
 */
export function absenceFindings(prefix: string) {
  const { featureNotRequired, featureUnknown } = findings(prefix, Severity.LOW, {
    featureNotRequired: {
      message: '{resource} has {feature}, which this stage does not require.',
      remediation: 'Disable the feature to save its cost, or keep it.',
    },
    featureUnknown: {
      state: OutcomeState.UNKNOWN,
      message:
        'Whether {resource} has {feature}, which this stage does not require, is known only at deployment.',
      remediation: 'Set the property to a literal value.',
    },
  });
  return {
    isResource: resourceNotRequired(prefix),
    hasFeature: featureNotRequired,
    isUnknown: featureUnknown,
  };
}

/** A feature that a resource may have. */
export interface ResourceFeature {
  readonly resource: ModelResource;
  readonly name: string;
  readonly presence: Presence;
}

/** Finds the features of a table. */
export function featuresByType(table: FeatureTable): (model: ResourceModel) => readonly ResourceFeature[] {
  return (model) =>
    model.ofType(...Object.keys(table)).flatMap((resource) => {
      const feature = table[resource.type];
      if (feature === undefined) return [];
      return [{ resource, name: feature.name, presence: feature.presence(resource.properties) }];
    });
}

/** A check that an environment has nothing of a kind that its stage does not require. */
export function absenceCheck<const Id extends string>(props: AbsenceCheckProps<Id>): Check<Id> {
  const { types, featuresIn = () => [], findings, met } = props;
  return defineCheck({
    id: props.id,
    title: props.title,
    remediation: props.remediation,
    findings,
    asks: props.asks,
    evaluate(model) {
      const resources = model.ofType(...types);
      const features = featuresIn(model);
      return outcomeOf(
        [...resources, ...features.map(({ resource }) => resource)],
        [
          ...resources.map((resource) => findings.isResource(resource)),
          ...features.flatMap((feature) => featureFinding(feature, findings) ?? []),
        ],
        met,
      );
    },
  });
}

function featureFinding(
  { resource, name, presence }: ResourceFeature,
  findings: AbsenceCheckProps<string>['findings'],
): CheckFinding | undefined {
  switch (presence) {
    case 'present':
      return findings.hasFeature?.(resource, { feature: name });
    case 'unknown':
      return findings.isUnknown?.(resource, { feature: name });
    case 'absent':
      return undefined;
  }
}
