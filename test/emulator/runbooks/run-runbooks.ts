import { run, RunbookFailure, type PerformedStep, type Step } from '../../automation/runbook';
import type { SynthesizedEnvironment } from '../assembly';
import type { Clients } from '../read-back/clients';
import { runbooksOf, type DeployedRunbook } from './documents';
import { EmulatorAccount } from './emulator-account';
import { Rehearsals } from './rehearsal';

/** How a runbook ran on the emulator. */
export interface RunbookResult {
  readonly runbook: string;
  /** What each step of it that called the emulator called, such as `rds:ModifyDBInstance`. */
  readonly ran: readonly string[];
  /** The actions of its steps that call nothing, such as `aws:pause`. */
  readonly notRun: readonly string[];
  /** What did not hold, one line each. */
  readonly faults: readonly string[];
}

/**
 * Runs every runbook of a deployed environment on the emulator, and reads back what it leaves.
 *
 * @param clientsOf the clients for an account and Region
 */
export async function runRunbooks(
  { stacks }: SynthesizedEnvironment,
  clientsOf: (account: string, region: string) => Promise<Clients>,
): Promise<RunbookResult[]> {
  const results: RunbookResult[] = [];
  for (const { name, account, region } of stacks) {
    const clients = await clientsOf(account, region);
    results.push(...(await runInTurn(await runbooksOf(name, clients), clients)));
  }
  return results;
}

/** Runs runbooks one after the other, each on what the ones before it left. */
export async function runInTurn(
  runbooks: readonly DeployedRunbook[],
  clients: Clients,
): Promise<RunbookResult[]> {
  const rehearsals = new Rehearsals(clients);
  const results: RunbookResult[] = [];
  for (const runbook of runbooks)
    results.push(await runOne(runbook, rehearsals, new EmulatorAccount(clients)));
  return results;
}

async function runOne(
  runbook: DeployedRunbook,
  rehearsals: Rehearsals,
  account: EmulatorAccount,
): Promise<RunbookResult> {
  const { name, content } = runbook;
  let performed: readonly PerformedStep[] = [];
  const faults: string[] = [];
  try {
    const rehearsal = await rehearsals.prepare(runbook);
    performed = await run(content, account, rehearsal);
    const skipped = content.mainSteps.filter((step) => !performed.some((one) => one.step === step));
    faults.push(...skipped.map((step) => `${step.name}: it did not run`), ...(await rehearsal.faults()));
  } catch (error) {
    if (error instanceof RunbookFailure) ({ performed } = error);
    else faults.push((error as Error).message);
  }
  return {
    runbook: name,
    ran: performed.filter(({ step, failure }) => isCall(step) && failure === undefined).map(callOf),
    notRun: content.mainSteps.filter((step) => !isCall(step)).map(({ action }) => action),
    faults: [...failuresOf(performed), ...faults],
  };
}

/** Every step must run, also one that the runbook goes on without. */
function failuresOf(performed: readonly PerformedStep[]): string[] {
  return performed.flatMap(({ step, failure }) =>
    failure === undefined ? [] : [`${step.name}: ${failure.message}`],
  );
}

function isCall({ inputs }: Step): boolean {
  return inputs.Api !== undefined;
}

function callOf({ step: { inputs } }: PerformedStep): string {
  return `${String(inputs.Service)}:${String(inputs.Api)}`;
}
