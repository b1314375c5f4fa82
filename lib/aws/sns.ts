import { list, scalar } from '../internal/json';
import { isSet } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts, type TransitFault } from './facts';
import { within } from './within';

/** Amazon SNS, whose messages are on their way. */
export const SNS: ServiceFacts = {
  'AWS::SNS::Topic': {
    data: NOT_APPLICABLE,
    encryptedAtRest: ({ properties }) => isSet(properties.KmsMasterKeyId),
    encryptedInTransit: ({ properties }) =>
      list(properties.Subscription).flatMap((subscription) => faultOf(within(subscription, 'Protocol'))),
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/** The fault of a subscription to which a topic sends messages without TLS. */
function faultOf(protocol: unknown): readonly TransitFault[] {
  const text = scalar(protocol);
  if (text === undefined) return [{ kind: 'unknown' }];
  return text === 'http' ? [{ kind: 'plaintext HTTP' }] : [];
}
