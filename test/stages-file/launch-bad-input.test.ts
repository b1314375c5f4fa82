import { ANSWERS, changed, LAUNCHING, read, refusalOf } from './temp-file';

interface BadInput {
  readonly name: string;
  /** The passage of the valid file, and what stands there instead. */
  readonly change: readonly [passage: string, replacement: string];
  /** What is said, in a single line that starts with this and contains the rest. */
  readonly says: readonly [start: string, ...parts: string[]];
}

const TO_REGION = '{ region: eu-west-1, everyHours: 12 }';
const CLOSED = '{ closed: { testers: [198.51.100.0/24] } }';
const EMAIL = '{ email: ops@example.com }';
const PRODUCTION = 'environments.Production';
const certificateOf = (name: string) => `eu-central-1:111122223333:certificate/${name}`;
const elsewhere = (name: string) => `eu-west-1:111122223333:certificate/${name}`;
const toRegion = (description: string): readonly [string, string] => [TO_REGION, description];
const open = (plan: string): readonly [string, string] => [CLOSED, `{ open: ${plan} }`];

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'a region of the backup that is the own',
    change: toRegion('{ region: eu-central-1, everyHours: 12 }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'eu-central-1'`,
      'the environment stands in it',
      '[BAK-2]',
    ],
  },
  {
    name: 'a region of the backup in another partition',
    change: toRegion('{ region: cn-north-1, everyHours: 12 }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'cn-north-1'`,
      'partition aws-cn',
      '[BAK-2]',
    ],
  },
  {
    name: 'an unknown region of the backup',
    change: toRegion('{ region: eu-wets-1, everyHours: 12 }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'eu-wets-1'`,
      "did you mean 'eu-west-1'?",
    ],
  },
  {
    name: 'an interval of backups that AWS refuses',
    change: toRegion('{ region: eu-west-1, everyHours: 5 }'),
    says: [
      `stages.yaml:27:58 ${PRODUCTION}.backup.toRegion.everyHours: got 5`,
      '1, 2, 3, 4, 6, 8, 12, 24',
      '[BAK-3]',
    ],
  },
  {
    name: 'no interval of backups',
    change: toRegion('{ region: eu-west-1 }'),
    says: [`stages.yaml:27:15 ${PRODUCTION}.backup.toRegion.everyHours: missing. Hours between two backups`],
  },
  {
    name: 'a retention that AWS refuses',
    change: toRegion('{ region: eu-west-1, everyHours: 12, keepForDays: 36 }'),
    says: [`stages.yaml:27:75 ${PRODUCTION}.backup.toRegion.keepForDays: got 36`, 'from 1 to 35'],
  },
  {
    name: 'a retention of copies that AWS refuses',
    change: toRegion('{ region: eu-west-1, everyHours: 12, keepCopiesForDays: 36501 }'),
    says: [`stages.yaml:27:81 ${PRODUCTION}.backup.toRegion.keepCopiesForDays: got 36501`, 'from 1 to 36500'],
  },
  {
    name: 'a lock that refuses what is kept',
    change: toRegion(
      '{ region: eu-west-1, everyHours: 12, keepForDays: 7, lock: { governance: { leastRetentionDays: 14 } } }',
    ),
    says: [
      `stages.yaml:27:13 ${PRODUCTION}.backup: got '7 days'`,
      'takes only what is kept for 14 days',
      'change the retention or the lock',
    ],
  },
  {
    name: 'a compliance lock that changes its mind too soon',
    change: toRegion(
      '{ region: eu-west-1, everyHours: 12, lock: { complianceThatNobodyCanEverUndo: { changeableForDays: 2 } } }',
    ),
    says: [
      `stages.yaml:27:124 ${PRODUCTION}.backup.toRegion.lock.complianceThatNobodyCanEverUndo.changeableForDays: got 2`,
      'from 3 to 36500',
    ],
  },
  {
    name: 'a backup that is managed elsewhere without reason',
    change: [`toRegion: ${TO_REGION}`, "managedElsewhere: { reason: ' ', evidence: wiki/backup }"],
    says: [`stages.yaml:27:43 ${PRODUCTION}.backup.managedElsewhere.reason: got ' '`, 'silence is no answer'],
  },
  {
    name: 'a backup that is managed elsewhere without evidence',
    change: [`toRegion: ${TO_REGION}`, 'managedElsewhere: { reason: policy }'],
    says: [
      `stages.yaml:27:15 ${PRODUCTION}.backup.managedElsewhere.evidence: missing. Where a reviewer can see it`,
    ],
  },
  {
    name: 'a production that retains nothing',
    change: [`toRegion: ${TO_REGION}`, 'notRetained: { reason: nothing }'],
    says: [
      `stages.yaml:27:28 ${PRODUCTION}.backup.notRetained: got a map`,
      'Production keeps the data of its users',
      '[BAK-1]',
    ],
  },
  {
    name: 'a backup that its own requester waives',
    change: [
      `toRegion: ${TO_REGION}`,
      "waived: { reason: soon, requestedBy: Ann, approvedBy: ann, expires: '2027-06-30' }",
    ],
    says: [
      `stages.yaml:27:23 ${PRODUCTION}.backup.waived: got 'ann'`,
      'nobody approves a waiver of their own',
    ],
  },
  {
    name: 'a waiver until no day of the calendar',
    change: [
      `toRegion: ${TO_REGION}`,
      "waived: { reason: soon, requestedBy: Ann, approvedBy: Bob, expires: '2027-02-30' }",
    ],
    says: [`stages.yaml:27:83 ${PRODUCTION}.backup.waived.expires: got '2027-02-30'`, "'2027-03-31'"],
  },
  {
    name: 'two ways of backup',
    change: [`toRegion: ${TO_REGION}`, `toRegion: ${TO_REGION}, notRetained: { reason: none }`],
    says: [`stages.yaml:27:13 ${PRODUCTION}.backup: got a map`, 'exactly one of', '[BAK-1]'],
  },
  {
    name: 'existing vaults in one region',
    change: [
      `toRegion: ${TO_REGION}`,
      "existing: { everyHours: 12, evidence: wiki, vault: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:A', copyVault: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:B' }",
    ],
    says: [
      `stages.yaml:27:136 ${PRODUCTION}.backup.existing.copyVault: got 'eu-central-1'`,
      'the environment stands in it',
    ],
  },
  {
    name: 'a region with fewer than three zones',
    change: ['region: eu-west-1\n', 'region: us-west-1\n'],
    says: ["stages.yaml:8:13 environments.SoftLaunch.region: got 'us-west-1'", 'three zones', '[CLU-1]'],
  },
  {
    name: 'no region',
    change: ['    region: eu-west-1\n', ''],
    says: [
      'stages.yaml:7:3 environments.SoftLaunch.region: missing. The AWS region. Needed where users come',
    ],
  },
  {
    name: 'fewer than three instances',
    change: ['capacity: {', 'overrides: { services: { Web: { instances: 2 } } }\n    capacity: {'],
    says: [
      `stages.yaml:30:48 ${PRODUCTION}.overrides.services.Web.instances: got 2`,
      'at least 3',
      'singleton',
      '[CLU-1]',
    ],
  },
  {
    name: 'fewer than three instances in what all share',
    change: ['port: 8080', 'port: 8080, instances: 2'],
    says: ['stages.yaml:5:56 services.Web.instances: got 2', 'Production asks for at least 3', 'overrides'],
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
    says: ["stages.yaml:11:13 environments.SoftLaunch.domain: got 'first.example.org'", 'is of example.com'],
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
    change: [certificateOf('shop'), elsewhere('shop')],
    says: [`stages.yaml:25:52 ${PRODUCTION}.domain.certificate: got`, 'stands in eu-central-1'],
  },
  {
    name: 'a server certificate of the VPN from another region',
    change: [certificateOf('server'), elsewhere('server')],
    says: [
      `stages.yaml:22:28 ${PRODUCTION}.entry.clientVpn.serverCertificate: got`,
      'stands in eu-central-1',
    ],
  },
  {
    name: 'a client certificate of the VPN from another region',
    change: [certificateOf('clients'), elsewhere('clients')],
    says: [
      `stages.yaml:24:40 ${PRODUCTION}.entry.clientVpn.authentication.certificate: got`,
      'stands in eu-central-1',
    ],
  },
  {
    name: 'a certificate of another account',
    change: [certificateOf('shop'), 'eu-central-1:444455556666:certificate/shop'],
    says: [`stages.yaml:25:52 ${PRODUCTION}.domain.certificate: got`, 'stands in 111122223333'],
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
      `stages.yaml:23:21 ${PRODUCTION}.entry.clientVpn.clientCidr: got '10.0.4.0/22'`,
      'overlaps the network, 10.0.0.0/16',
    ],
  },
  {
    name: 'a VPN with too few addresses',
    change: ['clientCidr: 10.255.0.0/22', 'clientCidr: 10.255.0.0/24'],
    says: [`stages.yaml:23:21 ${PRODUCTION}.entry.clientVpn.clientCidr: got '10.255.0.0/24'`, '/12 to /22'],
  },
  {
    name: 'a VPN for users who show nothing',
    change: [`{ certificate: 'arn:aws:acm:${certificateOf('clients')}' }`, '{}'],
    says: [
      `stages.yaml:24:25 ${PRODUCTION}.entry.clientVpn.authentication: got an empty map`,
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
      `stages.yaml:24:25 ${PRODUCTION}.entry.clientVpn.authentication: got 'S-1'`,
      'either of operations or of business',
    ],
  },
  {
    name: 'a way in that is no VPN',
    change: [', evidence: wiki/vpn', ''],
    says: [
      'stages.yaml:10:12 environments.SoftLaunch.entry: got a map',
      'SoftLaunch asks for a VPN',
      '[SEC-2]',
    ],
  },
  {
    name: 'testers from the network itself',
    change: ['[198.51.100.0/24]', '[198.51.100.0/24, 10.0.8.0/24]'],
    says: [
      `stages.yaml:26:52 ${PRODUCTION}.access.closed.testers[1]: got '10.0.8.0/24'`,
      'overlaps the network',
    ],
  },
  {
    name: 'testers from the range of the VPN',
    change: ['[198.51.100.0/24]', '[10.255.1.0/24]'],
    says: [
      `stages.yaml:26:35 ${PRODUCTION}.access.closed.testers[0]: got '10.255.1.0/24'`,
      'overlaps the client range of the VPN',
    ],
  },
  {
    name: 'testers whose ranges overlap',
    change: ['[198.51.100.0/24]', '[198.51.100.0/24, 198.51.100.128/25]'],
    says: [
      `stages.yaml:26:34 ${PRODUCTION}.access.closed.testers: got '198.51.100.128/25'`,
      "overlaps '198.51.100.0/24'",
    ],
  },
  {
    name: 'testers from the whole world',
    change: ['[198.51.100.0/24]', '[0.0.0.0/0]'],
    says: [`stages.yaml:26:34 ${PRODUCTION}.access.closed.testers: got '0.0.0.0/0'`, 'open to the world'],
  },
  {
    name: 'a plan without an answer',
    change: open(`{ hard: { ${ANSWERS.replace('notices: [],', '')} } }`),
    says: [`stages.yaml:26:23 ${PRODUCTION}.access.open.hard.notices: missing. What users are told`],
  },
  {
    name: 'a plan whose third party is told on the day itself',
    change: open(`{ hard: { ${ANSWERS.replace('2027-03-01', '2027-03-31')} } }`),
    says: [`stages.yaml:26:21 ${PRODUCTION}.access.open: got '2027-03-31'`, 'told in advance', '[NTF-2]'],
  },
  {
    name: 'a plan that rolls out what is not there',
    change: open(`{ hard: { ${ANSWERS.replace('component: Web', 'component: Wbe')} } }`),
    says: [
      `stages.yaml:31:33 ${PRODUCTION}.access.open.hard.components[0].component: got 'Wbe'`,
      "did you mean 'Web'?",
    ],
  },
  {
    name: 'a soft launch to everybody at once',
    change: ['access: { closed: {} }', `access: { open: { hard: { ${ANSWERS} } } }`],
    says: [
      'stages.yaml:12:29 environments.SoftLaunch.access.open.hard: got a map',
      'for a select group of users',
      '[LCH-1]',
    ],
  },
  {
    name: 'an audience from everywhere',
    change: open(
      `{ soft: { ${ANSWERS}, staffInPlace: true, audience: { description: all, ranges: [0.0.0.0/0] } } }`,
    ),
    says: [`stages.yaml:26:21 ${PRODUCTION}.access.open: got '0.0.0.0/0'`, 'open to the world', '[LCH-2]'],
  },
  {
    name: 'an opening that is open and closed',
    change: [CLOSED, `{ closed: {}, open: { hard: { ${ANSWERS} } } }`],
    says: [`stages.yaml:26:13 ${PRODUCTION}.access: got a map`, "exactly one of 'closed', 'open'"],
  },
  {
    name: 'a production that nobody watches',
    change: ['capacity: {', 'monitoring: { notAskedFor: { reason: cheap } }\n    capacity: {'],
    says: [
      `stages.yaml:30:32 ${PRODUCTION}.monitoring.notAskedFor: got a map`,
      'Production is monitored',
      '[MON-1]',
    ],
  },
  {
    name: 'monitoring that is managed elsewhere without reason',
    change: [
      '{ notAskedFor: { reason: office hours } }',
      "{ managedElsewhere: { reason: '', evidence: wiki } }",
    ],
    says: [
      "stages.yaml:14:47 environments.SoftLaunch.monitoring.managedElsewhere.reason: got ''",
      'silence is no answer',
    ],
  },
  {
    name: 'alarms that nobody hears',
    change: [`    contacts: [${EMAIL}]\n`, ''],
    says: [`stages.yaml:16:3 ${PRODUCTION}.contacts: missing. Who is told of issues`],
  },
  {
    name: 'a contact that is no address',
    change: [EMAIL, '{ email: ops }'],
    says: [`stages.yaml:28:25 ${PRODUCTION}.contacts[0].email: got 'ops'`, "'ops@example.com'", '[MON-3]'],
  },
  {
    name: 'a contact whose messages anybody reads',
    change: [EMAIL, "{ https: 'http://on-call.example.com' }"],
    says: [`stages.yaml:28:25 ${PRODUCTION}.contacts[0].https: got 'http://`, 'travel encrypted'],
  },
  {
    name: 'a topic of another region',
    change: [
      EMAIL,
      "{ topic: { arn: 'arn:aws:sns:eu-west-1:111122223333:calls', reason: central, evidence: wiki } }",
    ],
    says: [`stages.yaml:28:32 ${PRODUCTION}.contacts[0].topic.arn: got`, 'stands in eu-central-1'],
  },
  {
    name: 'an unknown framework',
    change: ['[GDPR]', '[GDRP]'],
    says: [`stages.yaml:29:27 ${PRODUCTION}.frameworks.names[0]: got 'GDRP'`, "did you mean 'GDPR'?"],
  },
  {
    name: 'a framework twice',
    change: ['[GDPR]', '[GDPR, GDPR]'],
    says: [`stages.yaml:29:17 ${PRODUCTION}.frameworks: got 'GDPR, GDPR'`, 'applies once', '[FRM-1]'],
  },
  {
    name: 'no framework without a reason',
    change: ['{ none: no personal data }', "{ none: '' }"],
    says: ["stages.yaml:15:25 environments.SoftLaunch.frameworks.none: got ''", 'silence is no answer'],
  },
  {
    name: 'capacity that nobody can keep',
    change: ['availability: 99.9', 'availability: 100'],
    says: [`stages.yaml:30:15 ${PRODUCTION}.capacity: got 100`, 'nothing is available always', '[SRV-2]'],
  },
  {
    name: 'a production without capacity',
    change: ['    capacity: { availability: 99.9, recoveryMinutes: 15, peak: 2 }\n', ''],
    says: [`stages.yaml:16:3 ${PRODUCTION}.capacity: missing. The availability, continuity and reliability`],
  },
  {
    name: 'a rate that AWS WAF refuses',
    change: ['capacity: {', 'firewall: { requestsPerFiveMinutes: 9 }\n    capacity: {'],
    says: [`stages.yaml:30:41 ${PRODUCTION}.firewall.requestsPerFiveMinutes: got 9`, '10 to 2000000000'],
  },
  {
    name: 'a web ACL of another region',
    change: [
      'capacity: {',
      "firewall: { existing: { webAcl: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1', reason: central, evidence: wiki } }\n    capacity: {",
    ],
    says: [`stages.yaml:30:37 ${PRODUCTION}.firewall.existing.webAcl: got`, 'stands in eu-central-1'],
  },
  {
    name: 'a path from a region to itself',
    change: [
      'capacity: {',
      'paths: [{ overAwsNetwork: { traffic: backups, fromRegion: eu-west-1, toRegion: eu-west-1 } }]\n    capacity: {',
    ],
    says: [`stages.yaml:30:13 ${PRODUCTION}.paths[0]: got 'eu-west-1'`, 'name two Regions', '[SEC-3]'],
  },
  {
    name: 'traffic of no kind',
    change: [
      'capacity: {',
      'paths: [{ overEndpoint: { traffic: backup, from: servers, service: backup } }]\n    capacity: {',
    ],
    says: [
      `stages.yaml:30:40 ${PRODUCTION}.paths[0].overEndpoint.traffic: got 'backup'`,
      "did you mean 'backups'?",
    ],
  },
  {
    name: 'a partner',
    change: ['capacity: {', "partner: { ownAccount: { name: P, account: '444455556666' } }\n    capacity: {"],
    says: [
      `stages.yaml:30:14 ${PRODUCTION}.partner: got a map`,
      'belongs to the operating party alone',
      'take the partner out',
    ],
  },
];

describe('an environment that goes live is refused, with place, value, limit and remedy:', () => {
  test.each(BAD_INPUT)('$name', ({ change, says: [start, ...parts] }) => {
    const said = refusalOf(() => read(changed(...change, LAUNCHING)));

    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    parts.forEach((part) => expect(said[0]).toContain(part));
  });

  test('answers for users where none come', () => {
    const said = refusalOf(() =>
      read(changed('  Production:', '  Production:\n    stage: Development', LAUNCHING)),
    );

    expect(said.map((line) => line.split(': ')[0])).toEqual(
      ['domain', 'access', 'backup', 'contacts', 'frameworks', 'capacity'].map((key, index) =>
        expect.stringMatching(`^stages.yaml:${26 + index}:5 environments.Production.${key}$`),
      ),
    );
    said.forEach((line) => expect(line).toContain('no users come to Development'));
  });
});
