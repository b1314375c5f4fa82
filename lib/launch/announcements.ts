import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Schedule } from 'aws-cdk-lib/aws-scheduler';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { Contact } from '../components/monitoring/contact';
import type { IStageMonitoring } from '../spi/monitoring';
import type { DeclaredInherited } from '../requirements/declarations';
import type { DeclaredLaunch } from '../requirements/declared-launch';
import { noticesOf } from '../requirements/notices';
import type { ILaunchAnnouncements } from '../spi/launch-announcements';
import type { IStageHost } from '../spi/stage-host';
import { LaunchCalendar } from './launch-calendar';
import { LaunchNotices } from './launch-notices';

/** Properties of the announcements of a launch. */
export interface LaunchAnnouncementsProps {
  readonly host: IStageHost;
  readonly launch: DeclaredLaunch;
  /** Who is notified of the notices that are due. */
  readonly contacts: readonly Contact[];
  /**
   * The monitoring, whose topic the notices use.
   *
   * @default - the notices have a topic of their own
   */
  readonly monitoring?: IStageMonitoring;
}

/** The resources of a launch plan: the calendar of its change freezes, and the schedules of its notices. */
export class LaunchAnnouncements extends Construct implements ILaunchAnnouncements {
  public readonly calendar?: CfnDocument;
  public readonly schedules: Schedule[];
  public readonly topic?: ITopic;
  public readonly role?: Role;
  public readonly inherited: DeclaredInherited[];

  constructor(
    scope: Construct,
    id: string,
    { host, launch, contacts, monitoring }: LaunchAnnouncementsProps,
  ) {
    super(scope, id);
    const { opensOn, moment } = launch;
    const existing = contacts.flatMap(({ _topic }) => _topic ?? []).at(0);
    const notices = noticesOf(launch).filter(({ notifiedAt }) => notifiedAt === undefined);
    if (moment.specialEvents.length > 0) {
      const { environmentName } = host;
      this.calendar = new LaunchCalendar(this, 'Calendar', environmentName, moment.specialEvents).document;
    }
    const reminders =
      notices.length === 0
        ? undefined
        : new LaunchNotices(this, 'Notices', { host, notices, opensOn, contacts, topic: monitoring?.topic });
    this.schedules = reminders?.schedules ?? [];
    this.topic = reminders?.topic;
    this.role = reminders?.role;
    const requirements = [...new Set(notices.map(({ requirement }) => requirement))];
    this.inherited =
      existing === undefined
        ? []
        : requirements.map((requirement) => ({ requirement, part: SUBSCRIBERS, ...existing.terms }));
  }
}

const SUBSCRIBERS = 'the subscribers of the topic of the contacts';
