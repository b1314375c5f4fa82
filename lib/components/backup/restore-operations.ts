import { CfnOutput, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import { AUTOMATION_EXECUTIONS, automationPrincipal, documentArns } from '../../internal/automation';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import { referenceText } from '../../internal/reference-text';
import type { StageProfile } from '../../requirements/stage-profile';
import type { Automation } from '../../spi/automation';
import type { ProtectedResource } from '../../spi/protected-resource';
import type { BackupConsumer } from '../../spi/backup';
import { recoveryPointsOf } from './backup-permissions';
import type { ReplacementRunbook } from './replacement-runbook';

/** Properties of the permissions for restores. */
export interface RestoreOperationsProps {
  readonly profile: StageProfile;
  readonly vaultArn: string;
  readonly restoreRoleArn: string;
}

// A policy takes 6144 characters. A runbook with the longest name, 128, takes three ARNs of 180 each.
const RUNBOOKS_PER_POLICY = 8;

/**
 * Who restores: the role by which the runbooks act, and the policies for the people who start them. The people need no
 * permission on databases or services; attach the policies to their role.
 */
export class RestoreOperations extends Construct {
  /** The role by which the runbooks act. */
  public readonly role: ManagedPolicyRole;
  /** The policies for the people who start runbooks; a new one whenever one is full. */
  public readonly operatorPolicies: ManagedPolicy[] = [];
  public readonly restoreRoleArn: string;
  private readonly props: RestoreOperationsProps;
  private readonly replacements: ReplacementRunbook[] = [];
  private runbooks = 0;

  constructor(scope: Construct, id: string, props: RestoreOperationsProps) {
    super(scope, id);
    this.props = props;
    this.restoreRoleArn = props.restoreRoleArn;
    this.role = new ManagedPolicyRole(this, 'Role', {
      assumedBy: automationPrincipal(Stack.of(this).account),
      description: 'Runs the runbooks for restores',
    });
    this.role.acknowledgeOnPolicies('ACTIONS_WITHOUT_RESOURCE', props.profile);
    this.role.acknowledgeOnPolicies('RECOVERY_POINTS_NAMED_BY_BACKUP', props.profile);
    this.role.acknowledgeOnPolicies('INSTANCES_OF_RESTORES', props.profile);
    this.role.acknowledgeOnPolicies('SECRETS_NAMED_BY_RDS', props.profile);
    this.role.acknowledgeOnPolicies('SCALABLE_TARGETS_NAMED_BY_AWS', props.profile);
    this.role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [props.restoreRoleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
      }),
    );
    // Restore jobs have no ARN to narrow it to.
    this.role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['backup:DescribeRestoreJob'], resources: ['*'] }),
    );
  }

  /** Lets the runbooks restore a resource. */
  public grantRestore(resource: ProtectedResource): void {
    const resources = recoveryPointsOf(resource);
    this.role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['backup:DescribeRecoveryPoint', 'backup:StartRestoreJob'], resources }),
    );
    if (resource.resourceType === 'DynamoDB') {
      const table = referenceText(this, resource.resourceArn);
      this.role.acknowledgeOnPolicies('BACKUPS_OF_THE_TABLE', this.props.profile, { table });
    }
    const { replacement } = resource;
    if (replacement === undefined) return;
    const { configure, verify, replace, check } = replacement;
    [configure, verify, replace, check].forEach((automation) => this.grant(automation));
  }

  /** Lets the operators start a runbook that replaces a resource. */
  public attachReplacement(runbook: ReplacementRunbook): void {
    this.attach(runbook.document);
    this.replacements.push(runbook);
  }

  /** Stops a consumer while a resource that it uses is replaced. */
  public attachConsumer(consumer: BackupConsumer): void {
    const used = this.replacements.filter(({ componentId }) => consumer.uses.includes(componentId));
    if (used.length === 0) return;
    used.forEach((runbook) => runbook.attach(consumer));
    this.grant(consumer.automations?.stop);
    this.grant(consumer.automations?.start);
  }

  /** Lets the runbooks run an operation of a component. */
  private grant(automation: Automation | undefined): void {
    automation?.statements.forEach((statement) => this.role.addToPrincipalPolicy(statement));
  }

  /** Lets the operators start a runbook. */
  public attach(runbook: CfnDocument): void {
    const { document, definition } = documentArns(runbook);
    const policy =
      this.runbooks % RUNBOOKS_PER_POLICY === 0 ? this.nextPolicy() : existing(this.operatorPolicies.at(-1));
    this.runbooks += 1;
    policy.addStatements(
      new PolicyStatement({ actions: ['ssm:StartAutomationExecution'], resources: [document, definition] }),
      new PolicyStatement({ actions: ['ssm:DescribeDocument', 'ssm:GetDocument'], resources: [document] }),
    );
  }

  private nextPolicy(): ManagedPolicy {
    const number = this.operatorPolicies.length + 1;
    const policy = new ManagedPolicy(this, `Operators${number === 1 ? '' : number}`, {
      description: 'Restores the data of the environment with its runbooks',
      document: new PolicyDocument({ minimize: true }),
      statements: [
        new PolicyStatement({
          actions: [
            'ssm:DescribeAutomationStepExecutions',
            'ssm:GetAutomationExecution',
            'ssm:SendAutomationSignal',
            'ssm:StartAutomationExecution',
            'ssm:StopAutomationExecution',
          ],
          resources: [AUTOMATION_EXECUTIONS],
        }),
        new PolicyStatement({
          actions: ['iam:PassRole'],
          resources: [this.role.roleArn],
          conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
        }),
        new PolicyStatement({
          actions: ['backup:DescribeBackupVault', 'backup:ListRecoveryPointsByBackupVault'],
          resources: [this.props.vaultArn],
        }),
        new PolicyStatement({
          actions: ['backup:DescribeRestoreJob', 'ssm:DescribeAutomationExecutions'],
          resources: ['*'],
        }),
      ],
    });
    acknowledge(policy, 'ACTIONS_WITHOUT_RESOURCE', this.props.profile);
    acknowledge(policy, 'EXECUTIONS_OF_NAMED_DOCUMENTS', this.props.profile);
    new CfnOutput(this, `OperatorsArn${number === 1 ? '' : number}`, {
      description: 'Policy for the people who restore data',
      value: policy.managedPolicyArn,
    });
    this.operatorPolicies.push(policy);
    return policy;
  }
}

function existing<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the first runbook makes the first policy');
  return value;
}
