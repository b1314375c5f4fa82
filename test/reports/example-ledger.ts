import { type Ledger, RowState } from '../../lib';
import { VerdictState } from '../../lib/compliance/checks/check';
import { EvidenceKind, type FrameworkAccount } from '../../lib/compliance/frameworks/framework-account';
import type { LedgerRow } from '../../lib/compliance/ledger';
import { TaskState } from '../../lib/compliance/records/checklist';
import { StockLevel, type StockResult } from '../../lib/compliance/stock-packs/stock-result';
import { Basis, Obligation } from '../../lib/requirements/requirement';
import { StageKind } from '../../lib/requirements/stage-kind';

const ENVIRONMENT = 'Production/Shop';
const AT = { environment: ENVIRONMENT, when: '2027-03-01' };
const TERMS = { requestedBy: 'Olaf', approvedBy: 'Paula', expires: '2027-04-30' };

const named = (path: string, type = 'AWS::EC2::SecurityGroup') => ({
  type,
  logicalId: path.replaceAll('/', ''),
  stack: 'Production-Shop',
  constructPath: `${ENVIRONMENT}/${path}/Resource`,
});

const row = (id: string, title: string, state: RowState, change: Partial<LedgerRow> = {}): LedgerRow => ({
  id,
  title,
  obligation: Obligation.REQUIRED,
  basis: Basis.GUIDE,
  required: true,
  obligationReason: 'required by the guide',
  state,
  reason: `the reason why ${id} is ${state}`,
  blocking: false,
  checks: [],
  ...change,
});

const FAULTY_FIREWALL = row('SEC-1', 'Firewalls', RowState.NOT_MET, {
  blocking: true,
  basis: Basis.BRIEF,
  checks: [
    {
      check: 'SEC-1.declared-traffic-only',
      title: 'only declared traffic passes',
      remedy: 'declare the traffic, or close the group',
      state: VerdictState.NOT_MET,
      reason: 'the group of the store admits anybody',
      resources: [named('Data'), named('Web'), named('Shared/Vault', 'AWS::Backup::BackupVault')],
      findings: [
        { state: VerdictState.NOT_MET, reason: 'admits 0.0.0.0/0 on port 5432', resource: named('Data') },
        {
          state: VerdictState.NOT_MET,
          reason: 'admits 10.0.0.0/8',
          resource: named('Web'),
          waived: {
            ...AT,
            ...TERMS,
            rule: 'SEC-1.declared-traffic-only',
            path: `${ENVIRONMENT}/Web`,
            reason: 'old client',
          },
        },
      ],
    },
    {
      check: 'SEC-1.web-firewall',
      title: 'a web firewall stands before the public face',
      remedy: 'add one',
      state: VerdictState.NOT_APPLICABLE,
      reason: 'there is no public face',
      resources: [],
      findings: [],
    },
  ],
});

/** A row in every state there is. */
export const ROWS: readonly LedgerRow[] = [
  row('STG-1', 'One owner', RowState.MET),
  row('STG-2', 'Internal use only', RowState.NOT_REQUIRED, {
    required: false,
    obligation: Obligation.NOT_REQUIRED,
  }),
  row('CLU-2', 'Clusters in several locations', RowState.NOT_REQUIRED_BUT_PRESENT, { required: false }),
  row('BAK-2', 'Backups in another Region', RowState.ELSEWHERE),
  FAULTY_FIREWALL,
  row('SEC-2', 'VPN for the teams', RowState.WAIVED),
  row('SEC-3', 'Private paths', RowState.UNDECIDABLE),
  row('PEN-1', 'Penetration test', RowState.ATTESTED),
  row('MON-3', 'The parties are notified', RowState.OPEN, {
    reason: 'nobody has signed that each contact answered a test notification',
  }),
  row('LCH-1', 'Hard or soft launch', RowState.DECLARED, { basis: Basis.PLAN }),
  row('DWN-2', 'The promise is kept', RowState.NOT_CHECKED_YET, { basis: Basis.OURS }),
];

/** A framework with as many controls as asked, in the states in turn. */
export function framework(controls = 8): FrameworkAccount {
  const states = [RowState.MET, RowState.OPEN, RowState.OUTSIDE, RowState.NOT_REQUIRED, RowState.NOT_MET];
  return {
    name: 'HIPAA',
    edition: 'HIPAA Security Rule, 45 CFR Part 164 Subpart C',
    published: '2013-01-25',
    unit: 'implementation specifications',
    total: controls + 4,
    partialBecause: 'four of them speak of paper',
    controls: Array.from({ length: controls }, (_, index) => ({
      id: `164.312(a)(${String(index)})`,
      title: `Safeguard ${String(index)}`,
      state: states[index % states.length],
      reason: `why safeguard ${String(index)} stands so`,
      evidence: [
        {
          kind: index % 2 === 0 ? EvidenceKind.STOCK_RULE : EvidenceKind.ATTESTATION,
          id: `HIPAA.Security-Rule${String(index)}`,
          state: states[index % states.length],
          reason: 'https://evidence.example/report',
        },
        { kind: EvidenceKind.CHECK, id: 'VPN', state: RowState.NOT_REQUIRED, reason: 'there is none' },
      ],
    })),
  };
}

const STOCK: StockResult = {
  pack: 'AwsSolutions',
  rules: [
    {
      rule: 'AwsSolutions-EC23',
      level: StockLevel.ERROR,
      passed: 4,
      failed: 1,
      acknowledged: 1,
      waived: 0,
      notApplicable: 161,
      undecided: 2,
    },
  ],
  findings: [
    {
      rule: 'AwsSolutions-EC23',
      level: StockLevel.ERROR,
      description: 'The group is open to the world.',
      resource: named('Data'),
    },
  ],
  waived: [],
  needless: [],
  acknowledgements: [
    {
      rule: 'AwsSolutions-IAM5[Resource::*]',
      level: StockLevel.ERROR,
      description: 'Wildcards.',
      resource: named('Roles/Backup', 'AWS::IAM::Role'),
      reason: 'AWS names no resource for this call.',
      acknowledgedAt: `${ENVIRONMENT}/Roles/Backup`,
    },
  ],
};

/** A ledger in which every part of the page has something to show. */
export function exampleLedger(change: Partial<Ledger> = {}): Ledger {
  return {
    version: 1,
    asOf: '2027-03-31',
    environment: {
      id: ENVIRONMENT,
      stage: StageKind.PRODUCTION,
      owner: 'shop-operations',
      accounts: ['111122223333'],
      regions: ['eu-central-1', 'eu-west-1'],
    },
    declarations: {
      environment: ENVIRONMENT,
      stage: StageKind.PRODUCTION,
      owner: 'shop-operations',
      egress: [{ component: 'Web', destination: '0.0.0.0/0', port: 443, reason: 'image registry' }],
      elsewhere: [
        { row: 'BAK-2', reason: 'the organization copies', evidence: 'https://wiki.example/backup' },
      ],
    },
    records: {
      attestations: [
        {
          ...AT,
          row: 'PEN-1',
          who: 'Ann',
          evidence: 'https://evidence.example/test',
          validUntil: '2028-03-01',
        },
      ],
      waivers: [{ ...AT, ...TERMS, row: 'SEC-2', reason: 'the VPN comes in May' }],
      ruleWaivers: [],
      tasks: [],
      overrides: [],
      expired: [],
      expiring: [{ what: 'waiver of SEC-2', who: 'Paula', until: '2027-04-30', daysLeft: 30 }],
      needless: [],
    },
    opening: {
      opensOn: '2027-03-31',
      openRows: [{ id: 'MON-3', title: 'The parties are notified', reason: 'nobody has signed' }],
    },
    requirements: ROWS,
    frameworks: [framework()],
    checklist: [
      {
        id: 'PEN-1',
        what: 'Have the environment penetration-tested',
        row: 'PEN-1',
        owner: 'security',
        due: '2027-03-20',
        state: TaskState.DONE,
        rowState: RowState.ATTESTED,
        source: 'catalogue',
      },
      {
        id: 'support',
        what: 'Tell support',
        owner: 'Bea',
        state: TaskState.TO_DO,
        source: 'go-live.yaml:12:5',
      },
    ],
    recovery: [
      {
        plan: 'Production-Shop/Plan',
        rule: 'Twice a day',
        hoursLostHere: 12,
        hoursLostThere: 12,
        daysKeptHere: 35,
        daysKeptThere: 90,
        copiedTo: 'eu-west-1',
        continuous: true,
      },
    ],
    picture: PICTURE,
    stock: [STOCK],
    headroom: [
      {
        stack: 'Production-Shop',
        limits: [
          { what: 'resources', used: 410, limit: 500 },
          { what: 'templateBytes', used: 164_877, limit: 1_000_000 },
        ],
      },
    ],
    ...change,
  };
}

const ZONES = ['zone-a', 'zone-b', 'zone-c'];

const PICTURE: Ledger['picture'] = {
  places: [
    { id: 'home', kind: 'region', label: 'eu-central-1' },
    { id: 'there', kind: 'region', label: 'eu-west-1' },
    { id: 'network', kind: 'network', label: 'Network 10.0.0.0/16', inside: 'home' },
    ...ZONES.map((id) => ({ id, kind: 'zone' as const, label: `Zone ${id.slice(-1)}`, inside: 'network' })),
  ],
  nodes: [
    { id: 'balancer', kind: 'door', label: 'Front door', places: ZONES },
    { id: 'vpn', kind: 'entry', label: 'Client VPN', places: ZONES.slice(0, 2) },
    { id: 'firewall', kind: 'firewall', label: 'Web firewall', places: ['home'] },
    { id: 'web', kind: 'service', label: 'Web', places: ZONES },
    { id: 'api', kind: 'service', label: 'Api', places: ZONES },
    { id: 'orders', kind: 'store', label: 'Orders (PostgreSQL)', places: ZONES.slice(0, 2) },
    { id: 'vault', kind: 'vault', label: 'Vault', places: ['home'] },
    { id: 'copies', kind: 'vault', label: 'Vault for copies', places: ['there'] },
    { id: 'topic', kind: 'watch', label: 'Alarms', places: ['home'] },
  ],
  edges: [
    { from: 'firewall', to: 'balancer', label: 'before' },
    { from: 'balancer', to: 'web', label: 'port 8080' },
    { from: 'balancer', to: 'api', label: 'port 8081' },
    { from: 'vpn', to: 'balancer', label: 'port 443' },
    { from: 'api', to: 'orders', label: 'port 5433' },
    { from: 'orders', to: 'vault', label: 'backups' },
    { from: 'vault', to: 'copies', label: 'every 12 h' },
  ],
};
