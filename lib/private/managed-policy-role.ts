import { Stack } from 'aws-cdk-lib';
import {
  type AddToPrincipalPolicyResult,
  ManagedPolicy,
  PolicyDocument,
  type PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';

// IAM takes 6144 characters. What a token becomes is not known yet: the longest names there are leave this much room.
const MOST_CHARACTERS = 5500;
const CHARACTERS_OF_A_TOKEN = 64;

/**
 * A role whose grants land in customer managed policies instead of an inline one: reviewers see them on their own, and
 * the packs that forbid inline policies stay silent. A policy that is full is followed by another.
 */
export class ManagedPolicyRole extends Role {
  private policy?: ManagedPolicy;
  private policies = 0;
  private characters = 0;
  private readonly given = new Map<string, ManagedPolicy>();

  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    const text = JSON.stringify(Stack.of(this).resolve(statement.toStatementJson()));
    const given = this.given.get(text);
    if (given !== undefined) return { statementAdded: true, policyDependable: given };
    const characters = lengthOf(text);
    const isFull = this.characters + characters > MOST_CHARACTERS;
    const policy = this.policy === undefined || isFull ? this.nextPolicy() : this.policy;
    policy.addStatements(statement);
    this.characters += characters;
    this.given.set(text, policy);
    return { statementAdded: true, policyDependable: policy };
  }

  private nextPolicy(): ManagedPolicy {
    this.policies += 1;
    this.characters = 0;
    this.policy = new ManagedPolicy(this, this.policies === 1 ? 'Policy' : `Policy${this.policies}`, {
      roles: [this],
      document: new PolicyDocument({ minimize: true }),
    });
    return this.policy;
  }
}

function lengthOf(text: string): number {
  const tokens = text.match(/"(?:Ref|Fn::GetAtt)"/g)?.length ?? 0;
  return text.length + tokens * CHARACTERS_OF_A_TOKEN;
}
