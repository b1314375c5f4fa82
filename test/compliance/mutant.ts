import type { Declarations } from '../../lib/requirements/declarations';
import { compliantTemplate, ledgerOf, type MutableTemplate, resourceOf, turned } from './compliant-staging';

/** An environment in which exactly one thing is different. */
export interface Mutant {
  /** What is different, and nothing else. */
  readonly broken: string;
  readonly inTemplate?: (template: MutableTemplate) => void;
  readonly inDeclarations?: Partial<Declarations>;
  /** The requirements that turn, and what they turn to. */
  readonly turns: Record<string, string>;
}

export const GROUP = 'AWS::EC2::SecurityGroup';
export const scenario = (cidr: Record<string, unknown>) => ({
  IpProtocol: 'tcp',
  FromPort: 443,
  ToPort: 443,
  ...cidr,
});

export function add(template: MutableTemplate, type: string, properties: Record<string, unknown>): void {
  template.Resources.Added = { Type: type, Properties: properties };
}

export function ingress(template: MutableTemplate, rule: Record<string, unknown>): void {
  resourceOf(template, GROUP, 'Balancers').Properties.SecurityGroupIngress = [scenario(rule)];
}

export function egress(template: MutableTemplate, rule: Record<string, unknown>): void {
  resourceOf(template, GROUP, 'Data').Properties.SecurityGroupEgress = [rule];
}

/** Breaks the compliant environment in one way at a time. */
export function turnsExactly(mutants: readonly Mutant[]): void {
  test.each(mutants)('$broken: exactly those requirements turn', ({ inTemplate, inDeclarations, turns }) => {
    const template = compliantTemplate();
    inTemplate?.(template);

    const ledger = ledgerOf(template, inDeclarations);

    expect(turned(ledger)).toEqual(turns);
  });
}

export function partnerPolicy(template: MutableTemplate): { Statement: Record<string, unknown>[] } {
  const { Properties } = resourceOf(template, 'AWS::IAM::Policy', 'Partner');
  return Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
}

export function alsoAllow(template: MutableTemplate, statement: Record<string, unknown>): void {
  partnerPolicy(template).Statement.push({ Effect: 'Allow', Resource: '*', ...statement });
}
