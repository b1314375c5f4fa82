import { PartnerControl } from '../../lib/requirements/declarations';
import { App, Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { buildLedger } from '../../lib/compliance/ledger/build-ledger';
import type { Ledger } from '../../lib/compliance/ledger/ledger';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { synthesizedOnce } from './synthesized-once';

export const ACCOUNT = '111122223333';
export const PARTNER_ACCOUNT = '444455556666';
export const OWNER = 'acme-partner';
export const TEAM_RANGE = '203.0.113.0/24';

export const DECLARATIONS: Declarations = {
  environment: 'Staging',
  stage: StageKind.STAGING,
  owner: OWNER,
  teamAccess: {
    kind: 'networks',
    description: 'the office',
    ranges: [TEAM_RANGE],
    prefixLists: [],
    securityGroups: [],
  },
  partner: { name: 'Acme', control: PartnerControl.ROLE, account: PARTNER_ACCOUNT },
  egress: [{ component: 'Web', destination: '0.0.0.0/0', port: 443, reason: 'image registry' }],
  inherited: [],
};

/** A staging environment that meets every requirement, without the constructs of this package. */
export function compliantStack(scope: App = new App(), id = 'Shop'): Stack {
  const stack = new Stack(scope, id, { env: { account: ACCOUNT, region: 'eu-west-1' } });
  Tags.of(stack).add('stage:owner', OWNER);
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1, restrictDefaultSecurityGroup: false });
  const group = (name: string) =>
    new ec2.SecurityGroup(stack, name, { vpc, allowAllOutbound: false, description: name });
  const [balancers, servers, data] = [group('Balancers'), group('Servers'), group('Data')];
  balancers.addIngressRule(ec2.Peer.ipv4(TEAM_RANGE), ec2.Port.tcp(443));
  balancers.addEgressRule(servers, ec2.Port.tcp(8080));
  servers.addIngressRule(balancers, ec2.Port.tcp(8080));
  servers.addEgressRule(data, ec2.Port.tcp(5433));
  servers.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));
  data.addIngressRule(servers, ec2.Port.tcp(5433));

  new kms.Key(stack, 'Key', { enableKeyRotation: true });
  new elb.ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true, securityGroup: balancers });
  const cluster = new ecs.Cluster(stack, 'Cluster', { vpc });
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  taskDefinition.addContainer('web', {
    image: ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:1'),
  });
  new ecs.FargateService(stack, 'Web', {
    cluster,
    taskDefinition,
    desiredCount: 1,
    securityGroups: [servers],
    minHealthyPercent: 100,
  });
  new rds.DatabaseInstance(stack, 'Orders', {
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    publiclyAccessible: false,
    engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 }),
    securityGroups: [data],
    port: 5433,
    backupRetention: Duration.days(0),
    removalPolicy: RemovalPolicy.DESTROY,
  });
  partnerRole(stack);
  return stack;
}

function partnerRole(stack: Stack): void {
  const calls = {
    Start: { desiredCount: 1 },
    Stop: { desiredCount: 0 },
    Redeploy: { forceNewDeployment: true },
  };
  const documents = Object.entries(calls).map(
    ([name, inputs]) =>
      new ssm.CfnDocument(stack, `${name}Document`, {
        documentType: 'Automation',
        content: {
          schemaVersion: '0.3',
          mainSteps: [
            {
              name,
              action: 'aws:executeAwsApi',
              inputs: { Service: 'ecs', Api: 'UpdateService', ...inputs },
            },
          ],
        },
      }),
  );
  const role = new iam.Role(stack, 'Partner', { assumedBy: new iam.AccountPrincipal(PARTNER_ACCOUNT) });
  role.addToPolicy(
    new iam.PolicyStatement({ actions: ['ecs:Describe*', 'logs:FilterLogEvents'], resources: ['*'] }),
  );
  role.addToPolicy(
    new iam.PolicyStatement({
      actions: ['ssm:StartAutomationExecution'],
      resources: documents.map((document) =>
        stack.formatArn({
          service: 'ssm',
          resource: 'automation-definition',
          resourceName: `${document.ref}:*`,
        }),
      ),
    }),
  );
}

/** A template that tests change. */
export interface MutableTemplate {
  Resources: Record<string, { Type: string; Properties: Record<string, unknown>; [key: string]: unknown }>;
  [key: string]: unknown;
}

/** A copy of the compliant template. */
export const compliantTemplate = synthesizedOnce(
  'compliant-staging',
  () => Template.fromStack(compliantStack()).toJSON() as MutableTemplate,
);

/** The only resource of a type whose logical id has this prefix. */
export function resourceOf(
  template: MutableTemplate,
  type: string,
  start = '',
): { Type: string; Properties: Record<string, unknown>; [key: string]: unknown } {
  const found = Object.entries(template.Resources).filter(
    ([id, resource]) => resource.Type === type && id.startsWith(start),
  );
  const only = found.at(0);
  if (only === undefined || found.length > 1) throw new Error(`${found.length} of ${type} ${start}`);
  return only[1];
}

export function ledgerOf(template: unknown, declarations: Partial<Declarations> = {}): Ledger {
  const all = { ...DECLARATIONS, ...declarations };
  return buildLedger({
    model: modelFromTemplate(template, { name: 'Shop', account: ACCOUNT, region: 'eu-west-1' }),
    profile: resolveProfile(all.stage, { conditions: [] }),
    declarations: all,
    nag: [],
  });
}

let compliant: ReadonlyMap<string, string> | undefined;

/** The requirements of a ledger whose state differs from the compliant environment, by id. */
export function changedRequirements(ledger: Ledger): Record<string, string> {
  compliant ??= new Map(ledgerOf(compliantTemplate()).requirements.map(({ id, state }) => [id, state]));
  const before = compliant;
  return Object.fromEntries(
    ledger.requirements
      .filter(({ id, state }) => before.get(id) !== state)
      .map(({ id, state }) => [id, state]),
  );
}
