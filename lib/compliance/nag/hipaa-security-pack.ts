import { LazyPack } from './lazy-pack';

/** The rules of cdk-nag for health data (HIPAA Security) over one environment, and nothing beside it. */
export class HipaaSecurityPack extends LazyPack {
  public readonly name = 'HIPAA.Security';
}
