import type { Declarations } from '../../lib/requirements/declarations';
import {
  changedRequirements,
  compliantTemplate,
  ledgerOf,
  type MutableTemplate,
  resourceOf,
} from './compliant-staging';

/** An environment with exactly one change. */
export interface Mutant {
  /** The change. */
  readonly broken: string;
  readonly inTemplate?: (template: MutableTemplate) => void;
  readonly inDeclarations?: Partial<Declarations>;
  /** The requirements that change, with their new state. */
  readonly changes: Record<string, string>;
}

export const GROUP = 'AWS::EC2::SecurityGroup';
export const httpsFrom = (cidr: Record<string, unknown>) => ({
  IpProtocol: 'tcp',
  FromPort: 443,
  ToPort: 443,
  ...cidr,
});

export function add(template: MutableTemplate, type: string, properties: Record<string, unknown>): void {
  template.Resources.Added = { Type: type, Properties: properties };
}

export function ingress(template: MutableTemplate, rule: Record<string, unknown>): void {
  resourceOf(template, GROUP, 'Balancers').Properties.SecurityGroupIngress = [httpsFrom(rule)];
}

export function egress(template: MutableTemplate, rule: Record<string, unknown>): void {
  resourceOf(template, GROUP, 'Data').Properties.SecurityGroupEgress = [rule];
}

/** Evaluates the compliant environment with one change at a time. */
export function changesExactly(mutants: readonly Mutant[]): void {
  test.each(mutants)('$broken', ({ inTemplate, inDeclarations, changes }) => {
    const template = compliantTemplate();
    inTemplate?.(template);

    const ledger = ledgerOf(template, inDeclarations);

    expect(changedRequirements(ledger)).toEqual(changes);
  });
}

export function partnerPolicy(template: MutableTemplate): { Statement: Record<string, unknown>[] } {
  const { Properties } = resourceOf(template, 'AWS::IAM::Policy', 'Partner');
  return Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
}

export function allowPartner(template: MutableTemplate, statement: Record<string, unknown>): void {
  partnerPolicy(template).Statement.push({ Effect: 'Allow', Resource: '*', ...statement });
}
