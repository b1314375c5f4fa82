import type { IStageHost } from '../../spi/stage-host';
import type { Contact } from './contact';

/** What monitoring is created for. */
export interface MonitoringBindOptions {
  readonly host: Pick<IStageHost, 'environmentName' | 'profile'>;
  /** Who is notified; at least one where alarms are created. */
  readonly contacts: readonly Contact[];
}
