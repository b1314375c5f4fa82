import {
  DefaultTokenResolver,
  type IFragmentConcatenator,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
  Reference,
  Tokenization,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * A text that two values share only if they will be the same at deployment. The resolved values do not tell: resources of
 * different nested stacks may have the same logical id.
 */
export function tokenKey(scope: IConstruct, value: unknown): string {
  return JSON.stringify(Tokenization.resolve(value, { scope, resolver: BY_PATH, preparing: false }));
}

const FRAGMENTS: IFragmentConcatenator = {
  join: (left, right) => [left, right].map(textOf).join(''),
};

class ByPathResolver extends DefaultTokenResolver {
  public override resolveToken(
    token: IResolvable,
    context: IResolveContext,
    postProcessor: IPostProcessor,
  ): unknown {
    if (Reference.isReference(token) && !token.displayName.startsWith('AWS::')) {
      return `<${token.target.node.path}.${token.displayName}>`;
    }
    return super.resolveToken(token, context, postProcessor);
  }
}

const BY_PATH = new ByPathResolver(FRAGMENTS);

function textOf(fragment: unknown): string {
  if (fragment === undefined) return '';
  return typeof fragment === 'string' ? fragment : JSON.stringify(fragment);
}
