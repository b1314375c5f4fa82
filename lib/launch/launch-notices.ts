import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { IStageHost } from '../spi/stage-host';
import type { Contact } from '../components/monitoring/contact';
import { contactsTopic } from '../components/monitoring/contacts-topic';
import { identityName } from '../internal/identity-name';
import { ManagedPolicyRole } from '../internal/managed-policy-role';
import type { DeclaredNotice } from '../requirements/declared-notices';

/** What the notices of a launch are made from. */
export interface LaunchNoticesProps {
  readonly host: IStageHost;
  /** The notices that are still to be told; at least one. */
  readonly notices: readonly DeclaredNotice[];
  readonly opensOn: string;
  /** Who is told what to tell. */
  readonly contacts: readonly Contact[];
  /**
   * Where the contacts listen already.
   *
   * @default - a topic of their own
   */
  readonly topic?: ITopic;
}

/**
 * One-time schedules that tell the contacts, on the day of each notice, whom to tell what and by which channel (NTF-1,
 * NTF-2). No function runs: Amazon EventBridge Scheduler publishes by itself.
 */
export class LaunchNotices extends Construct {
  /** Where the contacts listen. */
  public readonly topic: ITopic;
  /** What the schedules may do: publish to the topic. */
  public readonly role: ManagedPolicyRole;
  public readonly schedules: readonly Schedule[];

  constructor(scope: Construct, id: string, props: LaunchNoticesProps) {
    super(scope, id);
    const { host, opensOn, notices } = props;
    this.topic = props.topic ?? this.ownTopic(props);
    this.role = this.publisher(this.topic.masterKey);
    this.schedules = notices.map((notice) => {
      const { requirement, to, channel, on, message } = notice;
      // By what it is and not by its place, so that no notice becomes another one when one is taken out.
      return new Schedule(this, identityName(`${to}/${channel}/${on}/${requirement}`, '-'), {
        description: `Notice (${requirement}) of ${host.environmentName}`,
        // At its start, so that a day is left to tell them.
        schedule: ScheduleExpression.expression(`at(${on}T09:00:00)`),
        target: {
          bind: () => ({
            arn: this.topic.topicArn,
            role: this.role,
            input: ScheduleTargetInput.fromText(
              `Tell ${to} today (${on}), by ${channel}: ${message}. ${host.environmentName} opens on ${opensOn}.`,
            ),
          }),
        },
      });
    });
  }

  private ownTopic({ host, contacts }: LaunchNoticesProps): ITopic {
    const { topic } = contactsTopic(
      this,
      {
        what: `contacts of environment ${host.environmentName}`,
        requirement: 'NTF-1',
        nobody: 'nobody would be told to tell of the launch',
        contacts,
      },
      () => ({ topic: new Topic(this, 'Topic', { masterKey: host.dataKey, enforceSSL: true }) }),
    );
    return topic;
  }

  private publisher(key: IKey | undefined): ManagedPolicyRole {
    const stack = Stack.of(this);
    const role = new ManagedPolicyRole(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        // Nobody else's schedule may borrow the role.
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: {
            'aws:SourceArn': stack.formatArn({
              service: 'scheduler',
              resource: 'schedule-group',
              resourceName: 'default',
              arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
            }),
          },
        },
      }),
    });
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
    );
    key?.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey');
    return role;
  }
}
