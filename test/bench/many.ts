import { type App, Stack, Validations } from 'aws-cdk-lib';
import {
  AwsSolutionsPack,
  HipaaSecurityPack,
  Nist80053R5Pack,
  PciDss321Pack,
  ProductionEnv,
  StageChecks,
} from '../../lib';
import { production } from './shop';

/** Applications with many environments, each the shop's production: a tenant or a region each. */
export function ten(app: App): Stack {
  return many(app, 10, { withPacks: false });
}

export function forty(app: App): Stack {
  return many(app, 40, { withPacks: false });
}

export function tenWithPacks(app: App): Stack {
  return many(app, 10, { withPacks: true });
}

export function fortyWithPacks(app: App): Stack {
  return many(app, 40, { withPacks: true });
}

function many(app: App, environments: number, { withPacks }: { readonly withPacks: boolean }): Stack {
  const stacks = Array.from({ length: environments }, (_, index) => production(app, `Production${index}`));
  if (withPacks) stacks.forEach(checkWithPacks);
  return stacks[0];
}

/** With our checks and the four cdk-nag packs, as an app registers them. */
function checkWithPacks(stack: Stack): void {
  const environment = stack.node.findChild('Environment');
  if (!(environment instanceof ProductionEnv)) throw new Error('the stack holds a production environment');
  const nagPacks = [AwsSolutionsPack, HipaaSecurityPack, Nist80053R5Pack, PciDss321Pack].map(
    (Pack) => new Pack(environment),
  );
  const checks = new StageChecks(environment, { nagPacks });
  Validations.of(stack).addPlugins(checks, ...nagPacks);
}
