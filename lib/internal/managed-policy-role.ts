import { Stack } from 'aws-cdk-lib';
import {
  type AddToPrincipalPolicyResult,
  ManagedPolicy,
  PolicyDocument,
  type PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import type { StageProfile } from '../requirements/stage-profile';
import { tokenKey } from './token-key';
import { acknowledge, type AcknowledgementName } from './acknowledgements';

// IAM takes 6144 characters. The value of a token is not known yet; this leaves room for the longest names.
const MAX_CHARACTERS = 5500;
const TOKEN_CHARACTERS = 64;

/**
 * A role whose grants land in customer managed policies instead of an inline policy: reviewers see them apart, and cdk-nag
 * packs that forbid inline policies report nothing. A policy that is full is followed by another.
 */
export class ManagedPolicyRole extends Role {
  private readonly policies: ManagedPolicy[] = [];
  private readonly acknowledged: ((policy: ManagedPolicy) => void)[] = [];
  private characters = 0;
  private readonly added = new Map<string, ManagedPolicy>();

  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    const json: unknown = statement.toStatementJson();
    const key = tokenKey(this, json);
    const added = this.added.get(key);
    if (added !== undefined) return { statementAdded: true, policyDependable: added };
    const characters = lengthOf(JSON.stringify(Stack.of(this).resolve(json)));
    const isFull = this.characters + characters > MAX_CHARACTERS;
    const last = this.policies.at(-1);
    const policy = last === undefined || isFull ? this.nextPolicy() : last;
    policy.addStatements(statement);
    this.characters += characters;
    this.added.set(key, policy);
    return { statementAdded: true, policyDependable: policy };
  }

  /**
   * Acknowledges findings on the role's policies, also on later ones, since it is not known before in which of them a grant
   * lands.
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
  return text.length + tokens * TOKEN_CHARACTERS;
}
