import type { Declarations } from '../../lib/requirements/declarations';
import { type MutableTemplate, resourceOf } from './compliant-staging';
import { networkStates, protectedTemplate } from './protected-production';

/** An environment with exactly one change. */
export interface NetworkMutant {
  /** The change. */
  readonly broken: string;
  readonly inTemplate?: (template: MutableTemplate) => void;
  readonly inDeclarations?: Partial<Declarations>;
  /** The checks that change, with their new state. */
  readonly changes: Record<string, string>;
}

export const ANY_IPV4 = '0.0.0.0/0';
export const OPEN_TO_ALL = { allUsers: true, ranges: [], ports: [80, 443] };

export const EGRESS_ONLY = 'SEC-1.declared-egress-only';
export const INGRESS_ONLY = 'SEC-1.declared-ingress-only';
export const FIREWALL = 'SEC-1.web-firewall';
export const VPN = 'SEC-2.vpn';
export const PATHS = 'SEC-3.private-paths';
export const AT_REST = 'SEC-4.encrypted-at-rest';
export const IN_TRANSIT = 'SEC-4.encrypted-in-transit';
export const AUDIENCE = 'LCH-2.restricted-audience';

/** Adds a peer to the security group of the public load balancer. */
export function allowIngress(template: MutableTemplate, peer: Record<string, unknown>, port = 443): void {
  const rules = properties(template, 'AWS::EC2::SecurityGroup', 'Users').SecurityGroupIngress as unknown[];
  rules.push({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peer });
}

export function properties(template: MutableTemplate, type: string, start = ''): Record<string, unknown> {
  return resourceOf(template, type, start).Properties;
}

/** The rules of the web ACL. */
export function webAclRules(template: MutableTemplate): Record<string, unknown>[] {
  return properties(template, 'AWS::WAFv2::WebACL').Rules as Record<string, unknown>[];
}

export function idOf(template: MutableTemplate, start: string): string {
  const found = Object.keys(template.Resources).find((id) => id.startsWith(start));
  if (found === undefined) throw new Error(`no resource with the prefix ${start}`);
  return found;
}

export function without(start: string): (template: MutableTemplate) => void {
  return (template) => {
    idOf(template, start);
    template.Resources = Object.fromEntries(
      Object.entries(template.Resources).filter(([id]) => !id.startsWith(start)),
    );
  };
}

/** Evaluates the environment with one change at a time. */
export function changesExactly(mutants: readonly NetworkMutant[], inAll: Partial<Declarations> = {}): void {
  let unchanged: Record<string, string> | undefined;

  test.each(mutants)('$broken', ({ inTemplate, inDeclarations, changes }) => {
    unchanged ??= networkStates(protectedTemplate(), inAll);
    const before = unchanged;
    const template = protectedTemplate();
    inTemplate?.(template);

    const after = networkStates(template, { ...inAll, ...inDeclarations });

    expect(Object.fromEntries(Object.entries(after).filter(([id, state]) => before[id] !== state))).toEqual(
      changes,
    );
  });
}
