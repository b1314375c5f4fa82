import { Stack } from 'aws-cdk-lib';
import {
  type AddToPrincipalPolicyResult,
  ManagedPolicy,
  PolicyDocument,
  type PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import type { StageProfile } from '../requirements/stage-profile';
import { acknowledge, type AcknowledgementName } from './acknowledgements';

// IAM takes 6144 characters. What a token becomes is not known yet: the longest names there are leave this much room.
const MOST_CHARACTERS = 5500;
const CHARACTERS_OF_A_TOKEN = 64;

/**
 * A role whose grants land in customer managed policies instead of an inline one: reviewers see them on their own, and
 * the packs that forbid inline policies stay silent. A policy that is full is followed by another.
 */
export class ManagedPolicyRole extends Role {
  private readonly policies: ManagedPolicy[] = [];
  private readonly acknowledged: ((policy: ManagedPolicy) => void)[] = [];
  private characters = 0;
  private readonly given = new Map<string, ManagedPolicy>();

  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    const text = JSON.stringify(Stack.of(this).resolve(statement.toStatementJson()));
    const given = this.given.get(text);
    if (given !== undefined) return { statementAdded: true, policyDependable: given };
    const characters = lengthOf(text);
    const isFull = this.characters + characters > MOST_CHARACTERS;
    const last = this.policies.at(-1);
    const policy = last === undefined || isFull ? this.nextPolicy() : last;
    policy.addStatements(statement);
    this.characters += characters;
    this.given.set(text, policy);
    return { statementAdded: true, policyDependable: policy };
  }

  /**
   * Acknowledges findings where they arise: on the role's policies, those to come too, since which of them a grant lands
   * in shows only when one is full.
   */
  public acknowledgeOnPolicies(name: AcknowledgementName, profile: StageProfile): void {
    const onPolicy = (policy: ManagedPolicy): void => acknowledge(policy, name, profile);
    this.policies.forEach(onPolicy);
    this.acknowledged.push(onPolicy);
  }

  private nextPolicy(): ManagedPolicy {
    const id = this.policies.length === 0 ? 'Policy' : `Policy${this.policies.length + 1}`;
    const policy = new ManagedPolicy(this, id, {
      roles: [this],
      document: new PolicyDocument({ minimize: true }),
    });
    this.characters = 0;
    this.policies.push(policy);
    this.acknowledged.forEach((onPolicy) => onPolicy(policy));
    return policy;
  }
}

function lengthOf(text: string): number {
  const tokens = text.match(/"(?:Ref|Fn::GetAtt)"/g)?.length ?? 0;
  return text.length + tokens * CHARACTERS_OF_A_TOKEN;
}
