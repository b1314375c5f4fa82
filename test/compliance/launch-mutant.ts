import { StageKind } from '../../lib';
import { OutcomeState } from '../../lib/compliance';
import { buildLedger } from '../../lib/compliance/ledger/build-ledger';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { Declarations } from '../../lib/requirements/declarations';
import { Condition } from '../../lib/requirements/requirement';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { compliantLaunch, type LaunchTemplate, declaredLaunch } from './compliant-launch';
import { DECLARATIONS } from './compliant-staging';

export const LAUNCH_CHECKS = [
  'DWN-2.zero-downtime',
  'DWN-2.maintenance-page',
  'WHN-1.change-calendar',
  'NTF-1.user-notices',
  'NTF-2.third-party-notices',
];
const CONDITIONS = [Condition.USERS_NOTICE, Condition.THIRD_PARTIES_DECLARED];

/** A change of the template, of the declarations, or of both. */
export interface LaunchChange {
  readonly change?: (template: LaunchTemplate) => void;
  readonly declared?: Partial<Declarations>;
}

/** The checks of a launch that are not met, with their reasons and the ids of their findings. */
export function launchOutcome({ declared, change }: LaunchChange) {
  const template = compliantLaunch();
  change?.(template);
  const { requirements } = buildLedger({
    model: modelFromTemplate(template, { name: 'Shop' }),
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: CONDITIONS }),
    declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION, launch: declaredLaunch(), ...declared },
    nag: [],
  });
  const results = requirements
    .flatMap(({ checks }) => checks)
    .filter(({ check }) => LAUNCH_CHECKS.includes(check));
  return {
    states: Object.fromEntries(
      results.filter(({ state }) => state !== OutcomeState.MET).map(({ check, state }) => [check, state]),
    ),
    reasons: results.map(({ reason }) => reason),
    findings: results.flatMap(({ findings }) => findings.map(({ id }) => id)),
  };
}

function properties({ Resources }: LaunchTemplate, id: string): Record<string, unknown> {
  return Resources[id].Properties;
}

export function set(id: string, values: Record<string, unknown>) {
  return (template: LaunchTemplate) => {
    Object.assign(properties(template, id), values);
  };
}

export function deregistrationDelay(Value: unknown) {
  return set('Target', { TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value }] });
}

export function target(id: string, values: Record<string, unknown>) {
  return (template: LaunchTemplate) => {
    const all = properties(template, id);
    all.Target = { ...(all.Target as object), ...values };
  };
}

export function calendar(from: string, to: string) {
  return (template: LaunchTemplate) => {
    const all = properties(template, 'Calendar');
    all.Content = String(all.Content).replace(from, to);
  };
}

export function bare(template: LaunchTemplate): void {
  set('Web', { DeploymentConfiguration: undefined })(template);
  set('Target', { TargetGroupAttributes: undefined })(template);
}
