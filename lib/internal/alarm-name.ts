import { StageEnvironmentError } from './errors';

const MAX_ID_LENGTH = 32;

/**
 * The name of an alarm. It is literal, so that the deployment of a service can name an alarm before it exists. The parts
 * fit into the 255 characters that CloudWatch allows: 180 of the environment, 40 of the component and 32 of the alarm.
 *
 * @throws StageEnvironmentError if the alarm's id is not one to 32 letters and digits
 */
export function alarmName(environmentName: string, componentId: string, alarmId: string): string {
  if (/^[A-Za-z0-9]+$/.test(alarmId) && alarmId.length <= MAX_ID_LENGTH) {
    return `${environmentName}/${componentId}/${alarmId}`;
  }
  throw new StageEnvironmentError({
    id: 'alarm.id-malformed',
    what: `id of an alarm of ${componentId}`,
    value: alarmId,
    limit: `an id is letters and digits, at most ${MAX_ID_LENGTH}`,
    remediation: "write it as 'FailedRequests'",
  });
}
