import { isTrue } from './answers';
import {
  ALWAYS,
  ANYONE,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
} from './facts';
import { within } from './within';

/** AWS App Runner. */
export const APP_RUNNER: ServiceFacts = {
  'AWS::AppRunner::Service': {
    data: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/apprunner/latest/dg/security-data-protection-encryption.html
    encryptedAtRest: ALWAYS,
    // The same page.
    encryptedInTransit: ALWAYS,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    // A deployment brings the updates of its image.
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/AppRunner'], dimension: 'ServiceName' },
    exposure: {
      internet: ({ properties }) =>
        isTrue(within(properties.NetworkConfiguration, 'IngressConfiguration', 'IsPubliclyAccessible'), true),
      admission: ANYONE,
      webAcl: 'association',
    },
    server: {
      min: (service, around) => [scalingOf(service, around)?.MinSize ?? 1],
      max: (service, around) => [scalingOf(service, around)?.MaxSize ?? 1],
    },
  },
};

/** The scaling of a service; none for that of the account. */
function scalingOf(
  service: TemplateResource,
  around: Surroundings,
): TemplateResource['properties'] | undefined {
  return around.follow(service.properties.AutoScalingConfigurationArn, service)?.properties;
}
