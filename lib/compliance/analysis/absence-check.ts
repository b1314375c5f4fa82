import { type Check, defineCheck, outcomeOf } from '../checks/check';
import type { CheckFinding, FindingFactory } from '../findings';
import type { ModelResource } from '../model/resource-model';
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
