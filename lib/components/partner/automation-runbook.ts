import { Lazy, Stack } from 'aws-cdk-lib';
import type { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { automationDocument } from '../../internal/automation-document';
import { automationPrincipal, documentArns, renderedSteps } from '../../internal/automation';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { StageProfile } from '../../requirements/stage-profile';
import type { Automation } from '../../spi/automation';

interface ComponentAutomation {
  readonly componentId: string;
  readonly automation: Automation;
}

/** Properties of an Automation runbook. */
export interface AutomationRunbookProps {
  readonly profile: StageProfile;
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
  public readonly role: ManagedPolicyRole;
  /** The ARN by which Regions with the older scheme authorize its execution. */
  public readonly definitionArn: string;
  public readonly documentArn: string;
  private readonly automations: ComponentAutomation[] = [];

  constructor(scope: Construct, id: string, props: AutomationRunbookProps) {
    super(scope, id);
    this.role = new ManagedPolicyRole(this, 'Role', {
      assumedBy: automationPrincipal(Stack.of(this).account),
    });
    this.role.acknowledgeOnPolicies('SCALABLE_TARGETS_NAMED_BY_AWS', props.profile);
    this.document = automationDocument(this, {
      description: props.description,
      assumeRole: this.role.roleArn,
      mainSteps: Lazy.any({
        produce: () => {
          const { automations } = this;
          return (props.latestFirst === true ? [...automations].reverse() : automations).flatMap(
            ({ componentId, automation }) => renderedSteps(componentId, automation.steps),
          );
        },
      }),
    });
    const { document, definition } = documentArns(this.document);
    this.documentArn = document;
    this.definitionArn = definition;
  }

  /** Adds the operation on a component. */
  public attach(componentId: string, automation: Automation): void {
    this.automations.push({ componentId, automation });
    automation.statements.forEach((statement) => this.role.addToPrincipalPolicy(statement));
  }
}
