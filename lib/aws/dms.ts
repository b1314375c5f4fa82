import { isTrue } from './answers';
import { ALWAYS, BY_SECURITY_GROUPS, NOT_APPLICABLE, type ServiceFacts } from './facts';
import { MINOR_VERSIONS } from './rds';

/**
 * AWS DMS.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dms-replicationinstance.html
 */
export const DMS: ServiceFacts = {
  'AWS::DMS::ReplicationInstance': {
    // What it holds is on its way between two databases.
    data: NOT_APPLICABLE,
    encryptedAtRest: ALWAYS,
    // Its endpoints are resources of their own.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: ({ properties }) => isTrue(properties.MultiAZ),
    deletionProtection: NOT_APPLICABLE,
    updates: MINOR_VERSIONS,
    health: { namespaces: ['AWS/DMS'], dimension: 'ReplicationInstanceIdentifier' },
    exposure: {
      internet: ({ properties }) => isTrue(properties.PubliclyAccessible, true),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};
