import { type Framework, StageEnvironmentError, type StageKind } from '../../lib';
import { addressRange, readDeclarationsFile, resolveProfile } from '../../lib/command-line';
import {
  type Condition,
  type DeclaredEgress,
  type DeclaredPartner,
  type DeclaredTeamAccess,
  type ExternalEnvironment,
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
  readonly owner?: string;
  /** A file with these declarations and all others. */
  readonly declarations?: string;
}

/** The environment of declarations, with what options name for it. */
export interface DeclaredFor {
  readonly stage: StageKind;
  readonly account?: string;
  readonly region?: string;
  readonly frameworks: readonly Framework[];
  readonly conditions: readonly Condition[];
}

/**
 * What options and a file declare.
 *
 * @throws StageEnvironmentError if both declare the same
 * @throws StagesFileError with every problem of the file
 */
export function declaredIn(
  options: DeclaredOptions,
  { stage, account, region, frameworks, conditions }: DeclaredFor,
): Omit<ExternalEnvironment, 'stage' | 'environment'> {
  const { owner, declarations: file } = options;
  const given = {
    owner,
    egress: options.egress && egressOf(options),
    teamAccess: teamAccessOf(options),
    partner: partnerOf(options, account),
    frameworks: frameworks.length === 0 ? undefined : frameworks.map(({ declared }) => declared),
  };
  const { teamAccess, partner, egress } = given;
  const answers = { teamAccess, partner, frameworks: given.frameworks };
  if (file === undefined) return { owner, egress, conditions, declarations: answers };
  const facts = { profile: resolveProfile(stage, { conditions }), account, region };
  const { declared, keys } = readDeclarationsFile(file, facts);
  refuseTwice(
    Object.keys(OPTIONS).filter((key) => keys.includes(key) && isGiven(given, key)),
    file,
  );
  return {
    owner: owner ?? declared.owner,
    egress: egress ?? declared.egress,
    inherited: declared.inherited,
    conditions: [...new Set([...conditions, ...(declared.conditions ?? [])])],
    declarations: { ...declared.declarations, ...withoutUndefined(answers) },
  };
}

/** The options that declare what a key of the file declares. */
const OPTIONS: Readonly<Record<string, string>> = {
  owner: '--owner',
  egress: '--egress',
  teamAccess: '--team-access',
  partner: '--partner',
  frameworks: '--framework',
};

function isGiven(given: object, key: string): boolean {
  return (given as Readonly<Record<string, unknown>>)[key] !== undefined;
}

function withoutUndefined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function refuseTwice(keys: readonly string[], file: string): void {
  const key = keys.at(0);
  if (key === undefined) return;
  throw new StageEnvironmentError({
    id: 'cli.declared-twice',
    what: `'${OPTIONS[key]}'`,
    value: key,
    limit: `${file} declares it too`,
    remediation: 'declare it in one place',
  });
}

/** The declared team access, if there is one. */
function teamAccessOf({ teamAccess }: DeclaredOptions): DeclaredTeamAccess | undefined {
  if (teamAccess === undefined) return undefined;
  const prefixLists = teamAccess.filter((one) => one.startsWith('pl-'));
  const securityGroups = teamAccess.filter((one) => one.startsWith('sg-'));
  const ranges = teamAccess.filter((one) => !prefixLists.includes(one) && !securityGroups.includes(one));
  ranges.forEach((range) => addressRange("'--team-access'", range));
  return { kind: 'networks', description: teamAccess.join(', '), ranges, prefixLists, securityGroups };
}

function egressOf({ egress = [] }: DeclaredOptions): DeclaredEgress[] {
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
function partnerOf({ partner }: DeclaredOptions, account?: string): DeclaredPartner | undefined {
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
