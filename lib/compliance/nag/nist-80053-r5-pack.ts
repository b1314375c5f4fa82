import { LazyPack } from './lazy-pack';

/** The rules of cdk-nag for NIST 800-53, revision 5, over one environment, and nothing beside it. */
export class Nist80053R5Pack extends LazyPack {
  public readonly name = 'NIST.800.53.R5';
}
