import type { Declarations } from '../../requirements/declarations';
import type { PackName } from '../../requirements/pack-name';

/** Every pack, in the order in which packs run. */
const PACKS: readonly PackName[] = ['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'];

/** The cdk-nag packs for an environment: AwsSolutions, and the packs of the frameworks that it declares. */
export function packsOf({ frameworks = [] }: Pick<Declarations, 'frameworks'>): PackName[] {
  const declared = frameworks.flatMap(({ packs }) => packs);
  return PACKS.filter((pack) => pack === 'AwsSolutions' || declared.includes(pack));
}
