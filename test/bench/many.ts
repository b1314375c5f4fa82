import { type App, Stack, Validations } from 'aws-cdk-lib';
import { ProductionEnv } from '../../lib';
import { StageChecks } from '../../lib/compliance';
import { production as productionByHand } from './baseline/production';
import { production } from './shop';

/** Applications with many environments, each the shop's production: a tenant or a region each. */
export function ten(app: App): Stack {
  return many(app, 10, production);
}

export function forty(app: App): Stack {
  return many(app, 40, production);
}

export function tenByHand(app: App): Stack {
  return many(app, 10, productionByHand);
}

export function fortyByHand(app: App): Stack {
  return many(app, 40, productionByHand);
}

export function tenWithPacks(app: App): Stack {
  return many(app, 10, productionWithPacks);
}

export function fortyWithPacks(app: App): Stack {
  return many(app, 40, productionWithPacks);
}

function many(app: App, environments: number, describe: (app: App, key: string) => Stack): Stack {
  const stacks = Array.from({ length: environments }, (_, index) => describe(app, `Production${index}`));
  return stacks[0];
}

/** With our checks and the four cdk-nag packs, as an app registers them. */
function productionWithPacks(app: App, key: string): Stack {
  const stack = production(app, key);
  const environment = stack.node.findChild('Environment');
  if (!(environment instanceof ProductionEnv)) throw new Error('the stack holds a production environment');
  const packs = ['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;
  const checks = new StageChecks(environment, { packs });
  Validations.of(stack).addPlugins(...checks.plugins);
  return stack;
}
