import { LazyPack } from './lazy-pack';

/** The AWS Solutions rules of cdk-nag over one environment, and nothing beside it. */
export class AwsSolutionsPack extends LazyPack {
  public readonly name = 'AwsSolutions';
}
