import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'ClientVpnAuthentication.certificate':
    'By certificates that the authority of the given one has signed. A certificate has no groups, so operations and business are not separated.',
  'ClientVpnAuthentication.directory': 'By a directory, with groups that separate operations and business.',
  'ClientVpnAuthentication.saml': 'By SAML, with groups that separate operations and business.',
  'ClientVpnGroups.business': 'Groups that reach only what has a route: at least one.',
  'ClientVpnGroups.operations':
    'Groups that reach all of the network that security groups allow: at least one.',
  'ClientVpnTeamAccessOptions.authentication': 'How the VPN authenticates clients.',
  'ClientVpnTeamAccessOptions.clientCidr':
    'The range from which clients get their addresses: an IPv4 range from /12 to /22 that overlaps no network which they or the environment reach. A change replaces the VPN.',
  'ClientVpnTeamAccessOptions.serverCertificate':
    "The certificate by which clients authenticate the VPN, of the environment's Region.",
  'DirectoryAuthenticationOptions.directoryId': 'The directory, such as `d-1234567890`.',
  'DirectoryAuthenticationOptions.groups':
    'The groups of operations and business, by their SIDs. Default: they are not separated: every user of the directory is admitted.',
  'ExistingTeamAccessOptions.description': 'What it is, in a line for the report.',
  'ExistingTeamAccessOptions.evidence':
    'Where a reviewer can see that it is a VPN, which soft launch and production require (SEC-2). Default: it does not count as a VPN.',
  'ExistingTeamAccessOptions.prefixLists': 'Prefix lists with the ranges of its clients. Default: none.',
  'ExistingTeamAccessOptions.ranges':
    'The IPv4 ranges of its clients. Default: none; at least one range, prefix list or security group is required.',
  'ExistingTeamAccessOptions.securityGroups': 'Security groups of its clients. Default: none.',
  'SamlAuthenticationOptions.groups':
    'The groups of operations and business. Default: they are not separated: every user of the provider is admitted.',
  'SamlAuthenticationOptions.provider': '',
  'SessionManagerTeamAccessOptions.instanceType':
    'The instance type of the jump host. Default: t4g.nano, the smallest.',
  'StageEnvProps.teamAccess': 'How the team reaches the environment (STG-2).',
  'TeamAccess.clientVpn':
    'By AWS Client VPN to an internal load balancer. Only traffic to the network takes the VPN, names are resolved by the network, and connections are logged. Clients reach what security groups allow; SAML and directories can limit business users to what has a route (`ClientVpnAuthentication`), certificates cannot.',
  'TeamAccess.existing':
    'Through something that exists, such as a central VPN or a transit gateway, to an internal load balancer.',
  'TeamAccess.networks':
    'From declared public addresses, such as those of an office, through an internet-facing load balancer that admits no others.',
  'TeamAccess.sessionManager':
    'By AWS Systems Manager Session Manager: a jump host without a public address and without an open port forwards to an internal load balancer. IAM decides who may start a session, and CloudTrail records it.',
  'TeamAccess.withoutVpn':
    'Another team access where the stage requires a VPN (SEC-2), for a time and with consent.',
  'TeamAccessOptions.certificate':
    "A certificate of the environment's Region, for HTTPS with a redirect from HTTP. Default: HTTP, which is a warning if the team access is over the internet.",
} as const;

export const described = describedBy(DESCRIPTIONS);
