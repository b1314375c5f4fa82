import type { Declarations } from '../../requirements/declarations';
import type { DeclaredObjectives, DeclaredSingleton } from '../../requirements/declared-objectives';
import { type DeclaredLaunch, LaunchKind } from '../../requirements/declared-launch';
import {
  type ComponentRollOut,
  type Notice,
  type SpecialEvent,
  type UserExperience,
} from '../../requirements/launch-plan-options';
import { StageKind } from '../../requirements/stage-kind';

/** The declaration, in a sentence, that answers a requirement; none if the description of the environment has none. */
export function answerOf(requirement: string, declarations: Declarations): string | undefined {
  const { launch, stage } = declarations;
  const answer = DECLARED[requirement]?.(declarations) ?? (launch && PLANNED[requirement]?.(launch, stage));
  return answer === '' ? undefined : answer;
}

/** The key under which a file declares what a requirement asks for; none if no file does. */
export function declaringKey(requirement: string): string | undefined {
  return requirement in PLANNED ? 'publicAccess: open' : KEYS[requirement];
}

const KEYS: Readonly<Partial<Record<string, string>>> = {
  'STG-1': 'owner',
  'SRV-2': 'objectives',
  'CLU-1': 'singletons',
  'SEC-3': 'paths',
  'FRM-1': 'frameworks',
};

/** True if the declaration leaves nothing to prove by templates or attestations. */
export function leavesNothingToProve(requirement: string, { frameworks }: Declarations): boolean {
  return requirement === 'FRM-1' && frameworks?.some(({ noneBecause }) => noneBecause !== undefined) === true;
}

const DECLARED: Readonly<Partial<Record<string, (declarations: Declarations) => string | undefined>>> = {
  'STG-1': ({ owner }) => (owner.trim() === '' ? undefined : `the owner is ${owner}`),
  'SRV-2': ({ objectives }) => objectives && objectivesText(objectives),
  'CLU-1': ({ singletons }) => singletons && singletonsText(singletons),
  'SEC-3': ({ paths = [] }) =>
    paths.map(({ traffic, from, to, over }) => `${traffic} from ${from} to ${to} over ${over}`).join('; '),
  'FRM-1': ({ frameworks }) =>
    frameworks
      ?.map(({ name, noneBecause }) => (noneBecause === undefined ? name : `none: ${noneBecause}`))
      .join(', '),
};

const PLANNED: Readonly<
  Partial<Record<string, (launch: DeclaredLaunch, stage: StageKind) => string | undefined>>
> = {
  'LCH-1': ({ kind, opensOn, audience }, stage) =>
    stage === StageKind.SOFT_LAUNCH && kind === LaunchKind.HARD
      ? undefined
      : `a ${kind} launch on ${opensOn}${audience === undefined ? '' : `, for ${audience.description}`}`,
  'DWN-1': ({ experience }) => experienceText(experience),
  'WHN-1': ({ opensOn, moment: { busiestHours, specialEvents, teamAvailable } }) =>
    `${opensOn}; busiest hours: ${busiestHours}; special events: ${specialEvents.map(eventText).join(', ') || 'none'}; the team is available: ${teamAvailable.from} to ${teamAvailable.to}`,
  'NTF-1': ({ notices }) =>
    notices
      .map(
        (notice) =>
          `${notice.to}, by ${notice.channel} on ${notice.on}: ${notice.message}${notifiedText(notice)}`,
      )
      .join('; '),
  'NTF-2': ({ thirdParties }) =>
    thirdParties
      .map(
        (party) =>
          `${party.name} (${party.provides}), by ${party.channel} on ${party.on}${notifiedText(party)}`,
      )
      .join('; '),
  'DEP-1': ({ components }) => `in this order: ${components.map(inSequence).join('')}`,
  'DEP-2': ({ components }) => {
    const named = (automated: boolean) =>
      components
        .filter((one) => one.automated === automated)
        .map(({ component }) => component)
        .join(', ') || 'nothing';
    return `automated: ${named(true)}; by hand: ${named(false)}`;
  },
  'RBK-1': ({ components }) =>
    components
      .map(
        ({ component, rollBack: { how, trigger, takes, data } }) =>
          `${component}: ${how}, on ${trigger}, within ${takes}; data: ${data}`,
      )
      .join('; '),
};

function eventText({ name, firstDay, lastDay }: SpecialEvent): string {
  return `${name} from ${firstDay} to ${lastDay}`;
}

function notifiedText({ notifiedAt }: Notice): string {
  return notifiedAt === undefined ? '' : ` (notified: ${notifiedAt})`;
}

function experienceText({ downtime, disconnection, clientUpgrade }: UserExperience): string {
  const yesOrNo = (it: boolean) => (it ? 'yes' : 'no');
  return `downtime: ${yesOrNo(downtime)}; disconnection of connected clients: ${yesOrNo(disconnection)}; forced client upgrade: ${yesOrNo(clientUpgrade)}`;
}

function objectivesText({ availability, rtoMinutes, peakLoad }: DeclaredObjectives): string {
  return `availability ${availability}% per month; RTO ${rtoMinutes} minutes after the loss of a zone; peak load ${peakLoad} times what the minimum of instances can take`;
}

function singletonsText(singletons: readonly DeclaredSingleton[]): string {
  const once = singletons.map(({ component, reason }) => `${component}: ${reason}`).join(', ');
  return `singletons: ${once || 'none'}; the hosts of different zones are distinct, and AWS decides which host runs in a zone`;
}

function inSequence({ component, parallelWithPrevious }: ComponentRollOut, index: number): string {
  if (index === 0) return component;
  return `${parallelWithPrevious === true ? ' with' : ', then'} ${component}`;
}
