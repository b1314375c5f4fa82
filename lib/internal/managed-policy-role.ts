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
import { acknowledge, type AcknowledgedValues, type AcknowledgementName } from './acknowledgements';

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
  private readonly statements: PolicyStatement[] = [];
  private readonly listeners: ((statement: PolicyStatement) => void)[] = [];
  private characters = 0;
  /** The statements of the last policy without their resources. */
  private readonly terms = new Set<string>();
  private readonly added = new Map<string, ManagedPolicy>();

  public override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    const json: unknown = statement.toStatementJson();
    const key = tokenKey(this, json);
    const added = this.added.get(key);
    if (added !== undefined) return { statementAdded: true, policyDependable: added };
    const { Resource, ...rest } = Stack.of(this).resolve(json) as { readonly Resource?: unknown };
    const terms = JSON.stringify(rest);
    const characters = {
      added: lengthOf(JSON.stringify(Resource ?? '')),
      alone: lengthOf(JSON.stringify({ Resource, ...rest })),
    };
    // The document merges statements that differ in their resources alone.
    const isFull =
      this.characters + (this.terms.has(terms) ? characters.added : characters.alone) > MAX_CHARACTERS;
    const last = this.policies.at(-1);
    const policy = last === undefined || isFull ? this.nextPolicy() : last;
    policy.addStatements(statement);
    this.characters += this.terms.has(terms) ? characters.added : characters.alone;
    this.terms.add(terms);
    this.added.set(key, policy);
    this.statements.push(statement);
    this.listeners.forEach((listener) => listener(statement));
    return { statementAdded: true, policyDependable: policy };
  }

  /**
   * Acknowledges findings on the role's policies, also on later ones, since it is not known before in which of them a grant
   * lands.
   */
  public acknowledgeOnPolicies(
    name: AcknowledgementName,
    profile: StageProfile,
    values?: AcknowledgedValues,
  ): void {
    const onPolicy = (policy: ManagedPolicy): void => acknowledge(policy, name, profile, values);
    this.policies.forEach(onPolicy);
    this.acknowledged.push(onPolicy);
  }

  /** Tells of each statement that is added, also of earlier ones. */
  public onStatement(listener: (statement: PolicyStatement) => void): void {
    this.statements.forEach((statement) => listener(statement));
    this.listeners.push(listener);
  }

  private nextPolicy(): ManagedPolicy {
    const id = this.policies.length === 0 ? 'Policy' : `Policy${this.policies.length + 1}`;
    const policy = new ManagedPolicy(this, id, {
      roles: [this],
      document: new PolicyDocument({ minimize: true }),
    });
    this.characters = 0;
    this.terms.clear();
    this.policies.push(policy);
    this.acknowledged.forEach((onPolicy) => onPolicy(policy));
    return policy;
  }
}

function lengthOf(text: string): number {
  const tokens = text.match(/"(?:Ref|Fn::GetAtt)"/g)?.length ?? 0;
  return text.length + tokens * TOKEN_CHARACTERS;
}
