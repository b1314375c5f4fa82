import { list } from '../internal/json';
import { any, type Answer, isOneOf, isSet } from './answers';
import {
  BY_AUTHENTICATION,
  NOT_APPLICABLE,
  type ServiceFacts,
  type TemplateResource,
  type TransitFault,
} from './facts';
import { within } from './within';

/** AWS Transfer Family. */
export const TRANSFER: ServiceFacts = {
  'AWS::Transfer::Server': {
    // The files are in S3 or EFS.
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: protocolFaults,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: { namespaces: ['AWS/Transfer'], dimension: 'ServerId' },
    exposure: { internet, admission: BY_AUTHENTICATION, webAcl: 'not supported' },
    server: NOT_APPLICABLE,
  },
};

/**
 * FTP is not encrypted. AS2 messages may be, by their agreement.
 *
 * @see https://docs.aws.amazon.com/transfer/latest/userguide/tf-server-endpoint.html
 */
function protocolFaults({ properties }: TemplateResource): readonly TransitFault[] {
  const protocols = list(properties.Protocols ?? 'SFTP');
  const hasFtp = any(protocols.map((protocol) => isOneOf(protocol, ['FTP'])));
  if (hasFtp === 'yes') return [{ kind: 'plaintext' }];
  const hasAs2 = any(protocols.map((protocol) => isOneOf(protocol, ['AS2'])));
  return any([hasFtp, hasAs2]) === 'no' ? [] : [{ kind: 'unknown' }];
}

/** A server in a VPC is on the internet only by Elastic IP addresses. */
function internet({ properties }: TemplateResource): Answer {
  const isPublic = isOneOf(properties.EndpointType, ['PUBLIC'], 'PUBLIC');
  return any([isPublic, isSet(within(properties.EndpointDetails, 'AddressAllocationIds'))]);
}
