import { type MutableTemplate, resourceOf } from './compliant-staging';
import { checkStates, monitoredLedger, monitoredTemplate } from './monitored-production';

/** The checks of monitoring. */
const MONITORING = /^(?:MON-[123]|OPS-[13]|PRB-[1-6])\./;
export const ALARM = 'AWS::CloudWatch::Alarm';
export const TOPIC = 'AWS::SNS::Topic';

export interface MonitoringMutant {
  /** The change. */
  readonly broken: string;
  readonly inTemplate: (template: MutableTemplate) => void;
  /** The checks that change, with their new state. */
  readonly changes: Record<string, string>;
}

export function monitoringStates(template: MutableTemplate): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checkStates(monitoredLedger(template))).filter(([check]) => MONITORING.test(check)),
  );
}

export function alarm(template: MutableTemplate, id: string): Record<string, unknown> {
  return resourceOf(template, ALARM, `${id}Alarm`).Properties;
}

export function without(...starts: string[]): (template: MutableTemplate) => void {
  return (template) => {
    for (const id of Object.keys(template.Resources)) {
      if (starts.some((start) => id.startsWith(start))) remove(template, id);
    }
  };
}

export function idOf(template: MutableTemplate, type: string): string {
  const [id] = Object.entries(template.Resources).find(([, { Type }]) => Type === type) ?? [''];
  return id;
}

export function withoutType(template: MutableTemplate, ...types: string[]): void {
  for (const [id, { Type }] of Object.entries(template.Resources)) {
    if (types.includes(Type)) remove(template, id);
  }
}

function remove(template: MutableTemplate, id: string): void {
  Reflect.deleteProperty(template.Resources, id);
}

let unchanged: Record<string, string> | undefined;

/** Evaluates the environment with one change at a time. */
export function changesExactly(mutants: readonly MonitoringMutant[]): void {
  test.each(mutants)('$broken', ({ inTemplate, changes }) => {
    unchanged ??= monitoringStates(monitoredTemplate());
    const before = unchanged;
    const template = monitoredTemplate();
    inTemplate(template);

    const changed = Object.entries(monitoringStates(template)).filter(
      ([check, state]) => before[check] !== state,
    );

    expect(Object.fromEntries(changed)).toEqual(changes);
  });
}
