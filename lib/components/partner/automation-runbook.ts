import { ArnFormat, Aws, Lazy, Stack } from 'aws-cdk-lib';
import { type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { Automation, AutomationStep } from '../../spi/automation';

/**
 * The executions of automations in the environment's account and Region, whose ids are known only at run time. By pseudo
 * parameters alone, so that its acknowledgement is the same in every environment.
 */
export const AUTOMATION_EXECUTIONS = `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:automation-execution/*`;

interface ComponentAutomation {
  readonly componentId: string;
  readonly automation: Automation;
}

/** Properties of an Automation runbook. */
export interface AutomationRunbookProps {
  /** What the runbook does. */
  readonly description: string;
  /**
   * Whether the components run in reverse order, so that each stops before those it uses.
   *
   * @default false
   */
  readonly latestFirst?: boolean;
}

/**
 * An SSM Automation runbook for one operation on every component, with a role of its own. Its caller needs no permission on
 * the components.
 */
export class AutomationRunbook extends Construct {
  public readonly document: CfnDocument;
  /** The role by which the runbook acts. */
  public readonly role: Role;
  /** The ARN by which Regions with the older scheme authorize its execution. */
  public readonly definitionArn: string;
  public readonly documentArn: string;
  private readonly automations: ComponentAutomation[] = [];

  constructor(scope: Construct, id: string, props: AutomationRunbookProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.role = new ManagedPolicyRole(this, 'Role', {
      assumedBy: new ServicePrincipal('ssm.amazonaws.com', {
        // Automations of other accounts may not use the role.
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: { 'aws:SourceArn': AUTOMATION_EXECUTIONS },
        },
      }),
    });
    this.document = new CfnDocument(this, 'Document', {
      documentType: 'Automation',
      documentFormat: 'JSON',
      updateMethod: 'NewVersion',
      content: {
        schemaVersion: '0.3',
        description: props.description,
        assumeRole: this.role.roleArn,
        mainSteps: Lazy.any({
          produce: () => {
            const { automations } = this;
            return (props.latestFirst === true ? [...automations].reverse() : automations).flatMap(rendered);
          },
        }),
      },
    });
    const name = this.document.ref;
    const arn = (resource: string, resourceName: string): string =>
      stack.formatArn({ service: 'ssm', resource, resourceName, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
    this.definitionArn = arn('automation-definition', `${name}:$DEFAULT`);
    this.documentArn = arn('document', name);
  }

  /** Adds the operation on a component. */
  public attach(componentId: string, automation: Automation): void {
    this.automations.push({ componentId, automation });
    automation.statements.forEach((statement) => this.role.addToPrincipalPolicy(statement));
  }
}

function rendered({ componentId, automation }: ComponentAutomation): object[] {
  return automation.steps.map(
    ({ name, action, inputs, continueOnFailure = false, timeout }: AutomationStep) => ({
      // No id has an underscore, so steps of different components never collide.
      name: `${componentId}_${name}`,
      action,
      inputs,
      ...(timeout === undefined ? {} : { timeoutSeconds: timeout.toSeconds() }),
      ...(continueOnFailure ? { onFailure: 'Continue' } : {}),
    }),
  );
}
