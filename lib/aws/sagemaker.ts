import { list } from '../internal/json';
import { NOT_APPLICABLE, type ServiceFacts, type Surroundings, type TemplateResource } from './facts';
import { within } from './within';

/** Stands for a number that no template shows. */
const UNKNOWN = {};

/** Endpoints of Amazon SageMaker AI. */
export const SAGEMAKER: ServiceFacts = {
  'AWS::SageMaker::Endpoint': {
    data: NOT_APPLICABLE,
    // Its configuration is a resource.
    encryptedAtRest: NOT_APPLICABLE,
    // It is called by the API of SageMaker.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'security updates of its instances',
      property: 'InferenceAmiVersion',
      isAutomatic: () => 'unknown',
    },
    health: { namespaces: ['AWS/SageMaker', '/aws/sagemaker/Endpoints'], dimension: 'EndpointName' },
    // It is called by the API of SageMaker.
    exposure: NOT_APPLICABLE,
    server: {
      min: (endpoint, around) => counts('MinInstanceCount', endpoint, around),
      max: (endpoint, around) => counts('MaxInstanceCount', endpoint, around),
    },
  },
};

/** The numbers of instances of the variants; SageMaker scales a serverless one. */
function counts(bound: string, endpoint: TemplateResource, around: Surroundings): readonly unknown[] {
  const configuration = around.follow(endpoint.properties.EndpointConfigName, endpoint);
  const variants = list(configuration?.properties.ProductionVariants);
  if (variants.length === 0) return [UNKNOWN];
  return variants.map(
    (variant) =>
      within(variant, 'ManagedInstanceScaling', bound) ?? within(variant, 'InitialInstanceCount') ?? UNKNOWN,
  );
}
