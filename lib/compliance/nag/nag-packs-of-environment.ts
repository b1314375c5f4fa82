import type { IStageUnderTest } from '../stage-checks';
import { AwsSolutionsPack } from './aws-solutions-pack';
import { HipaaSecurityPack } from './hipaa-security-pack';
import { LazyPack } from './lazy-pack';
import { Nist80053R5Pack } from './nist-80053-r5-pack';
import type { NagPackProps } from './rule-waivers';
import { PciDss321Pack } from './pci-dss-321-pack';
import type { INagPack } from './i-nag-pack';

/**
 * The packs of cdk-nag rules for an environment: AwsSolutions, and those of the frameworks that it declares. They are asked
 * together, in one walk over the environment for all of them.
 */
export function nagPacksOf(environment: IStageUnderTest, props: NagPackProps = {}): INagPack[] {
  const added = (environment.declarations.frameworks ?? []).flatMap(({ packs }) => packs);
  const ofFrameworks = [
    new HipaaSecurityPack(environment, props),
    new Nist80053R5Pack(environment, props),
    new PciDss321Pack(environment, props),
  ].filter(({ name }) => added.includes(name));
  const packs = [new AwsSolutionsPack(environment, props), ...ofFrameworks];
  LazyPack._together(packs);
  return packs;
}
