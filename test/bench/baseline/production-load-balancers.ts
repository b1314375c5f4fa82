// Frozen, like the environment that uses it.
import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Door } from './production-service';

const NAME = 'shop.example.com';
const TEAM_NAME = 'team.shop.example.com';
const GROUPS = ['AmazonIpReputationList', 'KnownBadInputsRuleSet', 'SQLiRuleSet', 'CommonRuleSet'];

interface DoorsProps {
  readonly vpc: ec2.IVpc;
  readonly key: IKey;
  readonly teamGroup: ec2.ISecurityGroup;
  readonly publicGroup: ec2.ISecurityGroup;
}

/** The load balancers of the team and of users, which is closed. */
export interface CreatedDoors {
  readonly team: Door;
  readonly public: Door;
}

export function createDoors(scope: Construct, props: DoorsProps): CreatedDoors {
  const { vpc, key, teamGroup, publicGroup } = props;
  const zone = route53.HostedZone.fromHostedZoneAttributes(scope, 'Zone', {
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    zoneName: NAME,
  });
  const certificate = new Certificate(scope, 'Certificate', {
    domainName: NAME,
    validation: CertificateValidation.fromDns(zone),
  });
  const bucket = createLogBucket(scope);
  const firewallLogs = new logs.LogGroup(scope, 'FirewallLogs', {
    logGroupName: 'aws-waf-logs-production-shop',
    encryptionKey: key,
    retention: logs.RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  });

  const team = createBalancer(scope, 'Team', {
    vpc,
    internetFacing: false,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    securityGroup: teamGroup,
  });
  team.logAccessLogs(bucket, 'team');
  const teamCertificate = new Certificate(scope, 'TeamCertificate', {
    domainName: TEAM_NAME,
    validation: CertificateValidation.fromDns(zone),
  });
  const teamListener = listen(team, teamCertificate);
  guard(scope, 'Team', team, { defaultAction: { allow: {} }, rules: managedRules(0) }, firewallLogs);

  const users = createBalancer(scope, 'Public', {
    vpc,
    internetFacing: true,
    vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    securityGroup: publicGroup,
  });
  users.logAccessLogs(bucket, 'public');
  const usersListener = listen(users, certificate);
  users.addListener('Http', {
    port: 80,
    open: false,
    defaultAction: elbv2.ListenerAction.redirect({ port: '443', protocol: 'HTTPS', permanent: true }),
  });
  guard(scope, 'Public', users, publicAcl(scope), firewallLogs);

  const inside = new route53.PrivateHostedZone(scope, 'InsideZone', { vpc, zoneName: TEAM_NAME });
  new route53.ARecord(scope, 'InsideRecord', {
    zone: inside,
    target: route53.RecordTarget.fromAlias(new LoadBalancerTarget(team)),
  });
  return {
    team: { name: 'team', balancer: team, listener: teamListener },
    public: { name: 'public', balancer: users, listener: usersListener },
  };
}

function createBalancer(
  scope: Construct,
  id: string,
  props: elbv2.ApplicationLoadBalancerProps,
): elbv2.ApplicationLoadBalancer {
  return new elbv2.ApplicationLoadBalancer(scope, `${id}Balancer`, {
    ...props,
    dropInvalidHeaderFields: true,
    deletionProtection: true,
  });
}

function listen(
  balancer: elbv2.ApplicationLoadBalancer,
  certificate: Certificate,
): elbv2.ApplicationListener {
  return balancer.addListener('Https', {
    port: 443,
    open: false,
    certificates: [certificate],
    sslPolicy: elbv2.SslPolicy.TLS13_RES,
    defaultAction: elbv2.ListenerAction.fixedResponse(404, {
      contentType: 'text/plain',
      messageBody: 'Not found',
    }),
  });
}

function createLogBucket(scope: Construct): s3.Bucket {
  return new s3.Bucket(scope, 'Logs', {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [
      {
        expiration: Duration.days(365),
        noncurrentVersionExpiration: Duration.days(30),
        abortIncompleteMultipartUploadAfter: Duration.days(7),
      },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

type Acl = Pick<wafv2.CfnWebACLProps, 'defaultAction' | 'rules'>;

function publicAcl(scope: Construct): Acl {
  const closing = ipSet(scope, 'Closing');
  const admitted = ipSet(scope, 'Admitted');
  return {
    defaultAction: { block: {} },
    rules: [
      rule('ClosedInAnEmergency', 0, closing, { block: {} }),
      ...managedRules(1),
      {
        name: 'Rate',
        priority: 5,
        action: { block: {} },
        statement: { rateBasedStatement: { limit: 2000, aggregateKeyType: 'IP' } },
        visibilityConfig: visibility('Rate'),
      },
      rule('Admitted', 6, admitted, { allow: {} }),
    ],
  };
}

function ipSet(scope: Construct, id: string): wafv2.CfnIPSet {
  return new wafv2.CfnIPSet(scope, id, { addresses: [], ipAddressVersion: 'IPV4', scope: 'REGIONAL' });
}

function rule(
  name: string,
  priority: number,
  { attrArn }: wafv2.CfnIPSet,
  action: wafv2.CfnWebACL.RuleActionProperty,
): wafv2.CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    action,
    statement: { ipSetReferenceStatement: { arn: attrArn } },
    visibilityConfig: visibility(name),
  };
}

function managedRules(first: number): wafv2.CfnWebACL.RuleProperty[] {
  return GROUPS.map((name, index) => ({
    name,
    priority: first + index,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name: `AWSManagedRules${name}` } },
    visibilityConfig: visibility(name),
  }));
}

function visibility(metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

function guard(
  scope: Construct,
  id: string,
  balancer: elbv2.ApplicationLoadBalancer,
  acl: Acl,
  logGroup: logs.LogGroup,
): void {
  const webAcl = new wafv2.CfnWebACL(scope, `${id}WebAcl`, {
    ...acl,
    scope: 'REGIONAL',
    visibilityConfig: visibility(`production-shop-${id}`),
  });
  new wafv2.CfnWebACLAssociation(scope, `${id}WebAclAssociation`, {
    resourceArn: balancer.loadBalancerArn,
    webAclArn: webAcl.attrArn,
  });
  new wafv2.CfnLoggingConfiguration(scope, `${id}WebAclLogging`, {
    resourceArn: webAcl.attrArn,
    logDestinationConfigs: [
      Stack.of(scope).formatArn({
        service: 'logs',
        resource: 'log-group',
        resourceName: logGroup.logGroupName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    ],
    redactedFields: [
      { singleHeader: { Name: 'authorization' } },
      { singleHeader: { Name: 'cookie' } },
      { queryString: {} },
    ],
  });
}
