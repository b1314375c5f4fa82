import { CfnParameter, CfnRule, Fn, Names, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { transitionRefusal } from '../requirements/stage-transition';
import { StageKind } from '../requirements/stage-kind';
import { outermost } from './support-stack';

/**
 * Makes CloudFormation refuse to turn a deployed environment into another stage. A parameter of its stack keeps the stage
 * that was deployed first, since the CDK CLI and `aws cloudformation deploy` send the previous value of a parameter; a rule
 * compares it with the stage of the template. A deployment without previous values, such as by
 * `cdk deploy --no-previous-parameters`, takes the default, the stage of the template: it is never refused, and kept from
 * then on. So a production that was a soft launch is remembered as a soft launch, unless it was deployed that way.
 */
export function guardStage(environment: Construct, stage: StageKind): void {
  const scope = parameterScope(environment);
  const kinds = Object.values(StageKind);
  const remembered = new CfnParameter(scope, 'Default', {
    default: stage,
    allowedValues: kinds,
    description: `The stage as which ${environment.node.path} was deployed first. Do not change it: a rule refuses a change of stage by it.`,
  });
  new CfnRule(scope, 'Rule', {
    assertions: kinds.flatMap((before) => {
      const reason = transitionRefusal(before, stage);
      if (reason === undefined) return [];
      return {
        assert: Fn.conditionNot(Fn.conditionEquals(remembered.valueAsString, before)),
        assertDescription: `${environment.node.path} was deployed as ${before} and does not become ${stage}, because ${reason}. Describe ${stage} as an environment of its own, under another id and in another stack.`,
      };
    }),
  });
}

/** A nested stack gets its parameters from its parent at each deployment, so only the outermost stack keeps a value. */
function parameterScope(environment: Construct): Construct {
  const home = outermost(Stack.of(environment));
  return home === Stack.of(environment)
    ? new Construct(environment, 'StageKind')
    : new Construct(home, `${Names.uniqueId(environment)}StageKind`);
}
