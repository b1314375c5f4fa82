import { DefaultStackSynthesizer, Stack, Stage, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from './errors';

/**
 * The stack for resources in another Region, beside the stack of `scope`: found or created once, in the same stage and
 * account, and deployed first. Its id is the name of the stack of `scope` with the Region; an existing stack of that id is
 * used, so that it can be created with other properties.
 *
 * @throws StageEnvironmentError if the existing construct is not a stack of that Region, or the stack stands in no app
 */
export function supportStack(scope: IConstruct, region: string): Stack {
  const home = outermost(Stack.of(scope));
  const stage = Stage.of(home);
  const id = `${home.stackName}-${region}`;
  if (stage === undefined) {
    refuse(id, {
      id: 'support-stack.without-app',
      value: home.node.path,
      limit: 'it must stand in an app',
      remediation: 'pass an App as its scope',
    });
  }
  const found = stage.node.tryFindChild(id);
  const support = found ?? new Stack(stage, id, inRegion(home, region));
  if (!Stack.isStack(support) || support.region !== region) {
    refuse(id, {
      id: 'support-stack.not-of-region',
      value: support.node.path,
      limit: `it must be a stack of ${region}`,
      remediation: 'rename the existing construct',
    });
  }
  home.addStackDependency(support);
  return support;
}

/** The outermost parent of a nested stack; a stack that is not nested itself. */
export function outermost(stack: Stack): Stack {
  return stack.nestedStackParent === undefined ? stack : outermost(stack.nestedStackParent);
}

function inRegion(home: Stack, region: string) {
  const qualifier = home.synthesizer.bootstrapQualifier;
  const isOwn = qualifier !== undefined && qualifier !== DefaultStackSynthesizer.DEFAULT_QUALIFIER;
  return {
    stackName: `${home.stackName}-${region}`,
    description: `Resources of ${home.stackName} in ${region}`,
    env: { region, account: Token.isUnresolved(home.account) ? undefined : home.account },
    synthesizer: isOwn ? new DefaultStackSynthesizer({ qualifier }) : undefined,
    terminationProtection: home.terminationProtection,
  };
}

function refuse(stackId: string, fault: Omit<StageEnvironmentErrorProps, 'what'>): never {
  throw new StageEnvironmentError({ what: `support stack ${stackId}`, ...fault });
}
