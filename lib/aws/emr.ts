import { is } from '../internal/values';
import { list, scalar } from '../internal/json';
import { type Answer, isTrue } from './answers';
import {
  BY_PATCHING,
  BY_SECURITY_GROUPS,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
} from './facts';
import { publicAddress } from './launched';
import { requiring } from './transit';
import { within } from './within';

/** Amazon EMR. */
export const EMR: ServiceFacts = {
  'AWS::EMR::Cluster': {
    data: {
      // HDFS is emptied with the cluster; a database is not.
      // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-file-systems.html
      holds: ({ properties }) =>
        list(properties.Applications).some((one) => is(within(one, 'Name'), 'HBase')),
      awsBackup: 'not supported',
    },
    encryptedAtRest: (cluster, around) => securitySetting('EnableAtRestEncryption', cluster, around),
    encryptedInTransit: requiring((cluster, around) =>
      securitySetting('EnableInTransitEncryption', cluster, around),
    ),
    // All its nodes are in one zone.
    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-vpc-subnet.html
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: BY_PATCHING,
    health: { namespaces: ['AWS/ElasticMapReduce'], dimension: 'JobFlowId' },
    exposure: {
      internet: (cluster, around) => publicAddress(undefined, subnetsOf(cluster), cluster, around),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
  'AWS::EMRServerless::Application': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'new releases',
      property: 'ReleaseLabel',
      isAutomatic: () => 'unknown',
    },
    health: NOT_APPLICABLE,
    // It runs jobs, which serve no requests.
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/** A setting of the security configuration of a cluster, without which nothing is encrypted. */
function securitySetting(name: string, cluster: TemplateResource, around: Surroundings): Answer {
  const { SecurityConfiguration } = cluster.properties;
  if (SecurityConfiguration === undefined) return 'no';
  const configuration = around.follow(SecurityConfiguration, cluster)?.properties.SecurityConfiguration;
  // As text, it is not evaluated.
  if (configuration === undefined || scalar(configuration) !== undefined) return 'unknown';
  return isTrue(within(configuration, 'EncryptionConfiguration', name));
}

function subnetsOf({ properties: { Instances } }: TemplateResource): readonly unknown[] {
  return [...list(within(Instances, 'Ec2SubnetId')), ...list(within(Instances, 'Ec2SubnetIds'))];
}
