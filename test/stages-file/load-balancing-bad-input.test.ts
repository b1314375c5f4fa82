import { type BadInput, expectRefusal } from './refused';
import { ANSWERS, LAUNCHING } from './temp-file';

const CLOSED = '{ closed: { testers: [198.51.100.0/24] } }';
const PRODUCTION = 'environments.Production';
const certificateOf = (name: string) => `eu-central-1:111122223333:certificate/${name}`;
const inherited = (name: string) => `eu-west-1:111122223333:certificate/${name}`;

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'a name of the team that hides the name of the users',
    change: ['{ name: first.example.com,', '{ name: first.example.com, teamName: example.com,'],
    says: [
      "stages.yaml:11:50 environments.SoftLaunch.domain.teamName: got 'example.com'",
      'it would hide first.example.com',
      '[domain.team-name]',
    ],
  },
  {
    name: 'a name of the team outside of the zone',
    change: ['{ name: first.example.com,', '{ name: first.example.com, teamName: team.example.org,'],
    says: [
      "stages.yaml:11:50 environments.SoftLaunch.domain.teamName: got 'team.example.org'",
      'the hosted zone is example.com',
      '[domain.name-outside-zone]',
    ],
  },
  {
    name: 'a number of NAT gateways beside a regional one',
    change: [
      'region: eu-west-1\n',
      'region: eu-west-1\n    network: { regionalNatGateway: true, natGateways: 2 }\n',
    ],
    says: [
      'stages.yaml:9:55 environments.SoftLaunch.network.natGateways: got 2',
      'one regional NAT gateway serves all zones',
      '[network.regional-nat-gateway]',
    ],
  },
  {
    name: 'a region with fewer than three zones',
    change: ['region: eu-west-1\n', 'region: us-west-1\n'],
    says: [
      "stages.yaml:8:13 environments.SoftLaunch.region: got 'us-west-1'",
      'three zones',
      '[CLU-1, network.too-few-zones-in-region]',
    ],
  },
  {
    name: 'zones of another region',
    change: [
      '    objectives: {',
      '    network: { zones: [eu-central-1a, eu-central-1b, eu-west-1c] }\n    objectives: {',
    ],
    says: [
      `stages.yaml:30:23 ${PRODUCTION}.network.zones: got 'eu-west-1c'`,
      'the zones of eu-central-1 are named after it',
      "such as 'eu-central-1a' [CLU-1, network.zone-in-other-region]",
    ],
  },
  {
    name: 'no region',
    change: ['    region: eu-west-1\n', ''],
    says: ['stages.yaml:7:3 environments.SoftLaunch.region: missing. The AWS Region'],
  },
  {
    name: 'fewer than three instances',
    change: ['objectives: {', 'overrides: { services: { Web: { instances: 2 } } }\n    objectives: {'],
    says: [
      `stages.yaml:30:48 ${PRODUCTION}.overrides.services.Web.instances: got 2`,
      'at least 3',
      'singleton',
      '[CLU-1, service.too-few-instances]',
    ],
  },
  {
    name: 'fewer than three instances in what all share',
    change: ['port: 8080', 'port: 8080, instances: 2'],
    says: ['stages.yaml:5:56 services.Web.instances: got 2', 'Production requires at least 3', 'overrides'],
  },
  {
    name: 'a public service without a domain',
    change: [
      `    domain: { name: shop.example.com, certificate: 'arn:aws:acm:${certificateOf('shop')}' }\n`,
      '',
    ],
    says: [`stages.yaml:16:3 ${PRODUCTION}.domain: missing. The name by which users reach it`],
  },
  {
    name: 'a name that is not in its zone',
    change: ['name: first.example.com', 'name: first.example.org'],
    says: [
      "stages.yaml:11:21 environments.SoftLaunch.domain.name: got 'first.example.org'",
      'is example.com',
    ],
  },
  {
    name: 'a name with neither zone nor certificate',
    change: [', zone: { id: Z01, name: example.com }', ''],
    says: [
      'stages.yaml:11:13 environments.SoftLaunch.domain: got a map',
      "exactly one of 'zone', 'certificate'",
    ],
  },
  {
    name: 'a certificate of the domain from another region',
    change: [certificateOf('shop'), inherited('shop')],
    says: [`stages.yaml:25:52 ${PRODUCTION}.domain.certificate: got`, 'the environment is in eu-central-1'],
  },
  {
    name: 'a server certificate of the VPN from another region',
    change: [certificateOf('server'), inherited('server')],
    says: [
      `stages.yaml:22:28 ${PRODUCTION}.teamAccess.clientVpn.serverCertificate: got`,
      'the environment is in eu-central-1',
    ],
  },
  {
    name: 'a client certificate of the VPN from another region',
    change: [certificateOf('clients'), inherited('clients')],
    says: [
      `stages.yaml:24:40 ${PRODUCTION}.teamAccess.clientVpn.authentication.certificate: got`,
      'the environment is in eu-central-1',
    ],
  },
  {
    name: 'a certificate of another account',
    change: [certificateOf('shop'), 'eu-central-1:444455556666:certificate/shop'],
    says: [`stages.yaml:25:52 ${PRODUCTION}.domain.certificate: got`, 'the environment is in 111122223333'],
  },
  {
    name: "image tag 'latest'",
    change: ['nginx:1.29.3', 'nginx:latest'],
    says: ["stages.yaml:5:17 services.Web.image: got 'nginx:latest'", 'tag or digest'],
  },
  {
    name: 'a VPN whose addresses are those of the network',
    change: ['clientCidr: 10.255.0.0/22', 'clientCidr: 10.0.4.0/22'],
    says: [
      `stages.yaml:23:21 ${PRODUCTION}.teamAccess.clientVpn.clientCidr: got '10.0.4.0/22'`,
      'overlaps the network, 10.0.0.0/16',
    ],
  },
  {
    name: 'a VPN with public addresses',
    change: ['clientCidr: 10.255.0.0/22', 'clientCidr: 8.8.8.0/22'],
    says: [
      `stages.yaml:23:21 ${PRODUCTION}.teamAccess.clientVpn.clientCidr: got '8.8.8.0/22'`,
      'private use',
    ],
  },
  {
    name: 'a VPN with too few addresses',
    change: ['clientCidr: 10.255.0.0/22', 'clientCidr: 10.255.0.0/24'],
    says: [
      `stages.yaml:23:21 ${PRODUCTION}.teamAccess.clientVpn.clientCidr: got '10.255.0.0/24'`,
      '/12 to /22',
    ],
  },
  {
    name: 'a VPN for users who show nothing',
    change: [`{ certificate: 'arn:aws:acm:${certificateOf('clients')}' }`, '{}'],
    says: [
      `stages.yaml:24:25 ${PRODUCTION}.teamAccess.clientVpn.authentication: got an empty map`,
      "exactly one of 'certificate', 'saml', 'directory'",
    ],
  },
  {
    name: 'a group that is of both teams',
    change: [
      `{ certificate: 'arn:aws:acm:${certificateOf('clients')}' }`,
      '{ directory: { id: d-1234567890, groups: { operations: [S-1], business: [S-1] } } }',
    ],
    says: [
      `stages.yaml:24:66 ${PRODUCTION}.teamAccess.clientVpn.authentication.directory.groups: got 'S-1'`,
      'either to operations or to business',
    ],
  },
  {
    name: 'a team access that is no VPN',
    change: [', evidence: wiki/vpn', ''],
    says: [
      'stages.yaml:10:17 environments.SoftLaunch.teamAccess: got a map',
      'SoftLaunch requires a VPN',
      '[SEC-2, team-access.vpn-required]',
    ],
  },
  {
    name: 'testers from the network itself',
    change: ['[198.51.100.0/24]', '[198.51.100.0/24, 10.0.8.0/24]'],
    says: [
      `stages.yaml:26:58 ${PRODUCTION}.publicAccess.closed.testers[1]: got '10.0.8.0/24'`,
      'overlaps the network',
    ],
  },
  {
    name: 'testers from the range of the VPN',
    change: ['[198.51.100.0/24]', '[10.255.1.0/24]'],
    says: [
      `stages.yaml:26:41 ${PRODUCTION}.publicAccess.closed.testers[0]: got '10.255.1.0/24'`,
      'overlaps the client range of the VPN',
    ],
  },
  {
    name: 'testers from the range of a VPN that is there already',
    change: ['{ closed: {} }', '{ closed: { testers: [192.168.0.128/25] } }'],
    says: [
      "stages.yaml:12:41 environments.SoftLaunch.publicAccess.closed.testers[0]: got '192.168.0.128/25'",
      'overlaps the team access, 192.168.0.0/24',
      '[SEC-1, client-ranges.overlap]',
    ],
  },
  {
    name: 'an entry from the network itself',
    change: ['ranges: [192.168.0.0/24]', 'ranges: [192.168.0.0/24, 10.0.8.0/24]'],
    says: [
      "stages.yaml:10:74 environments.SoftLaunch.teamAccess.existing.ranges[1]: got '10.0.8.0/24'",
      'overlaps the network, 10.0.0.0/16',
      '[STG-2, client-ranges.overlap]',
    ],
  },
  {
    name: 'testers whose ranges overlap',
    change: ['[198.51.100.0/24]', '[198.51.100.0/24, 198.51.100.128/25]'],
    says: [
      `stages.yaml:26:40 ${PRODUCTION}.publicAccess.closed.testers: got '198.51.100.128/25'`,
      "overlaps '198.51.100.0/24'",
    ],
  },
  {
    name: 'testers from the internet',
    change: ['[198.51.100.0/24]', '[0.0.0.0/0]'],
    says: [
      `stages.yaml:26:40 ${PRODUCTION}.publicAccess.closed.testers: got '0.0.0.0/0'`,
      'open to the internet',
    ],
  },
  {
    name: 'an opening that is open and closed',
    change: [CLOSED, `{ closed: {}, open: { hard: { ${ANSWERS} } } }`],
    says: [`stages.yaml:26:19 ${PRODUCTION}.publicAccess: got a map`, "exactly one of 'closed', 'open'"],
  },
];

describe('region, entry, domain and access are refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (it) => expectRefusal(it, LAUNCHING));

  test('networks of the team that are the network itself', () => {
    expectRefusal({
      name: '',
      change: ['203.0.113.0/24', '10.0.1.0/24'],
      says: [
        "stages.yaml:22:30 environments.Staging.teamAccess.networks[0]: got '10.0.1.0/24'",
        'overlaps the network, 10.0.0.0/16',
        '[STG-2, client-ranges.overlap]',
      ],
    });
  });
});
