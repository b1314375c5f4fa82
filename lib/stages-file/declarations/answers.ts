import { Construct } from 'constructs';
import type { ExternalEnvironment } from '../../compliance/external-environment';
import type { Decoded } from '../../internal/codec/decoded';
import { durationText } from '../../internal/duration-text';
import type { DeclaredBackup } from '../../requirements/declared-backup';
import type { DeclaredInherited, DeclaredTeamAccess } from '../../requirements/declarations';
import type { StageKind } from '../../requirements/stage-kind';
import type { WrittenDeclarations } from './schema';

type Declared = Omit<ExternalEnvironment, 'stage' | 'environment'>;

/** The declarations of a file as checks read them. */
export function declaredAnswers(written: WrittenDeclarations, stage: StageKind, scope: Construct): Declared {
  const { teamAccess, backup, egress, inherited = [], singletons, consumers, network } = written;
  const create = <T>(key: string, decoded: Decoded<unknown, T> | undefined) =>
    decoded?.create(new Construct(scope, key));
  const access = create('PublicAccess', written.publicAccess);
  const opened = access?._bind({ stage, inUse: [] });
  return {
    owner: create('Owner', written.owner),
    conditions: access?.plan?.conditions,
    egress: egress?.map(({ component = 'the environment', ...rule }) => ({ component, ...rule })),
    inherited: [...inherited, ...inheritedBy(teamAccess)],
    declarations: {
      teamAccess: teamAccess && declaredTeamAccess(teamAccess),
      publicAccess: opened?.declared,
      launch: opened?.launch,
      partner: create('Partner', written.partner)?.declared,
      backup: backup && declaredBackup(backup),
      objectives: create('Objectives', written.objectives)?.declared,
      singletons,
      paths: create('Paths', written.paths)?.map(({ declared }) => declared),
      consumers,
      network,
      frameworks: create('Frameworks', written.frameworks)?.map(({ declared }) => declared),
      dataResidency: create('DataResidency', written.dataResidency)?.declared,
    },
  };
}

type WrittenTeamAccess = NonNullable<WrittenDeclarations['teamAccess']>;

function declaredTeamAccess({
  networks,
  existing,
  clientVpn,
  siteToSiteVpn,
  verifiedAccess,
}: WrittenTeamAccess): DeclaredTeamAccess {
  const access = (kind: string, description: string, ranges: string[] = []) => ({
    kind,
    description,
    ranges,
    prefixLists: existing?.prefixLists ?? [],
    securityGroups: existing?.securityGroups ?? [],
  });
  if (networks !== undefined) return access('networks', `from ${networks.join(', ')}`, networks);
  if (existing !== undefined) return access('existing', existing.description, existing.ranges);
  if (clientVpn !== undefined) {
    return access('client vpn', `by AWS Client VPN from ${clientVpn.clientCidr}`, [clientVpn.clientCidr]);
  }
  if (siteToSiteVpn !== undefined) {
    const { ranges } = siteToSiteVpn;
    return access('site-to-site vpn', `by AWS Site-to-Site VPN from ${ranges.join(', ')}`, ranges);
  }
  return verifiedAccess === undefined
    ? access('session manager', 'by Session Manager of AWS Systems Manager')
    : access('verified access', 'by AWS Verified Access');
}

/** Evidence that an existing access is a VPN. */
function inheritedBy(teamAccess: WrittenTeamAccess | undefined): DeclaredInherited[] {
  const { description = '', evidence } = teamAccess?.existing ?? {};
  return evidence === undefined ? [] : [{ requirement: 'SEC-2', from: description, evidence }];
}

function declaredBackup({
  interval,
  copyInterval = interval,
}: NonNullable<WrittenDeclarations['backup']>): DeclaredBackup {
  const [here, there] = [interval.toMinutes(), copyInterval.toMinutes()];
  return {
    description: `the RPO is ${durationText(here)} in the Region, and ${durationText(there)} from the copies`,
    recoveryPoint: { here, there },
    preflight: [],
  };
}
