import { ALWAYS, BY_AUTHENTICATION, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** AWS Client VPN. */
export const CLIENT_VPN: ServiceFacts = {
  'AWS::EC2::ClientVpnEndpoint': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/what-is.html
    encryptedInTransit: ALWAYS,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: { internet: () => 'yes', admission: BY_AUTHENTICATION, webAcl: 'not supported' },
    server: NOT_APPLICABLE,
  },
};
