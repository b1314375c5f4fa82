import { StageKind } from '../../lib';
import type { Draft, DraftEnvironment } from './draft';
import type { KeyPath, Problem } from './problem';
import type { EnvironmentDescription } from './schema';
import { refusal, refusalOfKey } from './schema-problems';
import { builtKind, refusedKind, standingOf } from './stage-kinds';
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
  const kind = builtKind(id, stage);
  if (kind === undefined) {
    const limit = `${refusedKind(id)}, or keep the key and say the kind below it, as in 'stage: Staging'`;
    return [refusalOfKey(source, path, limit)];
  }
  if (standingOf(kind, partner) !== undefined) return [];
  if (kind === StageKind.STAGING) {
    const limit = "a partner controls a staging environment; say who and how under 'partner' [STG-3]";
    return [refusalOfKey(source, path, limit)];
  }
  const limit = `${kind} belongs to the development team alone; take the partner out, or write 'stage: Staging'`;
  return [refusal(source, [...path, 'partner'], partner, limit)];
}

/** A load balancer takes certificates of its own region and account, and a store keys of its own region. */
function placeProblems(
  source: YamlSource,
  path: KeyPath,
  { region, account, entry, dataKey }: Partial<EnvironmentDescription>,
): Problem[] {
  const certificate = entry?.certificate;
  return [
    ...elsewhere(source, [...path, 'entry', 'certificate'], certificate, REGION_PART, region),
    ...elsewhere(source, [...path, 'entry', 'certificate'], certificate, ACCOUNT_PART, account),
    ...elsewhere(source, [...path, 'dataKey'], dataKey, REGION_PART, region),
  ];
}

// Of an ARN split at its colons.
const REGION_PART = 3;
const ACCOUNT_PART = 4;

function elsewhere(
  source: YamlSource,
  path: KeyPath,
  arn: string | undefined,
  part: number,
  place: string | undefined,
): Problem[] {
  if (arn === undefined || place === undefined || arn.split(':')[part] === place) return [];
  return [refusal(source, path, arn, `the environment stands in ${place}; give one that stands there too`)];
}
