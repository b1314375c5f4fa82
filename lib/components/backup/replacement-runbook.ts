import { Duration, Lazy } from 'aws-cdk-lib';
import type { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { automationDocument } from '../../internal/automation-document';
import { renderedSteps } from '../../internal/automation';
import type { BackupConsumer } from '../../spi/backup';
import type { Replacement } from '../../spi/protected-resource';
import { RESTORED_NAME } from './restore-runbook';

/** Properties of a replacement runbook. */
export interface ReplacementRunbookProps {
  /** The component that the resource belongs to. */
  readonly componentId: string;
  readonly replacement: Replacement;
  /** The role by which the runbook acts. */
  readonly runbookRoleArn: string;
}

/** How long the runbook waits for the deployment. */
const DEPLOYMENT_TIMEOUT = Duration.days(1);

/**
 * The documented and executable procedure that puts a restored resource in the place of the one that it was restored from
 * (BAK-5): it verifies the restored resource, stops the consumers, gives the restored resource the name, checks what consumers need of it, waits for a
 * deployment that passes on what the name does not, and starts the consumers.
 */
export class ReplacementRunbook extends Construct {
  public readonly document: CfnDocument;
  public readonly componentId: string;
  private readonly consumers: BackupConsumer[] = [];

  constructor(scope: Construct, id: string, props: ReplacementRunbookProps) {
    super(scope, id);
    this.componentId = props.componentId;
    this.document = automationDocument(this, {
      description: Lazy.string({ produce: () => procedure(props, this.consumers) }),
      assumeRole: props.runbookRoleArn,
      parameters: {
        RestoredName: RESTORED_NAME,
        ReplacedName: {
          type: 'String',
          description:
            'The new name of the resource that is replaced, which is kept; the role may use only this prefix',
          default: `replaced-${props.componentId.toLowerCase()}`,
          allowedPattern: '^replaced-[a-z0-9]+(-[a-z0-9]+)*$',
        },
      },
      mainSteps: Lazy.any({ produce: () => stepsOf(props, this.consumers) }),
    });
  }

  /** Stops a consumer while the resource is replaced. */
  public attach(consumer: BackupConsumer): void {
    this.consumers.push(consumer);
  }
}

function procedure(
  { componentId, replacement }: ReplacementRunbookProps,
  consumers: readonly BackupConsumer[],
): string {
  const byHand = consumers.filter(({ automations }) => automations?.stop === undefined);
  const names = byHand.map((consumer) => consumer.componentId).join(', ');
  return [
    `# Put a restored ${componentId} in its place`,
    `${componentId} is kept under another name. Its consumers are down until the end.`,
    '1. Restore it with a runbook for restores, and check the data.',
    `2. ${byHand.length === 0 ? '' : `Stop ${names}, which this runbook cannot stop. `}Start this runbook. It stops the consumers, and puts the restored resource in the place of ${componentId}.`,
    `3. It pauses at WaitForDeployment. ${replacement.deployment}`,
    '4. Resume it: `aws ssm send-automation-signal --signal-type Resume --automation-execution-id ID`. It starts the consumers.',
    `5. Delete what was replaced once it is of no use: it costs as much as ${componentId}.`,
  ].join('\n\n');
}

function stepsOf(
  { componentId, replacement }: ReplacementRunbookProps,
  consumers: readonly BackupConsumer[],
): object[] {
  // The latest uses the earlier ones: it stops first and starts last.
  const stops = [...consumers]
    .reverse()
    .flatMap((consumer) => renderedSteps(consumer.componentId, consumer.automations?.stop?.steps ?? []));
  const starts = consumers.flatMap((consumer) =>
    renderedSteps(consumer.componentId, consumer.automations?.start?.steps ?? []),
  );
  return [
    ...renderedSteps(componentId, replacement.verify.steps),
    ...stops,
    ...renderedSteps(componentId, replacement.replace.steps),
    ...renderedSteps(componentId, replacement.check.steps),
    {
      name: 'WaitForDeployment',
      action: 'aws:pause',
      description: replacement.deployment,
      timeoutSeconds: DEPLOYMENT_TIMEOUT.toSeconds(),
      inputs: {},
    },
    ...starts,
  ];
}
