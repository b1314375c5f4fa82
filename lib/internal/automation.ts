import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import type { AutomationStep } from '../spi/automation';

/**
 * The executions of automations in the environment's account and Region, whose ids are known only at run time. By pseudo
 * parameters alone, so that its acknowledgement is the same in every environment.
 */
export const AUTOMATION_EXECUTIONS = `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:automation-execution/*`;

/** Systems Manager, for automations of the account alone. */
export function automationPrincipal(account: string): ServicePrincipal {
  return new ServicePrincipal('ssm.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: { 'aws:SourceArn': AUTOMATION_EXECUTIONS },
    },
  });
}

/** The ARNs by which a start of a runbook is authorized: Regions with the older scheme take that of the definition. */
export function documentArns(document: CfnDocument): {
  readonly document: string;
  readonly definition: string;
} {
  const stack = Stack.of(document);
  const arn = (resource: string, resourceName: string): string =>
    stack.formatArn({ service: 'ssm', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
  return {
    document: arn('document', document.ref),
    definition: arn('automation-definition', `${document.ref}:$DEFAULT`),
  };
}

/** The steps of a component as a runbook has them. */
export function renderedSteps(componentId: string, steps: readonly AutomationStep[]): object[] {
  // No id has an underscore, so steps of different components never collide.
  const named = (name: string): string => `${componentId}_${name}`;
  return steps.map(
    ({ name, action, inputs, outputs, continueOnFailure = false, onFailureStep, timeout, description }) => ({
      name: named(name),
      action,
      ...(description !== undefined && { description }),
      inputs,
      ...(timeout !== undefined && { timeoutSeconds: timeout.toSeconds() }),
      ...(continueOnFailure && { onFailure: 'Continue' }),
      ...(onFailureStep !== undefined && { onFailure: `step:${named(onFailureStep)}` }),
      ...(outputs !== undefined && {
        outputs: Object.entries(outputs).map(([output, selector]) => ({
          Name: output,
          Selector: selector,
          Type: 'String',
        })),
      }),
    }),
  );
}
