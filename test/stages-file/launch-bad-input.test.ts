import { type BadInput, expectRefusal } from './refused';
import { ANSWERS, changed, LAUNCHING, read, refusalOf } from './temp-file';

const CLOSED = '{ closed: { testers: [198.51.100.0/24] } }';
const EMAIL = '{ email: ops@example.com }';
const PRODUCTION = 'environments.Production';
const open = (plan: string): readonly [string, string] => [CLOSED, `{ open: ${plan} }`];

const NOTIFIED = ANSWERS.replace("on: '2027-03-01'", "on: '2027-03-01', notifiedAt: wiki/notified");

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'a plan without an answer',
    change: open(`{ hard: { ${ANSWERS.replace('notices: [],', '')} } }`),
    says: [`stages.yaml:26:29 ${PRODUCTION}.publicAccess.open.hard.notices: missing. The notices to users`],
  },
  {
    name: 'a plan that notifies a third party on the opening day',
    change: open(`{ hard: { ${ANSWERS.replace('2027-03-01', '2027-03-31')} } }`),
    says: [
      `stages.yaml:30:77 ${PRODUCTION}.publicAccess.open.hard.thirdParties[0].on: got '2027-03-31'`,
      'given before the opening',
      '[NTF-2, launch-plan.notice-after-opening]',
    ],
  },
  {
    name: 'a plan that rolls out what is not there',
    change: open(`{ hard: { ${ANSWERS.replace('component: Web', 'component: Wbe')} } }`),
    says: [
      `stages.yaml:31:33 ${PRODUCTION}.publicAccess.open.hard.components[0].component: got 'Wbe'`,
      "did you mean 'Web'?",
    ],
  },
  {
    name: 'a soft launch to everybody at once',
    change: ['publicAccess: { closed: {} }', `publicAccess: { open: { hard: { ${NOTIFIED} } } }`],
    says: [
      'stages.yaml:12:35 environments.SoftLaunch.publicAccess.open.hard: got a map',
      'for a select group of users',
      '[LCH-1, launch-plan.hard-in-soft-launch]',
    ],
  },
  {
    name: 'an audience from everywhere',
    change: open(
      `{ soft: { ${ANSWERS}, staffed: true, audience: { description: all, ranges: [0.0.0.0/0] } } }`,
    ),
    says: [
      `stages.yaml:31:183 ${PRODUCTION}.publicAccess.open.soft.audience.ranges: got '0.0.0.0/0'`,
      'open to the internet',
      '[LCH-2, client-ranges.too-wide]',
    ],
  },
  {
    name: 'a special event as mere words',
    change: open(`{ hard: { ${ANSWERS.replace('specialEvents: []', 'specialEvents: [sale]')} } }`),
    says: [`stages.yaml:28:57 ${PRODUCTION}.publicAccess.open.hard.moment.specialEvents[0]: got 'sale'`],
  },
  {
    name: 'an opening in a special event',
    change: open(
      `{ hard: { ${ANSWERS.replace('specialEvents: []', "specialEvents: [{ name: sale, firstDay: '2027-03-31', lastDay: '2027-03-31' }]")} } }`,
    ),
    says: [
      `stages.yaml:26:46 ${PRODUCTION}.publicAccess.open.hard.opensOn: got '2027-03-31'`,
      'sale freezes changes from 2027-03-31 to 2027-03-31',
      'open before it or after it [WHN-1, launch-plan.change-freeze]',
    ],
  },
  {
    name: 'an opening when the team is away',
    change: open(`{ hard: { ${ANSWERS.replace("from: '2027-03-29'", "from: '2027-04-01'")} } }`),
    says: [
      `stages.yaml:26:46 ${PRODUCTION}.publicAccess.open.hard.opensOn: got '2027-03-31'`,
      'the team is available from 2027-04-01 to 2027-04-04',
      '[WHN-1, launch-plan.team-not-available]',
    ],
  },
  {
    name: 'a team without days',
    change: open(`{ hard: { ${ANSWERS.replace(", to: '2027-04-04'", '')} } }`),
    says: [
      `stages.yaml:28:60 ${PRODUCTION}.publicAccess.open.hard.moment.teamAvailable.to: missing. The last day`,
    ],
  },
  {
    name: 'a notice that is given already, without evidence',
    change: open(`{ hard: { ${ANSWERS.replace("on: '2027-03-01'", "on: '2027-03-01', notifiedAt: ''")} } }`),
    says: [
      `stages.yaml:30:103 ${PRODUCTION}.publicAccess.open.hard.thirdParties[0].notifiedAt: got ''`,
      'must not be blank',
    ],
  },
  {
    name: 'a scheduled notice without contacts',
    change: [
      'publicAccess: { closed: {} }',
      `publicAccess: { open: { soft: { ${ANSWERS}, staffed: true, audience: { description: beta, ranges: [198.51.100.0/24] } } } }`,
    ],
    says: ['stages.yaml:7:3 environments.SoftLaunch.contacts: missing. Who is notified of incidents'],
  },
  {
    name: 'a production without monitoring',
    change: ['objectives: {', 'monitoring: { waived: { reason: cheap } }\n    objectives: {'],
    says: [
      `stages.yaml:30:27 ${PRODUCTION}.monitoring.waived: got a map`,
      'Production is monitored',
      '[MON-1, monitoring.required]',
    ],
  },
  {
    name: 'inherited monitoring that does not say from where',
    change: ['{ waived: { reason: office hours } }', "{ inherited: { from: '', evidence: wiki } }"],
    says: [
      "stages.yaml:14:38 environments.SoftLaunch.monitoring.inherited.from: got ''",
      'must not be blank',
    ],
  },
  {
    name: 'alarms without contacts',
    change: [`    contacts: [${EMAIL}]\n`, ''],
    says: [`stages.yaml:16:3 ${PRODUCTION}.contacts: missing. Who is notified of incidents`],
  },
  {
    name: 'a contact that is no address',
    change: [EMAIL, '{ email: ops }'],
    says: [
      `stages.yaml:28:25 ${PRODUCTION}.contacts[0].email: got 'ops'`,
      "'ops@example.com'",
      '[MON-3, contact.email-malformed]',
    ],
  },
  {
    name: 'a contact whose messages are not encrypted',
    change: [EMAIL, "{ https: 'http://on-call.example.com' }"],
    says: [`stages.yaml:28:25 ${PRODUCTION}.contacts[0].https: got 'http://`, 'encrypted in transit'],
  },
  {
    name: 'a topic of another region',
    change: [
      EMAIL,
      "{ topic: { arn: 'arn:aws:sns:eu-west-1:111122223333:calls', from: central, evidence: wiki } }",
    ],
    says: [
      `stages.yaml:28:32 ${PRODUCTION}.contacts[0].topic.arn: got`,
      'the environment is in eu-central-1',
    ],
  },
  {
    name: 'an unknown framework',
    change: ['[GDPR]', '[GDRP]'],
    says: [`stages.yaml:29:18 ${PRODUCTION}.frameworks[0]: got 'GDRP'`, "did you mean 'GDPR'?"],
  },
  {
    name: 'no framework and no answer',
    change: ['[GDPR]', '[]'],
    says: [
      `stages.yaml:29:17 ${PRODUCTION}.frameworks: got an empty list, but at least one is required; write [GDPR] or { none: 'no personal data' } [`,
    ],
  },
  {
    name: 'an RTO without a unit',
    change: ['rto: 15m', 'rto: 15'],
    says: [
      `stages.yaml:30:44 ${PRODUCTION}.objectives.rto: got 15`,
      "such as '15m'; write how long users may be without it [",
    ],
  },
  {
    name: 'an interval of backups in words',
    change: ['interval: 12h', "interval: '12 hours'"],
    says: [
      `stages.yaml:27:56 ${PRODUCTION}.backup.toRegion.interval: got '12 hours'`,
      "such as '12h'",
      'AWS Backup starts backups: 1h, 2h, 3h, 4h, 6h, 8h, 12h, 24h [BAK-3',
    ],
  },
  {
    name: 'a framework twice',
    change: ['[GDPR]', '[GDPR, GDPR]'],
    says: [
      `stages.yaml:29:17 ${PRODUCTION}.frameworks: got 'GDPR, GDPR'`,
      'is named twice',
      '[FRM-1, framework.duplicate]',
    ],
  },
  {
    name: 'no framework without a reason',
    change: ['{ none: no personal data }', "{ none: '' }"],
    says: ["stages.yaml:15:25 environments.SoftLaunch.frameworks.none: got ''", 'must not be blank'],
  },
  {
    name: 'availability that cannot be kept',
    change: ['availability: 99.9', 'availability: 100'],
    says: [
      `stages.yaml:30:33 ${PRODUCTION}.objectives.availability: got 100`,
      'from 90 to less than 100',
      '[SRV-2, objectives.availability-range]',
    ],
  },
  {
    name: 'a production without capacity',
    change: ['    objectives: { availability: 99.9, rto: 15m, peakLoad: 2 }\n', ''],
    says: [
      `stages.yaml:16:3 ${PRODUCTION}.objectives: missing. The availability, continuity and reliability`,
    ],
  },
  {
    name: 'a path from a region to itself',
    change: [
      'objectives: {',
      'paths: [{ overAwsNetwork: { traffic: backups, fromRegion: eu-west-1, toRegion: eu-west-1 } }]\n    objectives: {',
    ],
    says: [
      `stages.yaml:30:31 ${PRODUCTION}.paths[0].overAwsNetwork: got 'eu-west-1'`,
      'name two Regions',
      '[SEC-3, private-path.same-region]',
    ],
  },
  {
    name: 'traffic of no kind',
    change: [
      'objectives: {',
      'paths: [{ overEndpoint: { traffic: backup, from: servers, service: backup } }]\n    objectives: {',
    ],
    says: [
      `stages.yaml:30:40 ${PRODUCTION}.paths[0].overEndpoint.traffic: got 'backup'`,
      "did you mean 'backups'?",
    ],
  },
  {
    name: 'a partner',
    change: [
      'objectives: {',
      "partner: { ownAccount: { name: P, account: '444455556666' } }\n    objectives: {",
    ],
    says: [
      `stages.yaml:30:5 ${PRODUCTION}.partner: got the key 'partner'`,
      'Production does not take it, only Staging',
      'remove it',
    ],
  },
];

describe('an environment that goes live is refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (it) => expectRefusal(it, LAUNCHING));

  test('keys of a launch where none takes place', () => {
    const expected = refusalOf(() =>
      read(changed('  Production:', '  Production:\n    stage: Development', LAUNCHING)),
    );

    expect(expected.map((line) => line.split(': ')[0])).toEqual(
      ['domain', 'publicAccess', 'backup', 'contacts', 'frameworks', 'objectives'].map(
        (key, index) => `stages.yaml:${26 + index}:5 environments.Production.${key}`,
      ),
    );
    expected.forEach((line) => expect(line).toContain('Development does not take it'));
  });

  test('all faults of a launch plan at once, each at its line', () => {
    const plan = ANSWERS.replace('busiestHours: evenings', "busiestHours: ' '")
      .replace(
        'specialEvents: []',
        "specialEvents: [{ name: sale, firstDay: '2027-03-30', lastDay: '2027-03-31' }]",
      )
      .replace("to: '2027-04-04'", "to: '2027-03-28'")
      .replace("on: '2027-03-01'", "on: '2027-04-01'")
      .replace(
        'components: [{',
        'components: [{ component: Web, automated: true, rollBack: { how: a, trigger: b, takes: c, data: d } }, {',
      );

    const expected = refusalOf(() => read(changed(...open(`{ hard: { ${plan} } }`), LAUNCHING)));

    expect(expected.map((line) => line.split(': ')[0])).toEqual(
      [
        'stages.yaml:26:46 PLAN.opensOn',
        'stages.yaml:28:31 PLAN.moment.busiestHours',
        'stages.yaml:28:131 PLAN.moment.teamAvailable',
        'stages.yaml:30:77 PLAN.thirdParties[0].on',
        'stages.yaml:31:123 PLAN.components[1].component',
      ].map((line) => line.replace('PLAN', `${PRODUCTION}.publicAccess.open.hard`)),
    );
  });
});
