import { isOneOf, not } from './answers';
import { ALWAYS, ANYONE, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** AWS AppSync. */
export const APP_SYNC: ServiceFacts = {
  'AWS::AppSync::GraphQLApi': {
    data: NOT_APPLICABLE,
    // The cache is a resource.
    encryptedAtRest: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/appsync/latest/devguide/infrastructure-security.html
    encryptedInTransit: ALWAYS,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/AppSync'], dimension: 'GraphQLAPIId' },
    exposure: {
      internet: ({ properties }) => not(isOneOf(properties.Visibility, ['PRIVATE'], 'GLOBAL')),
      admission: ANYONE,
      webAcl: 'association',
    },
    server: NOT_APPLICABLE,
  },
};
