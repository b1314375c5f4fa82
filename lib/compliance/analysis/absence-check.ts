import { type Check, defineCheck, outcomeOf } from '../checks/check';
import { type CheckFinding, type FindingFactory, findings } from '../findings';
import type { ModelResource } from '../model/resource-model';
import { OutcomeState, Severity } from '../outcome';
import type { FeatureTable } from './presence';

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
  /** @default - none */
  readonly features?: FeatureTable;
  readonly met: string;
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

/** A check that an environment has nothing of a kind that its stage does not require. */
export function absenceCheck<const Id extends string>(props: AbsenceCheckProps<Id>): Check<Id> {
  const { types, features = {}, findings, met } = props;
  return defineCheck({
    id: props.id,
    title: props.title,
    remediation: props.remediation,
    findings,
    evaluate(model) {
      const resources = model.ofType(...types, ...Object.keys(features));
      return outcomeOf(
        resources,
        resources.flatMap((resource) =>
          types.includes(resource.type)
            ? [findings.isResource(resource)]
            : (featureFinding(resource, features, findings) ?? []),
        ),
        met,
      );
    },
  });
}

function featureFinding(
  resource: ModelResource,
  features: FeatureTable,
  findings: AbsenceCheckProps<string>['findings'],
): CheckFinding | undefined {
  const feature = features[resource.type];
  if (feature === undefined) return undefined;
  const parameters = { feature: feature.name };
  switch (feature.presence(resource.properties)) {
    case 'present':
      return findings.hasFeature?.(resource, parameters);
    case 'unknown':
      return findings.isUnknown?.(resource, parameters);
    case 'absent':
      return undefined;
  }
}
