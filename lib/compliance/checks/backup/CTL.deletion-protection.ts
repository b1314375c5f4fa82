import { list, object, type JsonObject } from '../../model/json';
import { flagCheck } from '../../analysis/boolean-properties';

export const deletionProtected = flagCheck(
  {
    'AWS::RDS::DBInstance': ({ DBClusterIdentifier, DeletionProtection }) =>
      DBClusterIdentifier === undefined ? [DeletionProtection] : [],
    'AWS::RDS::DBCluster': protection,
    'AWS::DocDB::DBCluster': protection,
    'AWS::Neptune::DBCluster': protection,
    'AWS::DynamoDB::Table': ({ DeletionProtectionEnabled }) => [DeletionProtectionEnabled],
    'AWS::DynamoDB::GlobalTable': ({ Replicas }) =>
      list(Replicas).map((replica) => object(replica).DeletionProtectionEnabled),
    'AWS::Cognito::UserPool': ({ DeletionProtection }) => [
      typeof DeletionProtection === 'object' ? DeletionProtection : DeletionProtection === 'ACTIVE',
    ],
    'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ LoadBalancerAttributes }) => [
      list(LoadBalancerAttributes)
        .map(object)
        .find(({ Key }) => Key === 'deletion_protection.enabled')?.Value,
    ],
  },
  {
    title: 'databases, tables, user pools and load balancers are protected from deletion',
    remediation: 'switch on the deletion protection of the resource',
    fault: 'it is not protected from deletion',
    nothing: 'nothing in the environment has a protection from deletion',
    whenMet: 'databases, tables, user pools and load balancers are protected from deletion',
  },
);

function protection({ DeletionProtection }: JsonObject): readonly unknown[] {
  return [DeletionProtection];
}
