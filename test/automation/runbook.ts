import { checkSelector, inputsOf } from './service-shapes';

/** An Automation runbook as its document has it. */
export interface Runbook {
  readonly parameters?: {
    readonly [name: string]: { readonly default?: string; readonly allowedPattern: string };
  };
  readonly mainSteps: readonly Step[];
}

export interface Step {
  readonly name: string;
  readonly action: string;
  readonly inputs: { readonly [name: string]: unknown };
  readonly onFailure?: string;
  readonly outputs?: readonly { readonly Name: string; readonly Selector: string }[];
}

/** What answers the calls of a runbook: a small account of its own, or the emulator. */
export interface Account {
  /** Answers a call, at once or as a promise. */
  call(service: string, api: string, inputs: { readonly [name: string]: unknown }): unknown;
  /** Lets time pass. */
  pass(): void;
}

/** A step that was performed. */
export interface PerformedStep {
  readonly step: Step;
  /** Why it failed. */
  readonly failure?: Error;
}

/** A step failed, and the runbook with it. */
export class RunbookFailure extends Error {
  constructor(
    step: Step,
    failure: Error,
    /** What was performed before it, and the step itself. */
    readonly performed: readonly PerformedStep[],
  ) {
    super(`${step.name}: ${failure.message}`, { cause: failure });
  }
}

export interface RunOptions {
  readonly parameters?: { readonly [name: string]: string };
  /** What happens while the runbook pauses. */
  readonly onPause?: () => void | Promise<void>;
}

const MAX_POLLS = 50;

/**
 * Runs a runbook as Systems Manager documents it, step by step. Calls and selectors must be those of the service's API.
 *
 * @returns the steps that were performed, in order
 * @throws RunbookFailure if a step fails and ends the runbook
 */
export async function run(
  runbook: Runbook,
  account: Account,
  options: RunOptions = {},
): Promise<PerformedStep[]> {
  const values = new Map(parametersOf(runbook, options));
  const performed: PerformedStep[] = [];
  let position = 0;
  while (position < runbook.mainSteps.length) {
    const step = runbook.mainSteps[position];
    position += 1;
    try {
      await perform(step, account, values, options);
      performed.push({ step });
    } catch (error) {
      const failure = error as Error;
      performed.push({ step, failure });
      if (step.onFailure === 'Continue') continue;
      const next = step.onFailure?.replace(/^step:/, '');
      position = runbook.mainSteps.findIndex(({ name }) => name === next);
      if (position < 0) throw new RunbookFailure(step, failure, performed);
    }
  }
  return performed;
}

function parametersOf({ parameters = {} }: Runbook, options: RunOptions): [string, string][] {
  return Object.entries(parameters).map(([name, parameter]) => {
    const value = options.parameters?.[name] ?? parameter.default;
    if (value === undefined || !new RegExp(parameter.allowedPattern).test(value)) {
      throw new Error(`${name} must match ${parameter.allowedPattern}, got ${value}`);
    }
    return [name, value];
  });
}

async function perform(
  step: Step,
  account: Account,
  values: Map<string, string>,
  options: RunOptions,
): Promise<void> {
  const inputs = substituted(step.inputs, values) as Step['inputs'];
  switch (step.action) {
    case 'aws:executeAwsApi': {
      const response = await answerTo(step, inputs, account);
      for (const { Name, Selector } of step.outputs ?? []) {
        checkSelector(String(inputs.Service), String(inputs.Api), Selector);
        const value = selected(response, Selector);
        if (value === undefined) throw new Error(`no ${Selector} in the response`);
        values.set(`${step.name}.${Name}`, value);
      }
      return;
    }
    case 'aws:assertAwsResourceProperty':
      if (await hasProperty(step, inputs, account)) return;
      return fail(`${String(inputs.PropertySelector)} is not ${JSON.stringify(inputs.DesiredValues)}`);
    case 'aws:waitForAwsResourceProperty':
      for (let poll = 0; poll < MAX_POLLS; poll += 1) {
        if (await hasProperty(step, inputs, account)) return;
        account.pass();
      }
      return fail(`timed out on ${String(inputs.PropertySelector)}`);
    case 'aws:sleep':
      if (!/^PT\d+[HMS]$/.test(String(inputs.Duration))) fail(`no duration: ${String(inputs.Duration)}`);
      account.pass();
      return;
    case 'aws:pause':
      await options.onPause?.();
      return;
    default:
      return fail(`unknown action ${step.action}`);
  }
}

async function hasProperty(step: Step, inputs: Step['inputs'], account: Account): Promise<boolean> {
  const selector = String(inputs.PropertySelector);
  checkSelector(String(inputs.Service), String(inputs.Api), selector);
  const value = selected(await answerTo(step, inputs, account), selector);
  return value !== undefined && (inputs.DesiredValues as string[]).includes(value);
}

const OWN_INPUTS = ['Service', 'Api', 'PropertySelector', 'DesiredValues'];

function answerTo(step: Step, inputs: Step['inputs'], account: Account): unknown {
  const [service, api] = [String(inputs.Service), String(inputs.Api)];
  const known = inputsOf(service, api).map((name) => name.toLowerCase());
  const sent = Object.entries(inputs).filter(([name]) => !OWN_INPUTS.includes(name));
  const unknown = sent.filter(([name]) => !known.includes(name.toLowerCase())).map(([name]) => name);
  if (unknown.length > 0) throw new Error(`${step.name}: ${service} ${api} takes no ${unknown.join(', ')}`);
  return account.call(service, api, Object.fromEntries(sent));
}

function selected(response: unknown, selector: string): string | undefined {
  const found = [...selector.matchAll(/\w+/g)].reduce<unknown>(
    (value, [key]) => (value as Record<string, unknown> | undefined)?.[key],
    response,
  );
  return found === undefined ? undefined : JSON.stringify(found).replace(/^"(.*)"$/, '$1');
}

/** An input with the values of parameters and earlier outputs in it. */
function substituted(value: unknown, values: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => {
      return values.get(name) ?? fail(`{{ ${name} }} has no value`);
    });
  }
  if (Array.isArray(value)) return value.map((item) => substituted(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substituted(item, values)]));
}

function fail(message: string): never {
  throw new Error(message);
}
