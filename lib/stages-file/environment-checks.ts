import { StageKind } from '..';
import { checkZonesOf } from '../components/network/regions';
import { STAGE_FACTS } from '../requirements/stage-facts';
import type { Draft, DraftEnvironment } from './draft';
import type { KeyPath, Problem } from './problem';
import { rangeProblems } from './range-checks';
import type { EnvironmentDescription } from './schema';
import { refusal, refusalOfKey, refused } from './schema-problems';
import { kindOf, refusedKind } from './stage-kinds';
import type { YamlSource } from './yaml-source';

/** What of an environment does not go together. */
export function environmentProblems(
  source: YamlSource,
  id: string,
  { settings, malformed }: DraftEnvironment,
): Problem[] {
  const isKnown = !malformed.includes('stage') && !malformed.includes('partner');
  const path = ['environments', id];
  return [
    ...(isKnown ? standingProblems(source, path, id, settings) : []),
    ...placeProblems(source, path, settings),
    ...(malformed.includes('network') ? [] : rangeProblems(source, path, settings)),
  ];
}

/** Names of report folders and stacks that differ in nothing but case would get in each other's way. */
export function environmentTwins(source: YamlSource, { environments }: Draft): Problem[] {
  const ids = [...environments.keys()];
  return ids.flatMap((id, index) => {
    const twin = ids.slice(0, index).find((other) => other.toLowerCase() === id.toLowerCase());
    if (twin === undefined) return [];
    const limit = `'${twin}' is taken; choose a name that differs in more than case`;
    return [refusalOfKey(source, ['environments', id], limit)];
  });
}

function standingProblems(
  source: YamlSource,
  path: KeyPath,
  id: string,
  { stage, partner }: Partial<EnvironmentDescription>,
): Problem[] {
  const kind = kindOf(id, stage);
  if (kind === undefined) {
    const limit = `${refusedKind(id)} Or keep the key and say the kind below it, as in 'stage: Staging'`;
    return [refusalOfKey(source, path, limit)];
  }
  const isStaging = kind === StageKind.STAGING;
  if (isStaging === (partner !== undefined)) return [];
  if (isStaging) {
    const limit = "a partner controls a staging environment; say who and how under 'partner' [STG-3]";
    return [refusalOfKey(source, path, limit)];
  }
  const { ownedBy } = STAGE_FACTS[kind];
  const limit = `${kind} belongs to ${ownedBy} alone; take the partner out, or write 'stage: Staging'`;
  return [refusal(source, [...path, 'partner'], partner, limit)];
}

/** What is made elsewhere stands where the environment does: in its region, and certificates in its account too. */
function placeProblems(
  source: YamlSource,
  path: KeyPath,
  settings: Partial<EnvironmentDescription>,
): Problem[] {
  const { region, account, network, teamAccess, dataKey, domain, contacts = [], firewall, backup } = settings;
  const { serverCertificate, authentication } = teamAccess?.clientVpn ?? {};
  const certificates: readonly Referred[] = [
    [['teamAccess', 'certificate'], teamAccess?.certificate],
    [['teamAccess', 'clientVpn', 'serverCertificate'], serverCertificate],
    [['teamAccess', 'clientVpn', 'authentication', 'certificate'], authentication?.certificate],
    [['domain', 'certificate'], domain?.certificate],
  ];
  const others: readonly Referred[] = [
    [['dataKey'], dataKey],
    [['firewall', 'existing', 'webAcl'], firewall?.existing?.webAcl],
    [['backup', 'existing', 'vault'], backup?.existing?.vault],
    ...contacts.map(({ topic }, index): Referred => [['contacts', index, 'topic', 'arn'], topic?.arn]),
  ];
  const inherited = (part: number, place: string | undefined) => (referred: Referred) =>
    elsewhereProblems(source, path, referred, part, place);
  return [
    ...(region === undefined
      ? []
      : refused(source, [...path, 'network', 'zones'], () => checkZonesOf(region, network?.zones ?? []))),
    ...[...certificates, ...others].flatMap(inherited(REGION_PART, region)),
    ...certificates.flatMap(inherited(ACCOUNT_PART, account)),
  ];
}

/** Where the ARN of something that is made elsewhere stands, and the ARN. */
type Referred = readonly [at: KeyPath, arn: string | undefined];

// Of an ARN split at its colons.
const REGION_PART = 3;
const ACCOUNT_PART = 4;

function elsewhereProblems(
  source: YamlSource,
  path: KeyPath,
  [at, arn]: Referred,
  part: number,
  place: string | undefined,
): Problem[] {
  if (arn === undefined || place === undefined || arn.split(':')[part] === place) return [];
  const limit = `the environment stands in ${place}; give one that stands there too`;
  return [refusal(source, [...path, ...at], arn, limit)];
}
