import { Construct } from 'constructs';
import type { IStageHost } from '../spi/stage-host';
import type { IStageMonitoring } from '../components/monitoring/monitoring';
import { type Contact, ExistingTopic } from '../components/monitoring/contact';
import type { DeclaredInherited } from '../requirements/declarations';
import type { DeclaredLaunch } from '../requirements/declared-launch';
import { noticesOf } from '../requirements/declared-notices';
import { LaunchCalendar } from './launch-calendar';
import { LaunchNotices } from './launch-notices';

/** What a launch is announced by. */
export interface LaunchAnnouncementsProps {
  readonly host: IStageHost;
  readonly launch: DeclaredLaunch;
  /** Who is told what to tell. */
  readonly contacts: readonly Contact[];
  readonly monitoring?: IStageMonitoring;
}

/** What of a launch plan is made of resources: the calendar of its freezes, and its notices. */
export class LaunchAnnouncements extends Construct {
  /** @default - the plan names no special event */
  public readonly calendar?: LaunchCalendar;
  /** @default - the plan tells nobody in advance, or has told them already */
  public readonly notices?: LaunchNotices;
  /** What of it the organization answers for: who listens to a topic that was there already. */
  public readonly inherited: readonly DeclaredInherited[];

  constructor(
    scope: Construct,
    id: string,
    { host, launch, contacts, monitoring }: LaunchAnnouncementsProps,
  ) {
    super(scope, id);
    const { opensOn, moment } = launch;
    const theirs = contacts.find((contact) => contact instanceof ExistingTopic);
    const notices = noticesOf(launch).filter(({ notifiedAt }) => notifiedAt === undefined);
    if (moment.specialEvents.length > 0) {
      this.calendar = new LaunchCalendar(this, 'Calendar', host.environmentName, moment.specialEvents);
    }
    if (notices.length > 0) {
      this.notices = new LaunchNotices(this, 'Notices', {
        host,
        notices,
        opensOn,
        contacts,
        topic: monitoring?.topic,
      });
    }
    const requirements = [...new Set(notices.map(({ requirement }) => requirement))];
    this.inherited =
      theirs === undefined
        ? []
        : requirements.map((requirement) => ({ requirement, part: LISTENERS, ...theirs.terms }));
  }
}

const LISTENERS = 'who listens to the topic of the contacts';
