import { is } from '../internal/values';
import { list, scalar } from '../internal/json';
import { type Answer, isAbove, isSet, isTrue, matches } from './answers';
import {
  ALWAYS,
  BY_SECURITY_GROUPS,
  type EncryptionAnswer,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type TransitFault,
} from './facts';
import { within } from './within';

/**
 * @see https://aws.amazon.com/blogs/big-data/amazon-redshift-enhances-security-by-changing-default-behavior-in-2025/
 * @see https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
 */
const ENCRYPTS_SINCE = '2025-01-10';

const REQUIRE_SSL = 'require_ssl';

/** Amazon Redshift. */
export const REDSHIFT: ServiceFacts = {
  'AWS::Redshift::Cluster': {
    data: {
      awsBackup: { type: 'Redshift', encryptedBy: 'Encrypted', copies: () => 'unknown' },
      ownBackup: {
        name: 'automated backups',
        isEnabled: ({ properties }) => isAbove(0, properties.AutomatedSnapshotRetentionPeriod, 1),
      },
    },
    encryptedAtRest: encryption,
    encryptedInTransit: clusterFaults,
    multiAz: ({ properties }) => isTrue(properties.MultiAZ),
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'engine versions',
      property: 'AllowVersionUpgrade',
      isAutomatic: ({ properties }) => isTrue(properties.AllowVersionUpgrade, true),
    },
    health: { namespaces: ['AWS/Redshift'], dimension: 'ClusterIdentifier' },
    exposure: {
      internet: ({ properties }) => isTrue(properties.PubliclyAccessible),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
  'AWS::RedshiftServerless::Namespace': {
    // Its recovery points cannot be disabled, and are kept for a day.
    // https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-snapshots-recovery-points.html
    data: { awsBackup: 'not supported' },
    // https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html
    encryptedAtRest: ALWAYS,
    // Its workgroup is what accepts connections.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: () => 'unknown',
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::RedshiftServerless::Workgroup': {
    // The namespace has the data.
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: workgroupFaults,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: {
      namespaces: ['AWS/Redshift-Serverless'],
      dimension: 'Workgroup',
      property: 'WorkgroupName',
    },
    exposure: {
      internet: ({ properties }) => isTrue(properties.PubliclyAccessible),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};

/** AWS refuses to create a cluster without encryption; an update may still remove it. */
function encryption({ properties }: TemplateResource): EncryptionAnswer {
  const { Encrypted, SnapshotIdentifier } = properties;
  if (Encrypted !== undefined) return isTrue(Encrypted);
  return isSet(SnapshotIdentifier) === 'no' ? { byDefaultSince: ENCRYPTS_SINCE } : 'unknown';
}

/** A default parameter group requires TLS or not by its age. */
function clusterFaults(cluster: TemplateResource, around: Surroundings): readonly TransitFault[] {
  const { ClusterParameterGroupName: name } = cluster.properties;
  const group = name === undefined ? undefined : around.follow(name, cluster);
  if (group === undefined) return [{ kind: 'unknown parameters' }];
  const { ParameterGroupFamily: family, Parameters: parameters } = group.properties;
  const byDefault = is(family, 'redshift-1.0') ? 'no' : undefined;
  return faultsOf(requiresSsl(parameters, 'ParameterName') ?? byDefault);
}

function workgroupFaults({ properties }: TemplateResource): readonly TransitFault[] {
  return faultsOf(requiresSsl(properties.ConfigParameters, 'ParameterKey'));
}

/** What parameters set, undefined if they leave it to the default. */
function requiresSsl(parameters: unknown, nameProperty: string): Answer | undefined {
  const named = list(parameters).map((parameter) => ({
    name: scalar(within(parameter, nameProperty))?.toLowerCase(),
    value: within(parameter, 'ParameterValue'),
  }));
  const found = named.find(({ name }) => name === REQUIRE_SSL);
  if (found !== undefined) return matches(found.value, /^true$/i);
  return named.some(({ name }) => name === undefined) ? 'unknown' : undefined;
}

function faultsOf(required: Answer | undefined): readonly TransitFault[] {
  switch (required) {
    case undefined:
      return [{ kind: 'unknown parameters' }];
    case 'unknown':
      return [{ kind: 'unknown' }];
    case 'no':
      return [{ kind: 'parameter not set', parameter: REQUIRE_SSL }];
    case 'yes':
      return [];
  }
}
