import { CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import { templatesOfAssembly } from './from-assembly';
import { modelWhere } from './build-model';
import type { ResourceModel } from './resource-model';

/**
 * The model of all resources below a construct, and below further ones of the same application such as its support
 * stacks. What else stands in the same stacks is not in it, but what is attached to its resources from outside.
 *
 * The templates are read as they were synthesized: only then have aspects been applied and references between stacks
 * been settled. The application is synthesized if that has not been done.
 *
 * @throws StageEnvironmentError if a construct stands in no stage
 */
export function modelFromScope(scope: IConstruct, ...further: readonly IConstruct[]): ResourceModel {
  stageOf(scope).synth();
  return modelFromSynthesized(scope, ...further);
}

/** Like `modelFromScope`, for an application that is synthesized, or is just being validated. */
export function modelFromSynthesized(scope: IConstruct, ...further: readonly IConstruct[]): ResourceModel {
  const stage = stageOf(scope);
  const wanted = new Set<string>();
  for (const resource of [scope, ...further].flatMap((construct) => construct.node.findAll())) {
    if (CfnResource.isCfnResource(resource)) wanted.add(keyOf(resource));
  }
  return modelWhere(templatesOfAssembly(stage.outdir), (resource) =>
    wanted.has(`${resource.stack.constructPath}#${resource.logicalId}`),
  );
}

function keyOf(resource: CfnResource): string {
  const stack = Stack.of(resource);
  return `${stack.node.path}#${String(stack.resolve(resource.logicalId))}`;
}

/** The stage or application that is synthesized to see a construct: itself, if it is one. */
export function stageOf(scope: IConstruct): Stage {
  const stage = [...scope.node.scopes].reverse().find((one) => Stage.isStage(one));
  if (stage === undefined) {
    throw new StageEnvironmentError({
      what: 'construct to check',
      value: scope.node.path,
      limit: 'only what stands in an app can be synthesized',
      remediation: 'give its stack an App as scope',
    });
  }
  return stage;
}
