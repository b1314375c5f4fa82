import { type MutableTemplate, resourceOf } from './compliant-staging';
import { checkStates, watchedLedger, watchedTemplate } from './watched-production';

/** The checks whose mutants stand here. */
const WATCHING = /^(?:MON-[123]|OPS-[13]|PRB-[1-6])\./;
export const ALARM = 'AWS::CloudWatch::Alarm';
export const TOPIC = 'AWS::SNS::Topic';

export interface WatchMutant {
  /** What is different, and nothing else. */
  readonly broken: string;
  readonly inTemplate: (template: MutableTemplate) => void;
  /** The checks that turn, and what they turn to. */
  readonly turns: Record<string, string>;
}

export function watchStates(template: MutableTemplate): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checkStates(watchedLedger(template))).filter(([check]) => WATCHING.test(check)),
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

let whole: Record<string, string> | undefined;

/** Breaks what is watched in one way at a time. */
export function turnsExactly(mutants: readonly WatchMutant[]): void {
  test.each(mutants)('$broken: exactly those checks turn', ({ inTemplate, turns }) => {
    whole ??= watchStates(watchedTemplate());
    const before = whole;
    const template = watchedTemplate();
    inTemplate(template);

    const turned = Object.entries(watchStates(template)).filter(([check, state]) => before[check] !== state);

    expect(Object.fromEntries(turned)).toEqual(turns);
  });
}
