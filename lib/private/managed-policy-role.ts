import {
  type AddToPrincipalPolicyResult,
  ManagedPolicy,
  type PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';

/**
 * A role whose grants land in one customer managed policy instead of an inline one: reviewers see it on its own, and
 * the packs that forbid inline policies stay silent.
 */
export class ManagedPolicyRole extends Role {
  private policy?: ManagedPolicy;

  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.policy ??= new ManagedPolicy(this, 'Policy', { roles: [this] });
    this.policy.addStatements(statement);
    return { statementAdded: true, policyDependable: this.policy };
  }
}
