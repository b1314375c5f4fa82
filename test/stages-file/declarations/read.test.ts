import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { readDeclarationsFile } from '../../../lib/stages-file/declarations/read';
import { declarationsJsonSchema, declarationsSchema } from '../../../lib/stages-file/declarations/schema';
import { readYaml } from '../../../lib/stages-file/yaml-source';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { StageKind } from '../../../lib/requirements/stage-kind';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'declarations-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(content: string, stage = StageKind.PRODUCTION) {
  const path = join(folder, 'declarations.yaml');
  writeFileSync(path, content);
  return readDeclarationsFile(path, { profile: resolveProfile(stage, { conditions: [] }) });
}

const declared = (content: string, stage?: StageKind) => read(content, stage).declared;

const ALL = `
owner: shop-operations
teamAccess: { existing: { description: the VPN of the company, ranges: [10.9.0.0/16], evidence: wiki/vpn } }
publicAccess: { closed: { testers: [198.51.100.0/24] } }
backup: { interval: 12h, copyInterval: 1d }
objectives: { availability: 99.9, rto: 15m, peakLoad: 2 }
singletons: [{ component: Worker, reason: it holds a lock }]
paths: [{ overAwsNetwork: { traffic: backups, fromRegion: eu-west-1, toRegion: eu-central-1 } }]
egress: [{ destination: 203.0.113.7/32, port: 443, reason: payments }]
consumers:
  - { component: Reports, securityGroups: [sg-0123456789abcdef0], uses: [Orders], reason: nightly report }
network: { reason: shared, evidence: wiki/network, subnets: [{ id: subnet-1, zone: eu-west-1a }] }
frameworks: [GDPR]
dataResidency: [eu-west-1, eu-central-1]
inherited: [{ requirement: SEC-1, part: the rules of the web firewall, from: platform, evidence: wiki/waf }]
`;

test('every declaration is read as checks have it', () => {
  const { owner, egress, inherited, declarations } = declared(ALL);

  expect({ owner, egress, inherited }).toEqual({
    owner: 'shop-operations',
    egress: [{ component: 'the environment', destination: '203.0.113.7/32', port: 443, reason: 'payments' }],
    inherited: [
      { requirement: 'SEC-1', part: 'the rules of the web firewall', from: 'platform', evidence: 'wiki/waf' },
      { requirement: 'SEC-2', from: 'the VPN of the company', evidence: 'wiki/vpn' },
    ],
  });
  expect(declarations).toMatchObject({
    teamAccess: { kind: 'existing', ranges: ['10.9.0.0/16'], prefixLists: [], securityGroups: [] },
    publicAccess: { allUsers: false, ranges: ['198.51.100.0/24'] },
    backup: { recoveryPoint: { here: 720, there: 1440 } },
    objectives: { availability: 99.9, rtoMinutes: 15, peakLoad: 2 },
    singletons: [{ component: 'Worker', reason: 'it holds a lock' }],
    paths: [{ traffic: 'backups', from: 'eu-west-1', to: 'eu-central-1' }],
    consumers: [{ component: 'Reports', securityGroups: ['sg-0123456789abcdef0'] }],
    network: { subnets: [{ id: 'subnet-1', zone: 'eu-west-1a' }] },
    frameworks: [{ name: 'GDPR' }],
    dataResidency: { regions: ['eu-west-1', 'eu-central-1'] },
  });
  expect(declarations?.launch).toBeUndefined();
});

test.each([
  ['networks: [198.51.100.0/24]', { kind: 'networks', ranges: ['198.51.100.0/24'] }],
  ['clientVpn: { clientCidr: 10.255.0.0/22 }', { kind: 'client vpn', ranges: ['10.255.0.0/22'] }],
  ['siteToSiteVpn: { ranges: [10.8.0.0/16] }', { kind: 'site-to-site vpn', ranges: ['10.8.0.0/16'] }],
  ['sessionManager: {}', { kind: 'session manager', ranges: [] }],
  ['verifiedAccess: {}', { kind: 'verified access', ranges: [] }],
])('a team access of %s is of its kind', (access, expected) => {
  expect(declared(`teamAccess: { ${access} }\n`).declarations?.teamAccess).toMatchObject(expected);
});

test('the partner of a staging environment has a role or an account', () => {
  const partner = 'partner: { ownAccount: { name: Shop Ltd, account: "444455556666" } }\n';

  expect(declared(partner, StageKind.STAGING).declarations?.partner).toMatchObject({
    name: 'Shop Ltd',
    account: '444455556666',
    control: 'own account',
  });
});

const PLAN = `{ opensOn: 2027-04-01, experience: { downtime: true, disconnection: false, clientUpgrade: false },
  moment: { busiestHours: mornings, specialEvents: [], teamAvailable: { from: 2027-04-01, to: 2027-04-08 } },
  notices: [{ to: users, message: hello, channel: mail, on: 2027-03-20 }], thirdParties: [],
  components: [{ component: Web, automated: true, rollBack: { how: redeploy, trigger: errors, takes: 5m, data: stays } }] }`;

test('a launch plan opens the environment, and makes conditions apply', () => {
  const { conditions, declarations } = declared(`publicAccess: { open: { hard: ${PLAN} } }\n`);

  expect(declarations?.publicAccess?.allUsers).toBe(true);
  expect(declarations?.launch).toMatchObject({ kind: 'hard', opensOn: '2027-04-01' });
  expect(conditions).toContain('users notice the deployment');
  expect(() => declared(`publicAccess: { open: { hard: ${PLAN} } }\n`, StageKind.SOFT_LAUNCH)).toThrow(
    /declarations\.yaml:1:\d+ publicAccess\.open\.hard: .*a soft launch is for a select group/,
  );
});

test('a file without a key declares nothing', () => {
  expect(read('')).toMatchObject({ keys: [], declared: { declarations: {} } });
});

test.each([
  ['an unknown key', 'ownr: ops', /declarations\.yaml:1:1 ownr: unknown key; did you mean 'owner'\?/],
  ['a value of another type', 'owner: 5', /:1:8 owner: got 5, but a text is needed/],
  ['an interval without a unit', 'backup: { interval: 12 }', /:1:21 backup\.interval: got 12.*12h/],
  ['no team access', 'teamAccess: {}', /teamAccess: got an empty map, but exactly one of 'networks'/],
  [
    'an unknown requirement',
    'inherited: [{ requirement: SEC-11, from: a, evidence: b }]',
    /no such requirement; did you mean 'SEC-1'\?/,
  ],
  ['a missing reason', 'singletons: [{ component: Worker }]', /singletons\[0\]\.reason: missing/],
  [
    'a port that is none',
    'egress: [{ destination: 10.0.0.0/8, port: 70000, reason: a }]',
    /got 70000, but it must be a whole number from 0 to 65535/,
  ],
  ['an unknown framework', 'frameworks: [GDPRR]', /frameworks/],
  ['a key twice', 'owner: a\nowner: b', /:2:1/],
  ['what is not YAML', 'owner: [', /declarations\.yaml:\d/],
  [
    'hostile keys',
    '__proto__: { owner: a }\nconstructor: 1\n',
    /:1:1 got the key '__proto__'.*\n.*:2:1 constructor: unknown key/,
  ],
])('%s is refused with its line', (_what, content, message) => {
  expect(() => read(content)).toThrow(message);
});

test('a missing file is refused', () => {
  const profile = resolveProfile(StageKind.PRODUCTION, { conditions: [] });

  expect(() => readDeclarationsFile(join(folder, 'none.yaml'), { profile })).toThrow(
    /declarations file.*none\.yaml/,
  );
});

describe('the JSON Schema for editors', () => {
  const accepts = new Ajv({ strict: false }).compile(declarationsJsonSchema());

  test('agrees with what is read', () => {
    const all = readYaml(ALL, 'file').value;

    expect([accepts(all), declarationsSchema.safeParse(all).success]).toEqual([true, true]);
    for (const wrong of [{ ownr: 'a' }, { teamAccess: {} }, { singletons: [] }])
      expect([accepts(wrong), declarationsSchema.safeParse(wrong).success]).toEqual([false, false]);
  });
});
