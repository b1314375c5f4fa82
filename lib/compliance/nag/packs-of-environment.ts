import type { Declarations } from '../../requirements/declarations';
import { PACK_NAMES, type PackName } from '../../requirements/pack-name';

/** The cdk-nag packs for an environment: AwsSolutions, and the packs of the frameworks that it declares. */
export function packsOf({ frameworks = [] }: Pick<Declarations, 'frameworks'>): PackName[] {
  const declared = frameworks.flatMap(({ packs }) => packs);
  return PACK_NAMES.filter((pack) => pack === 'AwsSolutions' || declared.includes(pack));
}
