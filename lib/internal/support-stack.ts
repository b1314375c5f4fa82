import { DefaultStackSynthesizer, Stack, Stage, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { StageEnvironmentError } from './errors';

/**
 * The stack beside the one of `scope` that holds what must stand in another Region: found or made once, in the same
 * stage and account, and deployed first. Its id is the name of the stack of `scope` with the Region; one of that id
 * which is there already is used, for who has to make it in a way of their own.
 *
 * @throws StageEnvironmentError if what is there already is no stack of that Region, or the stack stands in no app
 */
export function supportStack(scope: IConstruct, region: string): Stack {
  const home = outermost(Stack.of(scope));
  const stage = Stage.of(home);
  const id = `${home.stackName}-${region}`;
  if (stage === undefined) refuse(id, home.node.path, 'a stack stands in an app', 'give it an App as scope');
  const found = stage.node.tryFindChild(id);
  const support = found ?? new Stack(stage, id, inRegion(home, region));
  if (!Stack.isStack(support) || support.region !== region) {
    refuse(id, support.node.path, `it is a stack of ${region}`, 'give what is there another id');
  }
  home.addStackDependency(support);
  return support;
}

/** The stack that nests this one, through all levels; itself if none does. */
export function outermost(stack: Stack): Stack {
  return stack.nestedStackParent === undefined ? stack : outermost(stack.nestedStackParent);
}

function inRegion(home: Stack, region: string) {
  const qualifier = home.synthesizer.bootstrapQualifier;
  const isOwn = qualifier !== undefined && qualifier !== DefaultStackSynthesizer.DEFAULT_QUALIFIER;
  return {
    stackName: `${home.stackName}-${region}`,
    description: `What ${home.stackName} keeps in ${region}`,
    env: { region, account: Token.isUnresolved(home.account) ? undefined : home.account },
    synthesizer: isOwn ? new DefaultStackSynthesizer({ qualifier }) : undefined,
    terminationProtection: home.terminationProtection,
  };
}

function refuse(id: string, value: string, limit: string, remediation: string): never {
  throw new StageEnvironmentError({ what: `support stack ${id}`, value, limit, remediation });
}
