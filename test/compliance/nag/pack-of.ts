import type { IConstruct } from 'constructs';
import { type NagPackPlugin, nagPackPlugins } from '../../../lib/compliance/nag/nag-pack-plugin';
import type { NagPackProps } from '../../../lib/compliance/nag/rule-waivers';
import type { PackName } from '../../../lib/requirements/pack-name';

export const ALL_PACKS: readonly PackName[] = [
  'AwsSolutions',
  'HIPAA.Security',
  'NIST.800.53.R5',
  'PCI.DSS.321',
];

/** One cdk-nag pack over a construct, evaluated by itself. */
export function packOf(name: PackName, scope: IConstruct, props?: NagPackProps): NagPackPlugin {
  const [pack] = nagPackPlugins([name], scope, props);
  return pack;
}
