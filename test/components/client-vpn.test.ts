import { Stack } from 'aws-cdk-lib';
import { SamlMetadataDocument, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { IpAddresses, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  type ClientVpnGroups,
  ClientVpnAuthentication,
} from '../../lib/components/team-access/client-vpn-authentication';
import { TeamAccess } from '../../lib/components/team-access/team-access';
import { Network } from '../../lib/components/network/network';
import { StageKind } from '../../lib/requirements/stage-kind';
import { byCertificate, certificate, CLIENTS, launched } from '../launch/a-launch';
import { development, templateOf } from './described';
import { flows, reference, resource, resourcesOf } from './reading';
import { wrongUse } from './wrong-use';

const ENDPOINT = 'AWS::EC2::ClientVpnEndpoint';
const RULE = 'AWS::EC2::ClientVpnAuthorizationRule';
const ASSOCIATION = 'AWS::EC2::ClientVpnTargetNetworkAssociation';

function by(authentication: (stack: Stack) => ClientVpnAuthentication): (stack: Stack) => TeamAccess {
  return (stack) =>
    TeamAccess.clientVpn({
      serverCertificate: certificate(stack, 'Server'),
      authentication: authentication(stack),
      clientCidr: CLIENTS,
    });
}

function saml(groups?: ClientVpnGroups): (stack: Stack) => TeamAccess {
  return by((stack) =>
    ClientVpnAuthentication.saml({
      provider: new SamlProvider(stack, 'Provider', {
        metadataDocument: SamlMetadataDocument.fromXml('<xml/>'),
      }),
      groups,
    }),
  );
}

const { template, teamAccess } = launched();

describe('an entry by client VPN', () => {
  test('takes traffic to the network only, with the names that the network knows, and no portal', () => {
    template.hasResourceProperties(ENDPOINT, {
      ClientCidrBlock: CLIENTS,
      SplitTunnel: true,
      DnsServers: ['10.0.0.2'],
      SelfServicePortal: 'disabled',
      AuthenticationOptions: [
        {
          Type: 'certificate-authentication',
          MutualAuthentication: {
            ClientRootCertificateChainArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/clients',
          },
        },
      ],
    });
  });

  test('asks the resolver of the network that it stands in', () => {
    const other = launched({ network: () => Network.of({ cidr: '10.64.0.0/20' }) }).template;
    other.hasResourceProperties(ENDPOINT, { DnsServers: ['10.64.0.2'] });
  });

  test('logs connections, encrypted', () => {
    const [logs, { Properties }] = resource(template, 'AWS::Logs::LogGroup', 'ClientVpnConnections');
    expect(Properties?.KmsKeyId).toBeDefined();
    template.hasResourceProperties(ENDPOINT, {
      ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: { Ref: logs } },
    });
  });

  test('has a security group from which only the load balancer is reached', () => {
    const [vpn] = resource(template, 'AWS::EC2::SecurityGroup', 'ClientVpn');
    const [loadBalancer] = resource(template, 'AWS::EC2::SecurityGroup', 'TeamLoadBalancer');
    template.hasResourceProperties(ENDPOINT, { SecurityGroupIds: [{ 'Fn::GetAtt': [vpn, 'GroupId'] }] });
    expect(flows(template, 'Egress').filter(({ group }) => group === vpn)).toEqual([
      { group: vpn, peer: loadBalancer, port: 443 },
    ]);
    expect(flows(template, 'Ingress').filter(({ group }) => group === vpn)).toEqual([]);
  });

  test('authorizes all users for the network, and for nothing beyond, where no groups are given', () => {
    const rules = resourcesOf(template, RULE).map(([, { Properties }]) => Properties);
    expect(rules).toEqual([
      expect.objectContaining({ TargetNetworkCidr: '10.0.0.0/16', AuthorizeAllGroups: true }),
    ]);
  });

  test('says so', () => {
    expect(teamAccess.declared).toEqual({
      kind: 'client vpn',
      description: 'by AWS Client VPN, by certificate',
      ranges: [],
      prefixLists: [],
      securityGroups: [],
    });
  });

  test.each([
    [StageKind.SOFT_LAUNCH, 2],
    [StageKind.PRODUCTION, 2],
  ])('is associated in %s with %d zones', (stage, zones) => {
    expect(resourcesOf(launched({ stage }).template, ASSOCIATION)).toHaveLength(zones);
  });

  test('serves earlier stages too, from one zone', () => {
    const stack = new Stack(undefined, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    const early = templateOf(development({ teamAccess: byCertificate(stack) }, stack));
    early.resourceCountIs(ASSOCIATION, 1);
    early.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal' });
  });
});

describe('groups of a client VPN', () => {
  const groups = { operations: ['ops'], business: ['sales', 'support'] };
  const made = launched({ teamAccess: saml(groups) });
  const rules = resourcesOf(made.template, RULE).map(([, { Properties }]) => Properties ?? {});
  const networksOf = (group: string) =>
    rules
      .filter(({ AccessGroupId }) => AccessGroupId === group)
      .map(({ TargetNetworkCidr }) => TargetNetworkCidr);
  const balancerSubnets = resourcesOf(made.template, 'AWS::EC2::Subnet')
    .filter(([id]) => id.includes('Servers'))
    .map(([, { Properties }]) => Properties?.CidrBlock);

  test('let business reach names and what is exposed, and nothing else', () => {
    expect(networksOf('sales')).toEqual(['10.0.0.2/32', ...balancerSubnets]);
    expect(networksOf('support')).toEqual(networksOf('sales'));
  });

  // The narrowest rule that fits decides alone: without its own, operations would be shut out of these networks.
  test('let operations reach the network, and each narrower one that business may reach', () => {
    expect(networksOf('ops')).toEqual([...networksOf('sales'), '10.0.0.0/16']);
  });

  test('leave no rule for all users', () => {
    expect(rules.filter(({ AuthorizeAllGroups }) => AuthorizeAllGroups === true)).toEqual([]);
  });

  test('are named in the report', () => {
    expect(made.teamAccess.declared.description).toBe(
      'by AWS Client VPN, by SAML, operations and business separated',
    );
  });

  test('are of a directory, too', () => {
    const directory = by(() => ClientVpnAuthentication.directory({ directoryId: 'd-1234567890', groups }));
    const { template: withDirectory } = launched({ teamAccess: directory });
    withDirectory.hasResourceProperties(ENDPOINT, {
      AuthenticationOptions: [
        { Type: 'directory-service-authentication', ActiveDirectory: { DirectoryId: 'd-1234567890' } },
      ],
    });
    withDirectory.hasResourceProperties(RULE, { AccessGroupId: 'sales', AuthorizeAllGroups: false });
  });

  test.each([
    ['without business', { operations: ['ops'], business: [] }, 'each team needs at least one'],
    ['in both teams', { operations: ['all'], business: ['all'] }, 'either to operations or to business'],
    ['that are blank', { operations: [' '], business: ['sales'] }, 'group of the client VPN'],
  ])('are refused %s', (_, wrong, limit) => {
    expect(wrongUse(() => launched({ teamAccess: saml(wrong) }))).toContain(limit);
  });
});

describe('a client VPN is refused', () => {
  test.each([
    ['too small', '10.255.0.0/23', 'from /12 to /22'],
    ['too large', '10.0.0.0/11', 'from /12 to /22'],
    ['of IPv6', 'fd00::/22', 'IPv4'],
    ['no range', 'vpn', 'CIDR notation'],
  ])('with a client range that is %s', (_, cidr, limit) => {
    expect(wrongUse(() => launched({ teamAccess: (stack) => byCertificate(stack, cidr) }))).toContain(limit);
  });

  test('with a client range that the network has', () => {
    const attempt = () => launched({ teamAccess: (stack) => byCertificate(stack, '10.0.0.0/22') });
    expect(wrongUse(attempt)).toContain('client range of the VPN');
    expect(wrongUse(attempt)).toContain('it overlaps the network, 10.0.0.0/16');
  });

  test('with a client range that an imported network has', () => {
    const attempt = () =>
      launched({
        teamAccess: (stack) => byCertificate(stack, '10.80.0.0/22'),
        network: (stack) =>
          Network.existing(
            Vpc.fromVpcAttributes(stack, 'Imported', {
              vpcId: 'vpc-1',
              vpcCidrBlock: '10.80.0.0/16',
              availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
              publicSubnetIds: ['p1', 'p2', 'p3'],
              privateSubnetIds: ['s1', 's2', 's3'],
              isolatedSubnetIds: ['d1', 'd2', 'd3'],
            }),
            { reason: 'the central network', evidence: 'https://wiki.example.com/net' },
          ),
      });
    expect(wrongUse(attempt)).toContain('it overlaps the network, 10.80.0.0/16');
  });

  test('with a client range that a network of the same application has', () => {
    const attempt = () =>
      launched({
        teamAccess: (stack) => byCertificate(stack, '10.80.0.0/22'),
        network: (stack) =>
          Network.existing(
            new Vpc(stack, 'Central', {
              ipAddresses: IpAddresses.cidr('10.80.0.0/16'),
              availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
            }),
            { reason: 'the central network', evidence: 'https://wiki.example.com/net' },
          ),
      });
    expect(wrongUse(attempt)).toContain('it overlaps the network, 10.80.0.0/16');
  });

  test('into an imported network whose range is not known', () => {
    const attempt = () =>
      launched({
        network: (stack) =>
          Network.existing(
            Vpc.fromVpcAttributes(stack, 'Imported', {
              vpcId: 'vpc-1',
              availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
              privateSubnetIds: ['s1', 's2', 's3'],
            }),
            { reason: 'the central network', evidence: 'https://wiki.example.com/net' },
          ),
      });
    expect(wrongUse(attempt)).toMatch(
      /address range of the network: got nothing.*vpcCidrBlock.*\[SEC-2, client-vpn\.network-range-unknown\]$/,
    );
  });

  test('with a certificate of another region', () => {
    const abroad = (stack: Stack) =>
      TeamAccess.clientVpn({
        serverCertificate: certificate(stack, 'Server', 'us-east-1'),
        authentication: ClientVpnAuthentication.certificate(certificate(stack, 'Clients')),
        clientCidr: CLIENTS,
      });
    expect(wrongUse(() => launched({ teamAccess: abroad }))).toContain(
      'server certificate of the client VPN',
    );
    const clients = (stack: Stack) =>
      by(() => ClientVpnAuthentication.certificate(certificate(stack, 'Clients', 'us-east-1')))(stack);
    expect(wrongUse(() => launched({ teamAccess: clients }))).toContain(
      'client certificate of the client VPN',
    );
  });
});

describe('where a VPN is asked for', () => {
  test.each<[string, (stack: Stack) => TeamAccess]>([
    ['networks', () => TeamAccess.networks(['203.0.113.0/24'])],
    ['session manager', () => TeamAccess.sessionManager()],
    [
      'existing, without evidence',
      () => TeamAccess.existing({ description: 'an office line', ranges: ['172.20.0.0/16'] }),
    ],
  ])('an entry by %s is refused', (kind, other) => {
    const message = wrongUse(() => launched({ teamAccess: other }));
    expect(message).toContain(`got '${kind}', but Production requires a VPN; use TeamAccess.clientVpn`);
    expect(message).toContain('[SEC-2, team-access.vpn-required]');
  });

  test('an existing VPN says where a reviewer can see it', () => {
    const { teamAccess: existing } = launched({
      teamAccess: (stack) =>
        TeamAccess.existing({
          description: 'the central VPN',
          securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Central', 'sg-1')],
          evidence: 'https://wiki.example.com/vpn',
        }),
    });
    expect(existing.inherited).toEqual([
      { requirement: 'SEC-2', from: 'the central VPN', evidence: 'https://wiki.example.com/vpn' },
    ]);
  });

  test('its requester cannot approve its waiver', () => {
    const alone = { reason: 'later', requestedBy: 'me', approvedBy: 'me', expires: '2027-03-31' };
    expect(wrongUse(() => TeamAccess.withoutVpn(TeamAccess.sessionManager(), alone))).toContain(
      'the approver of a waiver is not its requester',
    );
  });
});

test('the endpoint’s associations come from the subnets of the load balancer', () => {
  const subnets = resourcesOf(template, ASSOCIATION).map(([, { Properties }]) =>
    reference(Properties?.SubnetId),
  );
  expect(subnets.every((id) => id.includes('ServersSubnet'))).toBe(true);
});
