import type { SynthesizedEnvironment } from './assembly';
import { cdk, towards } from './cdk-command';
import type { Emulator } from './emulator';
import { Failure } from './failure';

/**
 * Deploys an environment as a user would: `cdk bootstrap` for each account and region, then `cdk deploy`, from the
 * assembly that was synthesized before.
 *
 * @param say receives each step
 * @throws Failure with the command's output if one of them fails
 */
export async function deploy(
  emulator: Emulator,
  assembly: string,
  environment: SynthesizedEnvironment,
  say: (line: string) => void,
): Promise<void> {
  const places = [...new Set(environment.stacks.map((stack) => `${stack.account}/${stack.region}`))];
  for (const place of places) {
    say(`bootstraps ${place}`);
    const [account = '', region = ''] = place.split('/');
    await must(emulator, account, region, ['bootstrap', `aws://${place}`, '--app', assembly]);
  }
  say('deploys');
  const first = environment.stacks.at(0);
  if (first === undefined) throw new Failure(`${environment.id} has no stack.`);
  const how = ['--method', 'direct', '--require-approval', 'never', '--progress', 'events'];
  await must(emulator, first.account, first.region, [
    'deploy',
    `${environment.id}/*`,
    '--app',
    assembly,
    ...how,
  ]);
}

async function must(
  emulator: Emulator,
  account: string,
  region: string,
  args: readonly string[],
): Promise<void> {
  const credentials = await emulator.credentials(account);
  const done = await cdk(args, towards(emulator.endpoint, credentials, region));
  if (done.code !== 0) {
    throw new Failure(
      `'cdk ${args.slice(0, 2).join(' ')}' failed.`,
      `${done.output.trim()}\nThe emulator's log is ${emulator.logFile}.`,
    );
  }
}
