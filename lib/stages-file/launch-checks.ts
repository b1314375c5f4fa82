import { DataResidency, StageKind } from '..';
import { refuseRegion } from '../components/backup/backup-limits';
import { checkThreeZones } from '../components/network/regions';
import { didYouMean } from '../internal/did-you-mean';
import { resolveProfile, type StageProfile } from '../requirements/stage-profile';
import type { Draft, DraftEnvironment } from './draft';
import { launchAnswers } from './launch-schema';
import type { KeyPath, Problem } from './problem';
import { environmentSchema, type EnvironmentDescription } from './schema';
import { missing, refusal, refusalOfKey, refused } from './schema-problems';
import { goesLive, kindOf } from './stage-kinds';
import type { YamlSource } from './yaml-source';

/** What an environment says too much or too little of going live, and what of it does not go together. */
export function launchProblems(
  source: YamlSource,
  id: string,
  environment: DraftEnvironment,
  draft: Draft,
): Problem[] {
  const { settings, malformed } = environment;
  const kind = malformed.includes('stage') ? undefined : kindOf(id, settings.stage);
  if (kind === undefined) return [];
  const path = ['environments', id];
  const isThere = (key: string) => Object.hasOwn(settings, key) || malformed.includes(key);
  if (!goesLive(kind)) {
    const limit = `no users come to ${kind}; take it out, or write 'stage: SoftLaunch' or 'stage: Production'`;
    return Object.keys(launchAnswers)
      .filter(isThere)
      .map((key) => refusalOfKey(source, [...path, key], limit));
  }
  const profile = resolveProfile(kind, { conditions: [] });
  return [
    ...neededKeys(kind, !isThere('monitoring') || announces(settings))
      .filter((key) => !isThere(key))
      .map((key) => missing(source, [...path, key], environmentSchema.shape[key].description)),
    ...regionProblems(source, path, settings),
    ...answerProblems(source, path, settings, profile),
    ...instanceProblems(source, path, environment, draft, profile),
    ...planProblems(source, path, settings, draft),
  ];
}

function neededKeys(kind: StageKind, tellsContacts: boolean) {
  const always = ['region', 'domain', 'publicAccess', 'backup', 'frameworks'] as const;
  return [
    ...always,
    ...(tellsContacts ? (['contacts'] as const) : []),
    ...(kind === StageKind.PRODUCTION ? (['objectives'] as const) : []),
  ];
}

/** True if contacts are told, on a day, whom to tell of the launch. */
function announces({ publicAccess }: Partial<EnvironmentDescription>): boolean {
  const plans = [publicAccess?.open?.hard, publicAccess?.open?.soft];
  return plans
    .flatMap((plan) => [...(plan?.notices ?? []), ...(plan?.thirdParties ?? [])])
    .some(({ notifiedAt }) => notifiedAt === undefined);
}

function regionProblems(
  source: YamlSource,
  path: KeyPath,
  { region, network, backup, dataResidency }: Partial<EnvironmentDescription>,
): Problem[] {
  if (region === undefined) return [];
  const copies = backup?.toRegion?.region;
  const copyVault = backup?.existing?.copyVault;
  const stays = (what: string, place: string) => () =>
    dataResidency && DataResidency.within([...dataResidency])._refuse(what, place);
  return [
    ...refused(source, [...path, 'region'], stays('region of the environment', region)),
    ...(copies === undefined
      ? []
      : refused(
          source,
          [...path, 'backup', 'toRegion', 'region'],
          stays('region that backups are copied to', copies),
        )),
    ...(network?.zones?.length === 3
      ? []
      : refused(source, [...path, 'region'], () => checkThreeZones(region))),
    ...(copies === undefined
      ? []
      : refused(source, [...path, 'backup', 'toRegion', 'region'], () => refuseRegion(region, copies))),
    ...(copyVault === undefined
      ? []
      : refused(source, [...path, 'backup', 'existing', 'copyVault'], () =>
          refuseRegion(region, copyVault.split(':')[3]),
        )),
  ];
}

/** Answers that the kind of the environment does not take. */
function answerProblems(
  source: YamlSource,
  path: KeyPath,
  { backup, monitoring, publicAccess, teamAccess }: Partial<EnvironmentDescription>,
  { stage, requirements }: StageProfile,
): Problem[] {
  const isVpn =
    (teamAccess?.clientVpn ?? teamAccess?.existing?.evidence ?? teamAccess?.withoutVpn) !== undefined;
  const answers: readonly { readonly at: KeyPath; readonly value: unknown; readonly limit: string }[] = [
    {
      at: ['teamAccess'],
      value: isVpn || !requirements['SEC-2'].required ? undefined : teamAccess,
      limit: `${stage} asks for a VPN; write clientVpn, existing with the evidence that it is one, or withoutVpn beside the team access [SEC-2]`,
    },
    {
      at: ['backup', 'notRetained'],
      value: requirements['BAK-1'].required ? backup?.notRetained : undefined,
      limit: `${stage} keeps the data of its users; write toRegion, or managedElsewhere if the organization backs it up [BAK-1]`,
    },
    {
      at: ['monitoring', 'waived'],
      value: requirements['MON-1'].required ? monitoring?.waived : undefined,
      limit: `${stage} is monitored; leave monitoring out for alarms on everything, or write managedElsewhere [MON-1]`,
    },
    {
      at: ['publicAccess', 'open', 'hard'],
      value: stage === StageKind.SOFT_LAUNCH ? publicAccess?.open?.hard : undefined,
      limit: `${stage} is for a select group of users; plan it under soft, or let it grow into production [LCH-1]`,
    },
  ];
  return answers.flatMap(({ at, value, limit }) =>
    value === undefined ? [] : [refusal(source, [...path, ...at], value, limit)],
  );
}

/** Services that run less often than the stage asks for, here or in what all environments share. */
function instanceProblems(
  source: YamlSource,
  path: KeyPath,
  { changedServices }: DraftEnvironment,
  { services }: Draft,
  { stage, minimum }: StageProfile,
): Problem[] {
  return [...services].flatMap(([id, shared]) => {
    const changes = changedServices.get(id) ?? {};
    const { instances, singleton } = { ...shared, ...changes };
    if (singleton !== undefined || instances === undefined || instances >= minimum.instances) return [];
    const where = changes.instances === undefined ? [] : [...path, 'overrides'];
    const limit = `${stage} asks for at least ${minimum.instances}; write that many or more under its overrides, or say why it runs once as its singleton [CLU-1]`;
    return [refusal(source, [...where, 'services', id, 'instances'], instances, limit)];
  });
}

/** Components that a plan rolls out and nobody has. */
function planProblems(
  source: YamlSource,
  path: KeyPath,
  { publicAccess }: Partial<EnvironmentDescription>,
  { databases, services }: Draft,
): Problem[] {
  const known = [...databases.keys(), ...services.keys()];
  const { hard, soft } = publicAccess?.open ?? {};
  return Object.entries({ hard, soft }).flatMap(([kind, plan]) =>
    (plan?.components ?? []).flatMap(({ component }, index) => {
      if (known.includes(component)) return [];
      const at = [...path, 'publicAccess', 'open', kind, 'components', index, 'component'];
      const limit = `nothing of that id is there; ${didYouMean(component, known)}`;
      return [refusal(source, at, component, limit)];
    }),
  );
}
