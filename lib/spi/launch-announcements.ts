import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Schedule } from 'aws-cdk-lib/aws-scheduler';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import type { DeclaredInherited } from '../requirements/declarations';

/** The resources of a launch plan: the calendar of its change freezes, and the schedules of its notices. */
export interface ILaunchAnnouncements {
  /**
   * The calendar of change freezes, in Change Calendar of AWS Systems Manager.
   *
   * @default - the plan has no special events
   */
  readonly calendar?: CfnDocument;
  /** The schedules of notices; none if the plan has no notices, or all have been given. */
  readonly schedules: Schedule[];
  /**
   * The topic that the schedules notify.
   *
   * @default - there are no schedules
   */
  readonly topic?: ITopic;
  /**
   * The role of the schedules, which may publish to the topic.
   *
   * @default - there are no schedules
   */
  readonly role?: Role;
  /** The requirements that the organization meets: the subscribers of an existing topic. */
  readonly inherited: DeclaredInherited[];
}
