import { StageEnvironmentError } from '../../lib';
import { addressRange } from '../../lib/command-line';
import {
  type DeclaredEgress,
  type DeclaredPartner,
  type DeclaredTeamAccess,
  PartnerControl,
} from '../../lib/compliance';

/** Declarations in the options of a command. */
export interface DeclaredOptions {
  /** The team access: CIDR ranges, prefix lists and security groups. */
  readonly teamAccess?: readonly string[];
  /** CIDR ranges, each with a port, such as `10.0.0.0/8:443`. */
  readonly egress?: readonly string[];
  /** The AWS account of the partner. */
  readonly partner?: string;
}

/** The declared team access, if there is one. */
export function teamAccessOf({ teamAccess }: DeclaredOptions): DeclaredTeamAccess | undefined {
  if (teamAccess === undefined) return undefined;
  const prefixLists = teamAccess.filter((one) => one.startsWith('pl-'));
  const securityGroups = teamAccess.filter((one) => one.startsWith('sg-'));
  const ranges = teamAccess.filter((one) => !prefixLists.includes(one) && !securityGroups.includes(one));
  ranges.forEach((range) => addressRange("'--team-access'", range));
  return { kind: 'networks', description: teamAccess.join(', '), ranges, prefixLists, securityGroups };
}

export function egressOf({ egress = [] }: DeclaredOptions): DeclaredEgress[] {
  return egress.map((one) => {
    const end = one.lastIndexOf(':');
    const port = Number(one.slice(end + 1));
    if (end < 0 || !Number.isInteger(port) || port < 0 || port > 65535) {
      throw new StageEnvironmentError({
        id: 'cli.egress-malformed',
        what: "'--egress'",
        value: one,
        limit: 'a CIDR range and a port from 0 to 65535 are required',
        remediation: 'write RANGE:PORT, such as 10.0.0.0/8:443',
      });
    }
    const { cidr } = addressRange("'--egress'", one.slice(0, end));
    return { component: 'the environment', destination: cidr, port, reason: 'declared in the command' };
  });
}

/** @param account the account of the environment */
export function partnerOf({ partner }: DeclaredOptions, account?: string): DeclaredPartner | undefined {
  if (partner === undefined) return undefined;
  const control = partner === account ? PartnerControl.OWN_ACCOUNT : PartnerControl.ROLE;
  return { name: partner, control, account: accountOf("'--partner'", partner) };
}

export function accountOf(option: string, account: string): string {
  if (/^\d{12}$/.test(account)) return account;
  throw new StageEnvironmentError({
    id: 'cli.account-malformed',
    what: option,
    value: account,
    limit: 'an AWS account has twelve digits',
    remediation: 'write the account id, such as 111122223333',
  });
}

export function regionOf(region: string): string {
  if (/^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(region)) return region;
  throw new StageEnvironmentError({
    id: 'cli.region-malformed',
    what: "'--region'",
    value: region,
    limit: 'it is not the code of an AWS Region',
    remediation: 'write a code such as eu-west-1',
  });
}
