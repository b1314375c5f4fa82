import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Contact } from '../components/monitoring/contact';
import { contactsTopic } from '../components/monitoring/contacts-topic';
import { identityName } from '../internal/identity-name';
import { ManagedPolicyRole } from '../internal/managed-policy-role';
import { schedulerPrincipal } from '../internal/scheduler-principal';
import type { DeclaredNotice } from '../requirements/declared-notices';
import type { IStageHost } from '../spi/stage-host';

/** Properties of the notices of a launch. */
export interface LaunchNoticesProps {
  readonly host: IStageHost;
  /** The notices that are still due; at least one. */
  readonly notices: readonly DeclaredNotice[];
  readonly opensOn: string;
  /** Who is notified of the notices that are due. */
  readonly contacts: readonly Contact[];
  /**
   * A topic to which the contacts are subscribed.
   *
   * @default - a topic of their own
   */
  readonly topic?: ITopic;
}

/**
 * One-time schedules that remind the contacts, on the day of each notice, to give it: to whom, by which channel and with
 * which message (NTF-1, NTF-2). Amazon EventBridge Scheduler publishes without a function.
 */
export class LaunchNotices extends Construct {
  /** The topic to which the contacts are subscribed. */
  public readonly topic: ITopic;
  /** The role of the schedules, which may publish to the topic. */
  public readonly role: Role;
  public readonly schedules: Schedule[];

  constructor(scope: Construct, id: string, props: LaunchNoticesProps) {
    super(scope, id);
    const { host, opensOn, notices } = props;
    this.topic = props.topic ?? this.ownTopic(props);
    this.role = this.publisher(this.topic.masterKey);
    this.schedules = notices.map((notice) => {
      const { requirement, to, channel, on, message } = notice;
      // The id comes from the notice and not from its position, so that removing one changes no other.
      return new Schedule(this, identityName(`${to}/${channel}/${on}/${requirement}`, '-'), {
        description: `Notice (${requirement}) of ${host.environmentName}`,
        // In the morning, so that the rest of the day is left to give the notice.
        schedule: ScheduleExpression.expression(`at(${on}T09:00:00)`),
        target: {
          bind: () => ({
            arn: this.topic.topicArn,
            role: this.role,
            input: ScheduleTargetInput.fromText(
              `Notify ${to} today (${on}) by ${channel}: ${message}. ${host.environmentName} opens on ${opensOn}.`,
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
        limit: 'notices of the launch need at least one receiver',
        contacts,
      },
      () => ({ topic: new Topic(this, 'Topic', { masterKey: host.dataKey, enforceSSL: true }) }),
    );
    return topic;
  }

  private publisher(key: IKey | undefined): ManagedPolicyRole {
    const role = new ManagedPolicyRole(this, 'Role', { assumedBy: schedulerPrincipal(this) });
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
    );
    key?.grant(role, 'kms:Decrypt', 'kms:GenerateDataKey');
    return role;
  }
}
