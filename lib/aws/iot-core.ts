import { isOneOf } from './answers';
import { BY_AUTHENTICATION, NOT_APPLICABLE, type ServiceFacts } from './facts';
import { tlsPolicyFaults } from './tls-policies';
import { within } from './within';

/** Domain configurations of AWS IoT Core. */
export const IOT_CORE: ServiceFacts = {
  'AWS::IoT::DomainConfiguration': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/iot/latest/developerguide/iot-endpoints-tls-config.html
    encryptedInTransit: ({ properties }) =>
      tlsPolicyFaults(
        within(properties.TlsConfig, 'SecurityPolicy') ?? 'IoTSecurityPolicy_TLS13_1_2_2022_10',
        'SecurityPolicy of TlsConfig',
        /^IoTSecurityPolicy_TLS1[23]_1_[23]_/,
      ),
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: {
      internet: ({ properties }) => isOneOf(properties.DomainConfigurationStatus, ['ENABLED'], 'ENABLED'),
      admission: BY_AUTHENTICATION,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};
