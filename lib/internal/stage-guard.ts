import { CfnParameter, CfnRule, Fn, Names, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { stageTransitionRefusal } from '../requirements/stage-transition';
import { StageKind } from '../requirements/stage-kind';
import { outermost } from './support-stack';

/**
 * Lets CloudFormation refuse to turn a deployed environment into one of another stage. The stage that it was first
 * deployed as stays in a parameter of its stack, because the CDK command line and `aws cloudformation deploy` send what a
 * parameter was before; a rule compares it with the stage of the template. Whatever sends no previous values, such as
 * `cdk deploy --no-previous-parameters`, takes the default, which is the stage of the template: it is never refused, and
 * is remembered from then on. So a production that grew from soft launch remembers soft launch unless it grew that way.
 */
export function guardStage(environment: Construct, stage: StageKind): void {
  const scope = rememberingScope(environment);
  const kinds = Object.values(StageKind);
  const remembered = new CfnParameter(scope, 'Default', {
    default: stage,
    allowedValues: kinds,
    description: `The stage that ${environment.node.path} was deployed as. Leave it: by it a change of stage is refused.`,
  });
  new CfnRule(scope, 'Rule', {
    assertions: kinds.flatMap((before) => {
      const reason = stageTransitionRefusal(before, stage);
      if (reason === undefined) return [];
      return {
        assert: Fn.conditionNot(Fn.conditionEquals(remembered.valueAsString, before)),
        assertDescription: `${environment.node.path} was deployed as ${before} and does not become ${stage}, because ${reason}. Describe ${stage} as an environment of its own, under another id and in another stack.`,
      };
    }),
  });
}

/** Each deployment passes the parameters of a nested stack anew, so only the outermost stack can remember a value. */
function rememberingScope(environment: Construct): Construct {
  const home = outermost(Stack.of(environment));
  return home === Stack.of(environment)
    ? new Construct(environment, 'StageKind')
    : new Construct(home, `${Names.uniqueId(environment)}StageKind`);
}
