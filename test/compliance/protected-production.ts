import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as waf from 'aws-cdk-lib/aws-wafv2';
import { buildLedger } from '../../lib/compliance/ledger/build-ledger';
import type { ModelResource, ResourceModel } from '../../lib/compliance/model/resource-model';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { Declarations } from '../../lib/requirements/declarations';
import { PathCarrier } from '../../lib/requirements/declared-path';
import { PathTraffic } from '../../lib/requirements/path-traffic';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { ACCOUNT, DECLARATIONS, type MutableTemplate } from './compliant-staging';
import { synthesizedOnce } from './synthesized-once';

export const TESTERS = '198.51.100.0/24';
const HERE = { account: ACCOUNT, region: 'eu-west-1' };

/** The declarations of a production environment that is closed to all but the team and testers. */
export const PROTECTED: Declarations = {
  ...DECLARATIONS,
  environment: 'Production',
  stage: StageKind.PRODUCTION,
  partner: undefined,
  teamAccess: {
    kind: 'client vpn',
    description: 'the VPN of the team',
    ranges: [],
    prefixLists: [],
    securityGroups: [],
  },
  publicAccess: { allUsers: false, ranges: [TESTERS], ports: [80, 443] },
  paths: [
    {
      traffic: PathTraffic.MONITORING,
      from: 'the servers',
      to: 'Amazon CloudWatch',
      over: PathCarrier.VPC_ENDPOINT,
      carrier: 'monitoring',
    },
    {
      traffic: PathTraffic.BACKUPS,
      from: 'eu-west-1',
      to: 'eu-central-1',
      over: PathCarrier.AWS_NETWORK,
      carrier: 'eu-central-1',
    },
  ],
};

/** The network protection of a production environment, without the constructs of this package. */
function guardedStack(): Stack {
  const stack = new Stack(new App(), 'Shop', { env: HERE });
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1, restrictDefaultSecurityGroup: false });
  const group = (name: string) =>
    new ec2.SecurityGroup(stack, name, { vpc, allowAllOutbound: false, description: name });
  const [users, team, vpn, servers, data] = [
    group('Users'),
    group('Team'),
    group('Vpn'),
    group('Servers'),
    group('Data'),
  ];
  users.addIngressRule(ec2.Peer.ipv4(TESTERS), ec2.Port.tcp(443));
  users.addIngressRule(ec2.Peer.ipv4(TESTERS), ec2.Port.tcp(80));
  team.connections.allowFrom(vpn, ec2.Port.tcp(443));
  [users, team].forEach((balancer) => servers.connections.allowFrom(balancer, ec2.Port.tcp(8080)));
  data.connections.allowFrom(servers, ec2.Port.tcp(5433));
  const certificate = acm.Certificate.fromCertificateArn(
    stack,
    'Certificate',
    `arn:aws:acm:eu-west-1:${ACCOUNT}:certificate/shop`,
  );
  const face = balancer('Face', users, true);
  face.addListener('Redirect', {
    port: 80,
    open: false,
    defaultAction: elb.ListenerAction.redirect({ protocol: 'HTTPS', port: '443' }),
  });
  balancer('Inside', team, false);
  firewall(stack, face);
  new ec2.ClientVpnEndpoint(stack, 'Endpoint', {
    vpc,
    cidr: '10.255.0.0/22',
    serverCertificateArn: certificate.certificateArn,
    clientCertificateArn: certificate.certificateArn,
    securityGroups: [vpn],
  });
  vpc.addInterfaceEndpoint('Monitoring', {
    service: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING,
    securityGroups: [data],
    open: false,
  });
  stores(stack, vpc, data);
  return stack;

  function balancer(id: string, securityGroup: ec2.SecurityGroup, internetFacing: boolean) {
    const made = new elb.ApplicationLoadBalancer(stack, id, { vpc, securityGroup, internetFacing });
    made.addListener('Https', {
      port: 443,
      open: false,
      certificates: [certificate],
      sslPolicy: elb.SslPolicy.RECOMMENDED_TLS,
      defaultAction: elb.ListenerAction.fixedResponse(404),
    });
    return made;
  }
}

function firewall(stack: Stack, face: elb.ApplicationLoadBalancer): void {
  const set = (id: string, addresses: string[]) =>
    new waf.CfnIPSet(stack, id, { scope: 'REGIONAL', ipAddressVersion: 'IPV4', addresses });
  const inSet = ({ attrArn }: waf.CfnIPSet) => ({ ipSetReferenceStatement: { arn: attrArn } });
  const managed = (name: string) => ({
    name,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
  });
  const visibilityConfig = { metricName: 'm', cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
  const acl = new waf.CfnWebACL(stack, 'Firewall', {
    scope: 'REGIONAL',
    defaultAction: { block: {} },
    visibilityConfig,
    rules: [
      { name: 'Closing', action: { block: {} }, statement: inSet(set('Closing', [])) },
      managed('AWSManagedRulesCommonRuleSet'),
      managed('AWSManagedRulesKnownBadInputsRuleSet'),
      {
        name: 'Rate',
        action: { block: {} },
        statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: 'IP' } },
      },
      { name: 'Testers', action: { allow: {} }, statement: inSet(set('Testers', [TESTERS])) },
    ].map((rule, priority) => ({ ...rule, priority, visibilityConfig })),
  });
  new waf.CfnLoggingConfiguration(stack, 'FirewallLogs', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [`arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:aws-waf-logs-shop`],
    redactedFields: ['authorization', 'cookie'].map((Name) => ({ singleHeader: { Name } })),
  });
  new waf.CfnWebACLAssociation(stack, 'FirewallAtFace', {
    webAclArn: acl.attrArn,
    resourceArn: face.loadBalancerArn,
  });
}

function stores(stack: Stack, vpc: ec2.Vpc, data: ec2.SecurityGroup): void {
  const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 });
  new rds.DatabaseInstance(stack, 'Orders', {
    vpc,
    engine,
    securityGroups: [data],
    storageEncrypted: true,
    parameterGroup: new rds.ParameterGroup(stack, 'Parameters', {
      engine,
      parameters: { 'rds.force_ssl': '1' },
    }),
  });
  const copies = backup.BackupVault.fromBackupVaultArn(
    stack,
    'CopyVault',
    `arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:shop`,
  );
  new backup.BackupPlan(stack, 'Plan', {
    backupVault: new backup.BackupVault(stack, 'Vault'),
    backupPlanRules: [
      new backup.BackupPlanRule({
        deleteAfter: Duration.days(35),
        copyActions: [{ destinationBackupVault: copies }],
      }),
    ],
  });
  new cloudwatch.Alarm(stack, 'Alarm', {
    metric: new cloudwatch.Metric({ namespace: 'AWS/RDS', metricName: 'FreeStorageSpace' }),
    threshold: 1,
    evaluationPeriods: 1,
  });
}

/** A copy of the template. */
export const protectedTemplate = synthesizedOnce(
  'protected-production',
  () => Template.fromStack(guardedStack()).toJSON() as MutableTemplate,
);

export function protectedModel(template: unknown = protectedTemplate()): ResourceModel {
  return modelFromTemplate(template, { name: 'Shop', ...HERE });
}

/** The resource of a type whose logical id has this prefix. */
export function inModel(model: ResourceModel, type: string, start: string): ModelResource {
  const found = model.ofType(type).find(({ logicalId }) => logicalId.startsWith(start));
  if (found === undefined) throw new Error(`no ${type} ${start}`);
  return found;
}

/** The states of the checks of network security, by id. */
export function networkStates(
  template: unknown,
  declarations: Partial<Declarations> = {},
): Record<string, string> {
  const all = { ...PROTECTED, ...declarations };
  const { requirements } = buildLedger({
    model: protectedModel(template),
    profile: resolveProfile(all.stage, { conditions: [] }),
    declarations: all,
    nag: [],
  });
  const checks = requirements.flatMap((requirement) =>
    requirement.checks.map(({ check, state }) => [check, state] as const),
  );
  return Object.fromEntries(checks.filter(([check]) => /^(?:SEC-|LCH-2)/.test(check)));
}
