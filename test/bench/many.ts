import { type App, Stack, Validations } from 'aws-cdk-lib';
import { ProductionEnv } from '../../lib';
import { StageChecks } from '../../lib/compliance';
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
  const packs = ['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;
  const checks = new StageChecks(environment, { packs });
  Validations.of(stack).addPlugins(...checks.plugins);
}
