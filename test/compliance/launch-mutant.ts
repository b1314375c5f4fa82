import { StageKind, OutcomeState } from '../../lib';
import { buildLedger } from '../../lib/compliance/ledger/build-ledger';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { Declarations } from '../../lib/requirements/declarations';
import { Condition } from '../../lib/requirements/requirement';
import { resolveProfile } from '../../lib/requirements/stage-profile';
import { compliantLaunch, type LaunchTemplate, planned } from './compliant-launch';
import { DECLARATIONS } from './compliant-staging';

export const LAUNCH_CHECKS = [
  'DWN-2.zero-downtime',
  'DWN-2.maintenance-page',
  'WHN-1.change-calendar',
  'NTF-1.user-notices',
  'NTF-2.third-party-notices',
];
const CONDITIONS = [Condition.USERS_NOTICE, Condition.THIRD_PARTIES_DECLARED];

export interface Asked {
  readonly break?: (template: LaunchTemplate) => void;
  readonly declared?: Partial<Declarations>;
}

/** What the checks of a launch say, where they are not content, and why. */
export function verdicts({ declared, ...asked }: Asked) {
  const template = compliantLaunch();
  asked.break?.(template);
  const { requirements } = buildLedger({
    model: modelFromTemplate(template, { name: 'Shop' }),
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: CONDITIONS }),
    declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION, launch: planned(), ...declared },
    nag: [],
  });
  const results = requirements
    .flatMap(({ checks }) => checks)
    .filter(({ check }) => LAUNCH_CHECKS.includes(check));
  return {
    turned: Object.fromEntries(
      results.filter(({ state }) => state !== OutcomeState.MET).map(({ check, state }) => [check, state]),
    ),
    reasons: results.flatMap(({ reason, findings }) => [reason, ...findings.map((one) => one.reason)]),
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
