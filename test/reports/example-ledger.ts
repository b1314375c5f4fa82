import {
  EvaluationMode,
  type Ledger,
  LEDGER_VERSION,
  OutcomeState,
  PendingReason,
} from '../../lib/compliance';
import { EvidenceKind, type FrameworkResult } from '../../lib/compliance/frameworks/framework-result';
import type { LedgerRequirement } from '../../lib/compliance/ledger/ledger';
import { TaskState } from '../../lib/compliance/records/checklist';
import { NagLevel, type NagResult } from '../../lib/compliance/nag/nag-result';
import { Basis, Obligation } from '../../lib/requirements/requirement';
import { StageKind } from '../../lib/requirements/stage-kind';
import { aFinding } from '../compliance/a-finding';

const ENVIRONMENT = 'Production/Shop';
const AT = { environment: ENVIRONMENT, when: '2027-03-01' };
const TERMS = { requestedBy: 'Olaf', approvedBy: 'Paula', expires: '2027-04-30' };

const named = (path: string, type = 'AWS::EC2::SecurityGroup') => ({
  type,
  logicalId: path.replaceAll('/', ''),
  stack: 'Production-Shop',
  constructPath: `${ENVIRONMENT}/${path}/Resource`,
});

const requirement = (
  id: string,
  title: string,
  state: OutcomeState,
  change: Partial<LedgerRequirement> = {},
): LedgerRequirement => ({
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

const FAULTY_FIREWALL = requirement('SEC-1', 'Firewalls', OutcomeState.NOT_MET, {
  blocking: true,
  basis: Basis.BRIEF,
  checks: [
    {
      check: 'SEC-1.declared-egress-only',
      title: 'only declared traffic passes',
      remediation: 'declare the traffic, or close the group',
      state: OutcomeState.NOT_MET,
      reason: 'The security group of the store admits every address.',
      resources: [named('Data'), named('Web'), named('Shared/Vault', 'AWS::Backup::BackupVault')],
      findings: [
        aFinding({ reason: 'admits 0.0.0.0/0 on port 5432', resource: named('Data'), blocking: true }),
        aFinding({
          reason: 'admits 10.0.0.0/8',
          resource: named('Web'),
          waived: {
            ...AT,
            ...TERMS,
            rule: 'SEC-1.declared-egress-only',
            path: `${ENVIRONMENT}/Web`,
            reason: 'old client',
          },
        }),
      ],
    },
    {
      check: 'SEC-1.web-firewall',
      title: 'a web firewall stands before the public face',
      remediation: 'add one',
      state: OutcomeState.NOT_APPLICABLE,
      reason: 'there is no public face',
      resources: [],
      findings: [],
    },
  ],
});

/** A requirement in every state there is. */
export const ROWS: LedgerRequirement[] = [
  requirement('STG-1', 'One owner', OutcomeState.MET),
  requirement('STG-2', 'Internal use only', OutcomeState.NOT_REQUIRED, {
    required: false,
    obligation: Obligation.NOT_REQUIRED,
  }),
  requirement('CLU-2', 'Clusters in several locations', OutcomeState.NOT_REQUIRED_BUT_PRESENT, {
    required: false,
  }),
  requirement('BAK-2', 'Backups in another Region', OutcomeState.INHERITED),
  FAULTY_FIREWALL,
  requirement('SEC-2', 'VPN for the teams', OutcomeState.WAIVED),
  requirement('SEC-3', 'Private paths', OutcomeState.UNKNOWN),
  requirement('PEN-1', 'Penetration test', OutcomeState.ATTESTED),
  requirement('MON-3', 'The parties are notified', OutcomeState.PENDING, {
    reason: 'attestation missing: that each contact answered a test notification',
    pending: [PendingReason.ATTESTATION],
  }),
  requirement('LCH-1', 'Hard or soft launch', OutcomeState.DECLARED, { basis: Basis.PLAN }),
  requirement('DWN-2', 'The promise is kept', OutcomeState.NOT_CHECKED, { basis: Basis.OURS }),
];

/** A framework with as many controls as asked, in the states in turn. */
export function framework(controls = 8): FrameworkResult {
  const states = [
    OutcomeState.MET,
    OutcomeState.PENDING,
    OutcomeState.MANUAL,
    OutcomeState.NOT_REQUIRED,
    OutcomeState.NOT_MET,
  ];
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
          kind: index % 2 === 0 ? EvidenceKind.NAG_RULE : EvidenceKind.ATTESTATION,
          id: `HIPAA.Security-Rule${String(index)}`,
          state: states[index % states.length],
          reason: 'https://evidence.example/report',
        },
        { kind: EvidenceKind.CHECK, id: 'VPN', state: OutcomeState.NOT_REQUIRED, reason: 'there is none' },
      ],
    })),
  };
}

const STOCK: NagResult = {
  pack: 'AwsSolutions',
  rules: [
    {
      rule: 'AwsSolutions-EC23',
      level: NagLevel.ERROR,
      passed: 4,
      failed: 1,
      acknowledged: 1,
      waived: 0,
      notApplicable: 161,
      unknown: 2,
    },
  ],
  findings: [
    {
      rule: 'AwsSolutions-EC23',
      level: NagLevel.ERROR,
      description: 'The group is open to the internet.',
      resource: named('Data'),
      blocking: true,
    },
  ],
  waived: [],
  unused: [],
  acknowledgements: [
    {
      rule: 'AwsSolutions-IAM5[Resource::*]',
      level: NagLevel.ERROR,
      description: 'Wildcards.',
      resource: named('Roles/Backup', 'AWS::IAM::Role'),
      blocking: false,
      reason: 'AWS names no resource for this call.',
      acknowledgedAt: `${ENVIRONMENT}/Roles/Backup`,
    },
  ],
};

/** A ledger in which every part of the page has something to show. */
export function exampleLedger(change: Partial<Ledger> = {}): Ledger {
  return {
    version: LEDGER_VERSION,
    mode: EvaluationMode.SYNTHESIS,
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
      inherited: [
        { requirement: 'BAK-2', from: 'the organization copies', evidence: 'https://wiki.example/backup' },
      ],
    },
    records: {
      attestations: [
        {
          ...AT,
          requirement: 'PEN-1',
          who: 'Ann',
          evidence: 'https://evidence.example/test',
          validUntil: '2028-03-01',
        },
      ],
      waivers: [{ ...AT, ...TERMS, requirement: 'SEC-2', reason: 'the VPN comes in May' }],
      ruleWaivers: [],
      tasks: [],
      overrides: [],
      expired: [],
      expiring: [{ what: 'waiver of SEC-2', who: 'Paula', until: '2027-04-30', daysLeft: 30 }],
      unused: [],
      unknownEnvironments: [],
    },
    opening: {
      opensOn: '2027-03-31',
      pendingRequirements: [
        { id: 'MON-3', title: 'The parties are notified', reason: 'attestation missing' },
      ],
    },
    requirements: ROWS,
    frameworks: [framework()],
    checklist: [
      {
        id: 'PEN-1',
        what: 'Have the environment penetration-tested',
        requirement: 'PEN-1',
        owner: 'security',
        due: '2027-03-20',
        state: TaskState.DONE,
        requirementState: OutcomeState.ATTESTED,
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
        rpoHours: 12,
        copyRpoHours: 12,
        retentionDays: 35,
        copyRetentionDays: 90,
        copiedTo: 'eu-west-1',
        continuous: true,
      },
    ],
    picture: PICTURE,
    nag: [STOCK],
    cloudFormationLimits: [
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
    { id: 'balancer', kind: 'loadBalancer', label: 'Load balancer', places: ZONES },
    { id: 'vpn', kind: 'teamAccess', label: 'Client VPN', places: ZONES.slice(0, 2) },
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
