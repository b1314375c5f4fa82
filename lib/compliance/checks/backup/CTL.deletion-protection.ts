import { booleanCheck } from '../../analysis/boolean-check';
import { firstDeployment } from '../check';
import { findings } from '../../findings';
import { type JsonObject, list, object } from '../../../internal/json';
import { OutcomeState, Severity } from '../../outcome';

const FINDINGS = findings('CTL', Severity.HIGH, {
  notDeletionProtected: {
    message: '{resource} has no deletion protection.',
    remediation: 'Enable the deletion protection of the resource.',
  },
  deletionProtectionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has deletion protection is known only at deployment.',
    remediation: 'Set the deletion protection to a literal value.',
  },
});

const protection = booleanCheck({
  id: 'CTL.deletion-protection',
  title: 'Databases, tables, user pools and load balancers have deletion protection',
  remediation: 'Enable the deletion protection of the resource.',
  findings: { isFalse: FINDINGS.notDeletionProtected, isUnknown: FINDINGS.deletionProtectionUnknown },
  properties: {
    'AWS::RDS::DBInstance': ({ DBClusterIdentifier, DeletionProtection }) =>
      DBClusterIdentifier === undefined ? [DeletionProtection] : [],
    'AWS::RDS::DBCluster': deletionProtection,
    'AWS::DocDB::DBCluster': deletionProtection,
    'AWS::Neptune::DBCluster': deletionProtection,
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
  notApplicable: 'The environment has no resource with deletion protection.',
  met: 'Databases, tables, user pools and load balancers have deletion protection',
});

export const ctlDeletionProtection: typeof protection = {
  ...protection,
  evaluate(model, context) {
    const outcome = protection.evaluate(model, context);
    const isFirst = context.declarations.firstDeployment === true;
    return isFirst && outcome.state === OutcomeState.NOT_MET ? firstDeployment() : outcome;
  },
};

function deletionProtection({ DeletionProtection }: JsonObject): readonly unknown[] {
  return [DeletionProtection];
}
