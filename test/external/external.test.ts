import { join } from 'node:path';
import { StageKind } from '../../lib';
import { OutcomeState, StageChecks } from '../../lib/compliance';
import { ledgerOfModel } from '../../lib/compliance/external-environment';
import type { Ledger } from '../../lib/compliance/ledger/ledger';
import { modelFromPath } from '../../lib/compliance/model/from-path';
import { bareProduction } from './bare-production';
import { inExistingNetwork, SUBNETS } from './existing-network';
import { resultsOf } from './results';

const stage = StageKind.PRODUCTION;
const UNWATCHED = {
  'PRB-5.detection': ['PRB-5.no-detection'],
  'PRB-6.detection': ['PRB-6.no-detection'],
  'PRB-4.detection': ['PRB-4.no-detection'],
};

test('a bare production stack: its usual omissions, and no others', () => {
  expect(resultsOf(StageChecks.over(bareProduction(), { stage }).ledger())).toEqual({
    met: ['SRV-1.min-instances', 'OPS-3.security-updates'],
    notMet: {
      ...UNWATCHED,
      'CLU-1.servers-multi-az': [
        'WebService: CLU-1.too-few-instances',
        'WebService: CLU-1.too-few-zones',
        'WebLB: CLU-1.too-few-zones',
      ],
      'CLU-1.data-stores-multi-az': ['Orders: CLU-1.single-az'],
      'BAK-1.data-stores-backed-up': ['Orders: BAK-1.only-own-backup', 'Uploads: BAK-1.not-selected'],
      'BAK-5.restore-runbooks': ['Orders: BAK-5.no-restore-runbook', 'Uploads: BAK-5.no-restore-runbook'],
      'BAK-6.restore-testing': ['Orders: BAK-6.not-tested', 'Uploads: BAK-6.not-tested'],
      'MON-1.alarms': ['MON-1.no-alarm'],
      'MON-2.alarm-coverage': ['WebLB', 'WebService', 'Orders'].map((id) => `${id}: MON-2.no-alarm`),
      'MON-3.alarm-notifications': ['MON-3.no-alarm'],
      'SEC-1.declared-egress-only': [
        'WebLBSecurityGroup: SEC-1.open-to-internet',
        'WebServiceSecurityGroup: SEC-1.undeclared-egress',
        'OrdersSecurityGroup: SEC-1.undeclared-egress',
      ],
      'SEC-1.web-firewall': ['WebLB: SEC-1.no-web-acl'],
      'SEC-2.vpn': ['SEC-2.no-client-vpn'],
      'SEC-4.encrypted-at-rest': ['Orders: SEC-4.not-encrypted-at-rest'],
      'SEC-4.encrypted-in-transit': ['WebLBPublicListener: SEC-4.plaintext-http'],
      'OPS-1.log-retention': ['WebTaskDefwebLogGroup: OPS-1.no-retention'],
      'OPS-1.log-alarms': ['WebService: OPS-1.no-log-alarm'],
      'PRB-1.detection': ['PRB-1.no-detection'],
      'PRB-2.detection': ['PRB-2.no-detection'],
      'PRB-3.detection': ['PRB-3.no-detection'],
      'PRB-4.point-in-time-restore': ['Uploads: PRB-4.no-point-in-time-restore'],
      'RBK-1.automatic-rollback': [
        'WebService: RBK-1.no-circuit-breaker',
        'WebService: RBK-1.no-deployment-alarm',
      ],
    },
    unknownFinding: {},
  });
});

describe('a serverless application, as a template by hand', () => {
  const ledger = (): Ledger =>
    ledgerOfModel(modelFromPath(join(__dirname, 'serverless.yaml'), { region: 'eu-west-1' }), {
      stage,
      owner: 'orders',
      declarations: { publicAccess: { allUsers: true, ranges: [], ports: [443] } },
    });

  test('has its usual omissions and no others; what its parameter decides is unknown', () => {
    expect(resultsOf(ledger())).toEqual({
      met: [
        'SRV-1.min-instances',
        'CLU-1.data-stores-multi-az',
        'MON-1.alarms',
        'MON-3.alarm-notifications',
        'SEC-1.declared-ingress-only',
        'SEC-4.encrypted-in-transit',
        'OPS-3.security-updates',
        'PRB-2.detection',
      ],
      notMet: {
        ...UNWATCHED,
        'STG-1.owner-tags': ['Function', 'Worker', 'FunctionLogs', 'Jobs', 'Table', 'Role', 'Topic'].map(
          (id) => `${id}: STG-1.no-owner-tag`,
        ),
        'BAK-1.data-stores-backed-up': ['Table: BAK-1.only-own-backup'],
        'BAK-5.restore-runbooks': ['Table: BAK-5.no-restore-runbook'],
        'BAK-6.restore-testing': ['Table: BAK-6.not-tested'],
        'MON-2.alarm-coverage': ['Api', 'Worker', 'Table'].map((id) => `${id}: MON-2.no-alarm`),
        'SEC-1.web-firewall': ['Api: SEC-1.web-acl-not-supported'],
        'SEC-2.vpn': ['SEC-2.no-client-vpn'],
        'SEC-4.encrypted-at-rest': ['Topic: SEC-4.not-encrypted-at-rest'],
        'OPS-1.log-retention': ['Worker: OPS-1.no-function-log-group'],
        'OPS-1.log-alarms': ['Worker: OPS-1.no-log-alarm'],
        'PRB-1.detection': ['PRB-1.no-detection'],
        'PRB-3.detection': ['PRB-3.no-detection'],
      },
      unknownFinding: {
        'BAK-1.data-stores-backed-up': ['Table: BAK-1.not-selected'],
        'PRB-4.point-in-time-restore': ['Table: PRB-4.no-point-in-time-restore'],
      },
    });
  });

  test('is drawn with its load balancer, its functions and what they keep', () => {
    const { nodes, edges } = ledger().picture;

    expect(nodes.map(({ kind, label }) => [kind, label])).toEqual([
      ['loadBalancer', 'Api'],
      ['service', 'Function'],
      ['service', 'Worker'],
      ['store', 'Jobs'],
      ['store', 'Table'],
      ['watch', 'Topic'],
    ]);
    expect(edges).toEqual([
      { from: 'serverless/Api', to: 'serverless/Function', label: 'requests' },
      { from: 'serverless/Jobs', to: 'serverless/Worker', label: 'events' },
      { from: 'serverless/Function', to: 'serverless/Table', label: 'uses' },
    ]);
  });
});

describe("an application in the organization's network, which its policy backs up", () => {
  const ledger = (): Ledger =>
    StageChecks.over(inExistingNetwork(), {
      stage,
      owner: 'intranet-operations',
      inherited: ['BAK-1', 'BAK-2', 'BAK-3', 'BAK-4', 'BAK-5', 'BAK-6', 'OPS-2', 'SEC-2'].map(
        (requirement) => ({
          requirement,
          from: "the organization's own",
          evidence: 'https://wiki.example.com/landing-zone',
        }),
      ),
      declarations: {
        teamAccess: {
          kind: 'existing',
          description: 'the office',
          ranges: [],
          prefixLists: ['pl-office'],
          securityGroups: [],
        },
        network: {
          reason: 'the network team runs it',
          evidence: 'https://wiki.example.com/network',
          subnets: SUBNETS.map((id, index) => ({ id, zone: `eu-west-1${'abc'[index]}` })),
        },
      },
    }).ledger();

  test('requirements that the organization meets are inherited', () => {
    const inherited = ledger().requirements.filter(({ state }) => state === OutcomeState.INHERITED);

    expect(inherited.map(({ id }) => id)).toEqual([
      'BAK-1',
      'BAK-2',
      'BAK-3',
      'BAK-4',
      'BAK-5',
      'BAK-6',
      'SEC-2',
      'OPS-2',
    ]);
  });

  test('its omissions, and no others', () => {
    const { notMet, unknownFinding, met } = resultsOf(ledger());
    const here = Object.fromEntries(
      Object.entries(notMet).filter(([check]) => !/^(?:BAK|SEC-2)/.test(check)),
    );

    expect(here).toEqual({
      ...UNWATCHED,
      'SEC-4.encrypted-at-rest': ['Alarms: SEC-4.not-encrypted-at-rest'],
      'OPS-1.log-alarms': ['WebService: OPS-1.no-log-alarm'],
      'RBK-1.automatic-rollback': ['WebService: RBK-1.no-deployment-alarm'],
    });
    // The clients of a file system decide whether they mount it with TLS.
    expect(unknownFinding).toEqual({ 'SEC-4.encrypted-in-transit': ['Files: SEC-4.plaintext-unknown'] });
    expect(met).toEqual([
      'STG-1.owner-tags',
      'SRV-1.min-instances',
      'CLU-1.servers-multi-az',
      'CLU-1.data-stores-multi-az',
      'MON-1.alarms',
      'MON-2.alarm-coverage',
      'MON-3.alarm-notifications',
      'SEC-1.declared-egress-only',
      'SEC-1.declared-ingress-only',
      'OPS-1.log-retention',
      'OPS-3.security-updates',
      'PRB-1.detection',
      'PRB-2.detection',
      'PRB-3.detection',
    ]);
  });

  test('Availability Zones that are not declared are unknown', () => {
    const checks = StageChecks.over(inExistingNetwork(), { stage });

    expect(resultsOf(checks.ledger()).unknownFinding['CLU-1.servers-multi-az']).toEqual([
      'WebService: CLU-1.zones-unknown',
      'Balancer: CLU-1.zones-unknown',
    ]);
  });
});
