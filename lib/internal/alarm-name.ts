import { StageEnvironmentError } from './errors';

const LONGEST_SIGNAL = 32;

/**
 * The name of the alarm on a signal. It is literal, so that what has to name an alarm before it is made, such as the
 * deployment of a service, can. The parts fit into the 255 characters that CloudWatch allows: 180 of the identity, 40
 * of the component and 32 of the signal.
 *
 * @param identity the environment's name
 * @throws StageEnvironmentError if the signal's id is not one to 32 letters and digits
 */
export function alarmName(identity: string, componentId: string, signalId: string): string {
  if (/^[A-Za-z0-9]+$/.test(signalId) && signalId.length <= LONGEST_SIGNAL) {
    return `${identity}/${componentId}/${signalId}`;
  }
  throw new StageEnvironmentError({
    what: `id of a signal of ${componentId}`,
    value: signalId,
    limit: `an alarm's name is made from it: letters and digits, at most ${LONGEST_SIGNAL}`,
    remediation: "write it as 'FailedRequests'",
  });
}
