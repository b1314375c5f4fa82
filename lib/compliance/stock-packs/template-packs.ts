import { basename, extname } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { AwsSolutionsPack } from './aws-solutions-pack';
import { HipaaSecurityPack } from './hipaa-security-pack';
import { LazyPack } from './lazy-pack';
import { Nist80053R5Pack } from './nist-80053-r5-pack';
import { PciDss321Pack } from './pci-dss-321-pack';
import type { PackName } from '../../requirements/pack-name';
import type { StockResult } from './stock-result';

const PACKS = {
  AwsSolutions: AwsSolutionsPack,
  'HIPAA.Security': HipaaSecurityPack,
  'NIST.800.53.R5': Nist80053R5Pack,
  'PCI.DSS.321': PciDss321Pack,
} as const;

/**
 * What packs of stock rules say of plain templates. The rules know constructs only, so each template is read back into
 * constructs; one with functions or macros that the CDK cannot read is named as one that could not be asked about.
 *
 * @param files templates in JSON or YAML
 */
export function stockResultsOfTemplates(
  files: readonly string[],
  packs: readonly PackName[],
): readonly StockResult[] {
  const app = new App({ analyticsReporting: false });
  const unasked = files.flatMap((file, index) => include(file, index, app));
  const isEmpty = unasked.length === files.length;
  const asked = packs.map((name) => new PACKS[name](app));
  LazyPack._together(asked);
  return asked.map((pack) => ({
    ...(isEmpty ? nothingOf(pack.name) : pack.result),
    ...(unasked.length === 0 ? {} : { unasked }),
  }));
}

/** @returns why it could not be included */
function include(file: string, index: number, app: App): string[] {
  const name = basename(file, extname(file)).replace(/[^A-Za-z0-9-]/g, '-');
  const id = `${/^[A-Za-z]/.test(name) ? name : `Template-${name}`}${index === 0 ? '' : `-${index + 1}`}`;
  const stack = new Stack(app, id);
  try {
    // Only once rules are asked over templates: few ever do.
    const { CfnInclude } =
      require('aws-cdk-lib/cloudformation-include') as typeof import('aws-cdk-lib/cloudformation-include');
    new CfnInclude(stack, 'Template', { templateFile: file, preserveLogicalIds: true });
    return [];
  } catch (error) {
    app.node.tryRemoveChild(id);
    const message = error instanceof Error ? error.message : String(error);
    return [`${basename(file)} could not be asked about: ${message.split('\n')[0]}`];
  }
}

function nothingOf(pack: PackName): StockResult {
  return { pack, rules: [], findings: [], acknowledgements: [], waived: [], needless: [] };
}
