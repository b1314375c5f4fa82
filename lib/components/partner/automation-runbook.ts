import { ArnFormat, Aws, Lazy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { Automation, AutomationStep } from '../../spi/automation';

/**
 * The executions of automations in the environment's account and region; the id of one is known only once it runs. By
 * pseudo parameters alone, so that its acknowledgement names it the same everywhere.
 */
export const AUTOMATION_EXECUTIONS = `arn:${Aws.PARTITION}:ssm:${Aws.REGION}:${Aws.ACCOUNT_ID}:automation-execution/*`;

interface AttachedOperation {
  readonly componentId: string;
  readonly operation: Automation;
}

/** What it does. */
export interface AutomationRunbookProps {
  readonly description: string;
  /**
   * Whether what was attached last comes first, as when things stop before what they use.
   *
   * @default false
   */
  readonly latestFirst?: boolean;
}

/**
 * A Systems Manager Automation document that does one thing to every component attached to it, with a role of its
 * own. Who may run it needs no right to the things it changes.
 */
export class AutomationRunbook extends Construct {
  public readonly document: CfnDocument;
  /** What the document may do. */
  public readonly role: ManagedPolicyRole;
  /** The ARN by which regions that still follow the older scheme know the right to run it. */
  public readonly definitionArn: string;
  public readonly documentArn: string;
  private readonly componentConfigs: AttachedOperation[] = [];

  constructor(scope: Construct, id: string, props: AutomationRunbookProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.role = new ManagedPolicyRole(this, 'Role', {
      assumedBy: new ServicePrincipal('ssm.amazonaws.com', {
        // Nobody else's automation may borrow the role.
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
            const automations =
              props.latestFirst === true ? [...this.componentConfigs].reverse() : this.componentConfigs;
            return automations.flatMap(rendered);
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

  /** Lets the document do it to a further component. */
  public attach(componentId: string, operation: Automation): void {
    this.componentConfigs.push({ componentId, operation });
    operation.statements.forEach((statement) => this.role.addToPrincipalPolicy(statement));
  }
}

function rendered({ componentId, operation }: AttachedOperation): object[] {
  return operation.steps.map(
    ({ name, action, inputs, continueOnFailure = false, timeout }: AutomationStep) => ({
      // No id has an underscore, so that no two components' steps can meet.
      name: `${componentId}_${name}`,
      action,
      inputs,
      ...(timeout === undefined ? {} : { timeoutSeconds: timeout.toSeconds() }),
      ...(continueOnFailure ? { onFailure: 'Continue' } : {}),
    }),
  );
}
