import { isOneOf } from './answers';
import { ALWAYS, BY_AUTHENTICATION, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** The access mode of an environment that sets none, which AWS does not document. */
const UNKNOWN = {};

/** Amazon MWAA. */
export const MWAA: ServiceFacts = {
  'AWS::MWAA::Environment': {
    // Its workflows are in S3, and its database has what they did.
    data: NOT_APPLICABLE,
    // With a key of AWS, or one of the account.
    // https://docs.aws.amazon.com/mwaa/latest/API/API_CreateEnvironment.html
    encryptedAtRest: ALWAYS,
    encryptedInTransit: () => [{ kind: 'unknown' }],
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'security patches',
      property: 'AirflowVersion',
      // An update of the environment applies them.
      // https://docs.aws.amazon.com/mwaa/latest/userguide/update-environment.html
      isAutomatic: () => 'unknown',
    },
    health: { namespaces: ['AmazonMWAA', 'AWS/MWAA'], dimension: 'Environment', property: 'Name' },
    exposure: {
      internet: ({ properties }) => isOneOf(properties.WebserverAccessMode ?? UNKNOWN, ['PUBLIC_ONLY']),
      admission: BY_AUTHENTICATION,
      webAcl: 'not supported',
    },
    // It runs workflows.
    server: NOT_APPLICABLE,
  },
};
