import { CfnResource, Stack, Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import { templatesOfAssembly } from './from-assembly';
import { modelWhere } from './build-model';
import type { ResourceModel } from './resource-model';

/**
 * The model of all resources of a construct, and of others in the same application such as its support stacks. Other
 * resources of the same stacks are left out, except those that change the access to its resources.
 *
 * The templates are read as synthesized, with aspects applied and references between stacks resolved. The application is
 * synthesized if that has not been done.
 *
 * @throws StageEnvironmentError if a construct is in no stage
 */
export function modelFromScope(scope: IConstruct, ...further: readonly IConstruct[]): ResourceModel {
  stageOf(scope).synth();
  return modelFromSynthesized(scope, ...further);
}

/** Like `modelFromScope`, for an application that is already synthesized or is being validated. */
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

/** The innermost stage or app of a construct, which may be the construct itself. */
export function stageOf(scope: IConstruct): Stage {
  const stage = [...scope.node.scopes].reverse().find((one) => Stage.isStage(one));
  if (stage === undefined) {
    throw new StageEnvironmentError({
      id: 'compliance.scope-outside-app',
      what: 'construct to check',
      value: scope.node.path,
      limit: 'only a construct in an app can be synthesized',
      remediation: 'give its stack an App as scope',
    });
  }
  return stage;
}
