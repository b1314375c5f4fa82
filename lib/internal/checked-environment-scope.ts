import { Construct } from 'constructs';
import { StageHost } from '../spi/stage-host';
import { StageEnvironmentError } from './errors';

/**
 * The scope of an environment, once it is known to stand in no other environment, whose tags, checks and components would
 * reach into it. To be called within `super`, so that nothing is left of an environment that is refused.
 *
 * @throws StageEnvironmentError if it stands in another environment
 */
export function checkedEnvironmentScope(scope: Construct, id: string): Construct {
  const outer = Construct.isConstruct(scope)
    ? scope.node.scopes.find((one) => StageHost.isHost(one))
    : undefined;
  if (outer === undefined) return scope;
  throw new StageEnvironmentError({
    id: 'environment.nested',
    what: `scope of environment ${id}`,
    value: scope.node.path,
    limit: `it stands in environment ${outer.node.path}, and no environment stands in another`,
    remediation: 'pass a Stack, or a construct below one, that stands in no environment',
  });
}
