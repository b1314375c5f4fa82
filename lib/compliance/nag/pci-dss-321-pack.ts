import { LazyPack } from './lazy-pack';

/** The rules of cdk-nag for payment cards (PCI DSS 3.2.1) over one environment, and nothing beside it. */
export class PciDss321Pack extends LazyPack {
  public readonly name = 'PCI.DSS.321';
}
