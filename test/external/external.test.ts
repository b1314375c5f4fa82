import { join } from 'node:path';
import { OutcomeState, StageChecks, StageKind } from '../../lib';
import { ledgerOfModel } from '../../lib/compliance/external-environment';
import type { Ledger } from '../../lib/compliance/ledger/ledger';
import { modelFromPath } from '../../lib/compliance/model/from-path';
import { bareProduction } from './bare-production';
import { inExistingNetwork, SUBNETS } from './existing-network';
import { resultsOf } from './results';

const stage = StageKind.PRODUCTION;
const UNWATCHED = {
  'PRB-5.detection': ['nothing tells of blocked and unusual traffic'],
  'PRB-6.detection': ['nothing tells of signs of a security breach'],
  'PRB-4.detection': ['nothing tells of data that is damaged or cannot be brought back'],
};

test('a bare production stack: its usual omissions, and no others', () => {
  expect(resultsOf(StageChecks.over(bareProduction(), { stage }).ledger())).toEqual({
    met: ['SRV-1.min-instances', 'OPS-3.security-updates'],
    notMet: {
      ...UNWATCHED,
      'STG-1.owner-tags': ['the environment declares no owner'],
      'CLU-1.servers-multi-az': [
        'WebService: it keeps 2 instances, and at least 3 are asked for',
        'WebService: it stands in 2 zones, and 3 are asked for',
        'WebLB: it stands in 2 zones, and 3 are asked for',
      ],
      'CLU-1.data-stores-multi-az': ['Orders: it stands in one zone'],
      'BAK-1.data-stores-backed-up': [
        'Orders: no backup plan selects it',
        'Uploads: no backup plan selects it',
      ],
      'BAK-5.restore-runbooks': ['Orders: no runbook restores it', 'Uploads: no runbook restores it'],
      'BAK-6.restore-testing': [
        'Orders: no restore of it is tested on a schedule',
        'Uploads: no restore of it is tested on a schedule',
      ],
      'MON-1.alarms': ['nothing raises an alarm'],
      'MON-2.alarm-coverage': ['WebLB', 'WebService', 'Orders'].map((id) => `${id}: no alarm watches it`),
      'MON-3.alarm-notifications': ['there is no alarm that could reach anybody'],
      'SEC-1.declared-egress-only': [
        'WebLBSecurityGroup: open to the world: ingress from 0.0.0.0/0 on port 80',
        'WebServiceSecurityGroup: not declared: egress to 0.0.0.0/0 on any port',
        'OrdersSecurityGroup: not declared: egress to 0.0.0.0/0 on any port',
      ],
      'SEC-1.declared-ingress-only': ['nobody has declared who passes the public face'],
      'SEC-1.web-firewall': ['WebLB: no web firewall stands before it'],
      'SEC-2.vpn': ['no client VPN leads into the environment'],
      'SEC-4.encrypted-at-rest': ['Orders: it is not encrypted'],
      'SEC-4.encrypted-in-transit': ['WebLBPublicListener: it answers plain HTTP'],
      'OPS-1.log-retention': ['WebTaskDefwebLogGroup: it says nothing of how long logs are kept'],
      'OPS-1.log-alarms': ['WebService: no alarm looks at what its log shows'],
      'PRB-1.detection': ['nothing tells of an environment that does not answer'],
      'PRB-2.detection': ['nothing tells of errors in a service'],
      'PRB-3.detection': ['nothing tells of infrastructure that fails or runs out'],
      'PRB-4.point-in-time-restore': ['Uploads: it cannot be restored to a point in time'],
      'RBK-1.automatic-rollback': [
        'WebService: its circuit breaker is off, or does not roll back',
        'WebService: no alarm rolls its deployment back',
      ],
    },
    unknownFinding: {
      'SEC-4.encrypted-in-transit': ['Orders: whether it takes connections without TLS is in no template'],
    },
  });
});

describe('a serverless application, as a template by hand', () => {
  const ledger = (): Ledger =>
    ledgerOfModel(modelFromPath(join(__dirname, 'serverless.yaml'), { region: 'eu-west-1' }), {
      stage,
      owner: 'orders',
      declarations: { publicAccess: { allUsers: true, ranges: [], ports: [443] } },
    });

  test('its usual omissions, and no others; what its parameter decides is unknown', () => {
    expect(resultsOf(ledger())).toEqual({
      met: [
        'SRV-1.min-instances',
        'MON-1.alarms',
        'MON-3.alarm-notifications',
        'SEC-1.declared-ingress-only',
        'OPS-3.security-updates',
        'PRB-2.detection',
      ],
      notMet: {
        ...UNWATCHED,
        'STG-1.owner-tags': ['Function', 'Worker', 'FunctionLogs', 'Jobs', 'Table', 'Role', 'Topic'].map(
          (id) => `${id}: it has no tag stage:owner`,
        ),
        'BAK-1.data-stores-backed-up': ['Table: no backup plan selects it'],
        'BAK-5.restore-runbooks': ['Table: no runbook restores it'],
        'BAK-6.restore-testing': ['Table: no restore of it is tested on a schedule'],
        'MON-2.alarm-coverage': ['Api', 'Worker', 'Table'].map((id) => `${id}: no alarm watches it`),
        'SEC-1.web-firewall': ['Api: no web firewall can stand before a load balancer of its type'],
        'SEC-2.vpn': ['no client VPN leads into the environment'],
        'SEC-3.private-paths': ['it is monitored, and nobody declared over what that travels'],
        'SEC-4.encrypted-at-rest': ['Topic: it is not encrypted'],
        'OPS-1.log-retention': ['Worker: its log is kept without end: no log group states a time'],
        'OPS-1.log-alarms': ['Worker: no alarm looks at what its log shows'],
        'PRB-1.detection': ['nothing tells of an environment that does not answer'],
        'PRB-3.detection': ['nothing tells of infrastructure that fails or runs out'],
      },
      unknownFinding: {
        'PRB-4.point-in-time-restore': [
          "Table: it cannot be restored to a point in time, if parameter Kind is 'dev'",
        ],
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
          reason: "the organization's own",
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

  test('what is done elsewhere is shown as such', () => {
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
      'SEC-3.private-paths': ['it is monitored, and nobody declared over what that travels'],
      'SEC-4.encrypted-at-rest': ['Alarms: it is not encrypted'],
      'OPS-1.log-alarms': ['WebService: no alarm looks at what its log shows'],
      'RBK-1.automatic-rollback': ['WebService: no alarm rolls its deployment back'],
    });
    expect(unknownFinding).toEqual({});
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
      'SEC-4.encrypted-in-transit',
      'OPS-1.log-retention',
      'OPS-3.security-updates',
      'PRB-1.detection',
      'PRB-2.detection',
      'PRB-3.detection',
    ]);
  });

  test('zones that nobody describes are unknown', () => {
    const checks = StageChecks.over(inExistingNetwork(), { stage });

    expect(resultsOf(checks.ledger()).unknownFinding['CLU-1.servers-multi-az']).toEqual([
      'WebService: its subnets are in 0 zones for sure, and 3 are asked for',
      'Balancer: its subnets are in 0 zones for sure, and 3 are asked for',
    ]);
  });
});
