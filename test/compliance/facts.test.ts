import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { drawPicture } from '../../lib/compliance/ledger/architecture';
import { modelFromScope } from '../../lib/compliance/model/from-scope';
import { backupTemplates, ledgerOf } from './compliant-backup';
import { ruleOf } from './backup-mutant';
import { ACCOUNT } from './compliant-staging';
import { protectedModel } from './protected-production';

describe('recovery facts', () => {
  test('have an RPO and a retention per rule, in the Region and of the copies', () => {
    const templates = backupTemplates();
    const rule = ruleOf(templates);
    rule.Lifecycle = { DeleteAfterDays: 35 };
    (rule.CopyActions as Record<string, unknown>[])[0].Lifecycle = { DeleteAfterDays: 90 };

    expect(ledgerOf(templates).recovery).toEqual([
      {
        plan: 'Shop/Plan',
        rule: 'hourly',
        rpoHours: 1,
        copyRpoHours: 1,
        retentionDays: 35,
        copyRetentionDays: 90,
        copiedTo: 'eu-central-1',
        continuous: true,
      },
    ]);
  });

  test('omit values that are not copied, or known only at deployment', () => {
    const templates = backupTemplates();
    const rule = ruleOf(templates);
    delete rule.CopyActions;
    rule.ScheduleExpression = { Ref: 'Schedule' };

    expect(ledgerOf(templates).recovery).toEqual([{ plan: 'Shop/Plan', rule: 'hourly', continuous: true }]);
  });
});

test('a copy within the Region does not count for the loss of the Region', () => {
  const templates = backupTemplates();
  (ruleOf(templates).CopyActions as Record<string, unknown>[])[0].DestinationBackupVaultArn =
    `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:second`;

  const [fact] = ledgerOf(templates).recovery;
  expect([fact.rpoHours, fact.copyRpoHours, fact.copiedTo]).toEqual([1, undefined, undefined]);
});

describe('the picture', () => {
  function shop(): ReturnType<typeof drawPicture> {
    const stack = new Stack(new App(), 'Shop', { env: { account: ACCOUNT, region: 'eu-west-1' } });
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1, restrictDefaultSecurityGroup: false });
    const balancer = new elb.ApplicationLoadBalancer(stack, 'Door', { vpc, internetFacing: true });
    const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
    taskDefinition.addContainer('web', {
      image: ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:1'),
      portMappings: [{ containerPort: 8080 }],
    });
    const cluster = new ecs.Cluster(stack, 'Cluster', { vpc });
    const web = new ecs.FargateService(stack, 'Web', { cluster, taskDefinition, minHealthyPercent: 100 });
    const target = { port: 8080, protocol: elb.ApplicationProtocol.HTTP, targets: [web] };
    balancer.addListener('Http', { port: 80, open: false }).addTargets('Web', target);
    const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 });
    const orders = new rds.DatabaseInstance(stack, 'Orders', { vpc, engine });
    orders.connections.allowFrom(web, ec2.Port.tcp(5432));
    return drawPicture(modelFromScope(stack));
  }

  test('has the Region, its network and its zones', () => {
    const { places } = shop();

    expect(places.map(({ kind, label }) => [kind, label])).toEqual([
      ['region', 'eu-west-1'],
      ['network', 'Vpc'],
      ['zone', expect.any(String)],
      ['zone', expect.any(String)],
    ]);
    const [region, network, ...zones] = places;
    expect(network.inside).toBe(region.id);
    expect(zones.every(({ inside }) => inside === network.id)).toBe(true);
  });

  test('has load balancers, services and data stores in their zones, and nothing else', () => {
    const { nodes, places } = shop();
    const zones = places.filter(({ kind }) => kind === 'zone').map(({ id }) => id);

    expect(nodes.map(({ kind, label }) => [kind, label])).toEqual([
      ['loadBalancer', 'Door'],
      ['service', 'Web/Service'],
      ['store', 'Orders'],
    ]);
    expect(nodes.every((node) => JSON.stringify(node.places) === JSON.stringify(zones))).toBe(true);
  });

  test('has edges from the load balancer to the service by its listener, and on by security groups', () => {
    const { nodes, edges } = shop();
    const label = (id: string) => nodes.find((node) => node.id === id)?.label;

    expect(edges.map(({ from, to, label: says }) => [label(from), label(to), says])).toEqual([
      ['Door', 'Web/Service', 'HTTP 80, port 8080'],
      ['Web/Service', 'Orders', 'port 5432'],
    ]);
  });

  test('has the web ACL before its load balancer, and the team access by the rules that allow it', () => {
    const { nodes, edges } = drawPicture(protectedModel());
    const label = (id: string) => nodes.find((node) => node.id === id)?.label.replace(/[0-9A-F]{8}$/, '');

    expect(edges.map(({ from, to, label: says }) => [label(from), label(to), says])).toEqual(
      expect.arrayContaining([
        ['Firewall', 'Face', 'filters'],
        ['Endpoint', 'Inside', 'port 443'],
      ]),
    );
  });

  test('has each Region with a resource, by name', () => {
    const { places } = ledgerOf(backupTemplates()).picture;

    expect(places.map(({ label }) => label).filter((label) => label.startsWith('eu-'))).toEqual([
      'eu-central-1',
      'eu-west-1',
    ]);
  });

  test('has the names that the author chose', () => {
    const stack = new Stack(new App(), 'Shop');
    const shared = new Construct(new Construct(stack, 'Resources'), 'ResourceGroup');
    new CfnResource(new Construct(shared, 'Logs'), 'Resource', { type: 'AWS::S3::Bucket' });

    expect(drawPicture(modelFromScope(stack)).nodes.map(({ label }) => label)).toEqual([
      'Resources/ResourceGroup/Logs',
    ]);
  });

  test('has edges from a data store to the vaults of its backups and copies', () => {
    const { edges } = ledgerOf(backupTemplates()).picture;

    expect(edges).toEqual(
      expect.arrayContaining([
        { from: 'Shop/Orders', to: 'Shop/Vault', label: 'backups' },
        { from: 'Shop/Vault', to: 'Copies/Vault', label: 'copies' },
      ]),
    );
  });
});
