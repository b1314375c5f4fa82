import { CfnOutput, Stack } from 'aws-cdk-lib';
import { AccountPrincipal, type IManagedPolicy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { AUTOMATION_EXECUTIONS } from '../../internal/automation';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { StageProfile } from '../../requirements/stage-profile';
import type { Automations } from '../../spi/automation';
import { AutomationRunbook } from './automation-runbook';

/** Properties of the role of a partner. */
export interface PartnerRoleProps {
  readonly name: string;
  readonly account: string;
  readonly externalId?: string;
  readonly additionalManagedPolicies?: IManagedPolicy[];
  readonly profile: StageProfile;
}

/** The role by which a partner views an environment, and starts, stops and redeploys it. */
export class PartnerRole extends Construct {
  public readonly role: Role;
  public readonly start: AutomationRunbook;
  public readonly stop: AutomationRunbook;
  public readonly redeploy: AutomationRunbook;

  constructor(scope: Construct, id: string, props: PartnerRoleProps) {
    super(scope, id);
    const role = new ManagedPolicyRole(this, 'Role', {
      description: `${props.name}: views the environment, starts, stops and redeploys it`,
      assumedBy: new AccountPrincipal(props.account),
      externalIds: props.externalId === undefined ? undefined : [props.externalId],
      managedPolicies: props.additionalManagedPolicies,
    });
    role.acknowledgeOnPolicies('ACTIONS_WITHOUT_RESOURCE', props.profile);
    role.acknowledgeOnPolicies('EXECUTIONS_OF_NAMED_DOCUMENTS', props.profile);
    this.role = role;
    const { profile } = props;
    this.start = new AutomationRunbook(this, 'Start', { profile, description: 'Starts the environment' });
    this.stop = new AutomationRunbook(this, 'Stop', {
      profile,
      description:
        'Stops the environment. Start it again before deploying to it. RDS starts a stopped database after seven days.',
      latestFirst: true,
    });
    this.redeploy = new AutomationRunbook(this, 'Redeploy', {
      profile,
      description: 'Redeploys every service',
    });
    this.grantOperations();
    for (const [verb, { document }] of Object.entries({
      Start: this.start,
      Stop: this.stop,
      Redeploy: this.redeploy,
    })) {
      new CfnOutput(this, `${verb}Document`, {
        value: document.ref,
        description: `${verb}s the environment`,
      });
    }
    new CfnOutput(this, 'RoleArn', { value: this.role.roleArn, description: `Role of ${props.name}` });
  }

  /** Lets the partner operate a component. */
  public attach(componentId: string, automations: Automations): void {
    automations.view.forEach((statement) => this.role.addToPrincipalPolicy(statement));
    if (automations.start !== undefined) this.start.attach(componentId, automations.start);
    if (automations.stop !== undefined) this.stop.attach(componentId, automations.stop);
    if (automations.redeploy !== undefined) this.redeploy.attach(componentId, automations.redeploy);
  }

  private grantOperations(): void {
    const documents = [this.start, this.stop, this.redeploy];
    const stack = Stack.of(this);
    const grants = [
      new PolicyStatement({
        actions: ['ssm:StartAutomationExecution'],
        resources: documents.flatMap((document) => [document.documentArn, document.definitionArn]),
      }),
      // A start is also authorized on the execution, whose id is known only at run time.
      new PolicyStatement({
        actions: [
          'ssm:StartAutomationExecution',
          'ssm:GetAutomationExecution',
          'ssm:DescribeAutomationStepExecutions',
        ],
        resources: [AUTOMATION_EXECUTIONS],
      }),
      new PolicyStatement({
        actions: ['ssm:DescribeDocument', 'ssm:GetDocument'],
        resources: documents.map((document) => document.documentArn),
      }),
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: documents.map((document) => document.role.roleArn),
        conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
      }),
      new PolicyStatement({
        actions: ['ssm:DescribeAutomationExecutions', 'elasticloadbalancing:DescribeTargetHealth'],
        resources: ['*'],
      }),
      new PolicyStatement({
        actions: ['cloudformation:DescribeStacks', 'cloudformation:DescribeStackResources'],
        resources: [stack.stackId],
      }),
    ];
    grants.forEach((statement) => this.role.addToPrincipalPolicy(statement));
  }
}
