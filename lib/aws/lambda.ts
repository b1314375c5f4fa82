import { isOneOf, not } from './answers';
import { ALWAYS, ANYONE, NOT_APPLICABLE, type ServiceFacts } from './facts';
import { within } from './within';

/** AWS Lambda. */
export const LAMBDA: ServiceFacts = {
  'AWS::Lambda::Function': {
    data: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/lambda/latest/dg/security-encryption-at-rest.html
    encryptedAtRest: ALWAYS,
    // What invokes it decides.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'new runtime versions',
      property: 'UpdateRuntimeOn of RuntimeManagementConfig',
      isAutomatic: ({ properties }) =>
        not(isOneOf(within(properties.RuntimeManagementConfig, 'UpdateRuntimeOn'), ['Manual'], 'Auto')),
    },
    health: { namespaces: ['AWS/Lambda'], dimension: 'FunctionName' },
    // Its URL is a resource.
    exposure: NOT_APPLICABLE,
    // Lambda runs as many as requests need.
    server: NOT_APPLICABLE,
  },
  'AWS::Lambda::Url': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // AWS calls it an HTTP(S) endpoint, and does not document whether it rejects HTTP.
    // https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
    encryptedInTransit: () => [{ kind: 'unknown' }],
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: { internet: () => 'yes', admission: ANYONE, webAcl: 'not supported' },
    server: NOT_APPLICABLE,
  },
};
