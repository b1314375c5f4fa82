import type { Declarations } from '../../lib/requirements/declarations';
import { type MutableTemplate, resourceOf } from './compliant-staging';
import { guardedStates, guardedTemplate } from './guarded-production';

/** An environment in which exactly one thing is different. */
export interface GuardedMutant {
  /** What is different, and nothing else. */
  readonly broken: string;
  readonly inTemplate?: (template: MutableTemplate) => void;
  readonly inDeclarations?: Partial<Declarations>;
  /** The checks that turn, and what they turn to. */
  readonly turns: Record<string, string>;
}

export const WORLD = '0.0.0.0/0';
export const PENDING = { allUsers: true, ranges: [], ports: [80, 443] };

export const DECLARED_TRAFFIC = 'SEC-1.declared-egress-only';
export const ADMITS = 'SEC-1.declared-ingress-only';
export const FIREWALL = 'SEC-1.web-firewall';
export const VPN = 'SEC-2.vpn';
export const PATHS = 'SEC-3.private-paths';
export const AT_REST = 'SEC-4.encrypted-at-rest';
export const IN_TRANSIT = 'SEC-4.encrypted-in-transit';
export const SELECT_GROUP = 'LCH-2.restricted-audience';

/** Lets a further peer through the security group of the public load balancer. */
export function users(template: MutableTemplate, peer: Record<string, unknown>, port = 443): void {
  const rules = properties(template, 'AWS::EC2::SecurityGroup', 'Users').SecurityGroupIngress as unknown[];
  rules.push({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...peer });
}

export function properties(template: MutableTemplate, type: string, start = ''): Record<string, unknown> {
  return resourceOf(template, type, start).Properties;
}

/** The rules of the web firewall. */
export function rules(template: MutableTemplate): Record<string, unknown>[] {
  return properties(template, 'AWS::WAFv2::WebACL').Rules as Record<string, unknown>[];
}

export function idOf(template: MutableTemplate, start: string): string {
  const found = Object.keys(template.Resources).find((id) => id.startsWith(start));
  if (found === undefined) throw new Error(`nothing starts with ${start}`);
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

/** Breaks the guarded production in one way at a time. */
export function turnsExactly(mutants: readonly GuardedMutant[], inAll: Partial<Declarations> = {}): void {
  let whole: Record<string, string> | undefined;

  test.each(mutants)('$broken: exactly those checks turn', ({ inTemplate, inDeclarations, turns }) => {
    whole ??= guardedStates(guardedTemplate(), inAll);
    const before = whole;
    const template = guardedTemplate();
    inTemplate?.(template);

    const after = guardedStates(template, { ...inAll, ...inDeclarations });

    expect(Object.fromEntries(Object.entries(after).filter(([id, state]) => before[id] !== state))).toEqual(
      turns,
    );
  });
}
