import type { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { ContainerServiceProps } from '../../lib/components/compute/container-service-props';
import { Network } from '../../lib/components/network/network';
import { TeamAccess } from '../../lib/components/team-access/team-access';
import { PublicAccess } from '../../lib/launch/public-access';
import { StageKind } from '../../lib/requirements/stage-kind';
import { aService } from '../components/described';
import { flows, reference, resource, resourcesOf } from '../components/reading';
import { wrongUse } from '../components/wrong-use';
import { certificate, CLIENTS, launched, TESTERS } from './a-launch';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const GROUP = 'AWS::EC2::SecurityGroup';
const SET = 'AWS::WAFv2::IPSet';
const RECORD = 'AWS::Route53::RecordSet';
const OTHERS = '192.0.2.0/28';

const closed = launched({ publicAccess: PublicAccess.closed({ testers: [TESTERS, OTHERS] }) });
const { template } = closed;

describe('the public load balancer of a closed environment', () => {
  const [group] = resource(template, GROUP, 'PublicLoadBalancer');

  test('admits testers to HTTPS and its redirect, and no other peer', () => {
    expect(flows(template, 'Ingress').filter((flow) => flow.group === group)).toEqual(
      expect.arrayContaining(
        [80, 443].flatMap((port) => [TESTERS, OTHERS].map((peer) => ({ group, peer, port }))),
      ),
    );
    expect(flows(template, 'Ingress').filter((flow) => flow.group === group)).toHaveLength(4);
  });

  test('has a web firewall that blocks all but testers', () => {
    const [, acl] = resource(template, 'AWS::WAFv2::WebACL', 'Public');
    expect(acl.Properties?.DefaultAction).toEqual({ Block: {} });
    const [, admitted] = resource(template, SET, 'AllowedAddresses');
    expect(admitted.Properties?.Addresses).toEqual([TESTERS, OTHERS]);
  });

  test('admits no peer without testers', () => {
    const withoutTesters = launched().template;
    const [loadBalancer] = resource(withoutTesters, GROUP, 'PublicLoadBalancer');
    expect(flows(withoutTesters, 'Ingress').filter((flow) => flow.group === loadBalancer)).toEqual([]);
    const admitted = resourcesOf(withoutTesters, SET).map(([, { Properties }]) => Properties?.Addresses);
    expect(admitted.flat()).toEqual([]);
  });

  test('keeps browsers on HTTPS for a year, as that of the team does', () => {
    const https = resourcesOf(template, LISTENER).filter(
      ([, { Properties }]) => Properties?.Protocol === 'HTTPS',
    );
    expect(https).toHaveLength(2);
    for (const [, { Properties }] of https) {
      expect(Properties?.ListenerAttributes).toEqual([
        { Key: 'routing.http.response.strict_transport_security.header_value', Value: 'max-age=31536000' },
      ]);
    }
  });

  test('faces the internet over TLS 1.2 or later, and sends HTTP there', () => {
    template.hasResourceProperties(BALANCER, {
      Scheme: 'internet-facing',
      LoadBalancerAttributes: Match.arrayWith([
        { Key: 'deletion_protection.enabled', Value: 'true' },
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      ]),
    });
    const [loadBalancer] = resource(template, BALANCER, 'PublicLoadBalancer');
    const listeners = resourcesOf(template, LISTENER)
      .map(([, { Properties }]) => Properties ?? {})
      .filter(({ LoadBalancerArn }) => reference(LoadBalancerArn) === loadBalancer);
    expect(listeners).toEqual([
      expect.objectContaining({
        Port: 80,
        DefaultActions: [expect.objectContaining({ Type: 'redirect' })],
      }),
      expect.objectContaining({
        Port: 443,
        SslPolicy: expect.stringMatching(/^ELBSecurityPolicy-TLS13-1-2/) as string,
      }),
    ]);
  });

  test('keeps its security group when it opens: its description stays', () => {
    const [, { Properties }] = resource(template, GROUP, 'PublicLoadBalancer');
    expect(Properties?.GroupDescription).not.toMatch(/closed|tester|open/i);
  });
});

describe('the team’s load balancer', () => {
  const [group] = resource(template, GROUP, 'TeamLoadBalancer');
  const [vpn] = resource(template, GROUP, 'ClientVpn');

  test('is internal and admits users of the VPN to HTTPS, and nothing else', () => {
    template.hasResourceProperties(BALANCER, { Scheme: 'internal' });
    expect(flows(template, 'Ingress').filter((flow) => flow.group === group)).toEqual([
      { group, peer: vpn, port: 443 },
    ]);
  });

  test('faces the internet only for declared addresses, and by the firewall too, where the VPN is waived', () => {
    const { template: waived, teamAccess } = launched({
      teamAccess: () =>
        TeamAccess.withoutVpn(TeamAccess.networks(['203.0.113.0/24']), {
          reason: 'the VPN comes in March',
          requestedBy: 'shop-operations',
          approvedBy: 'chief of security',
          expires: '2027-03-31',
        }),
    });
    const [, acl] = resource(waived, 'AWS::WAFv2::WebACL', 'Team');
    expect(acl.Properties?.DefaultAction).toEqual({ Block: {} });
    waived.hasResourceProperties(SET, { Addresses: ['203.0.113.0/24'] });
    waived.resourceCountIs('AWS::Route53::HostedZone', 0);
    expect(teamAccess.waivers).toMatchObject([{ requirement: 'SEC-2', approvedBy: 'chief of security' }]);
  });
});

describe('what load balancers log', () => {
  const [bucket, { Properties, DeletionPolicy }] = resource(template, 'AWS::S3::Bucket');

  test('goes to one bucket, by load balancer', () => {
    const prefixes = resourcesOf(template, BALANCER).map(([, balancer]) =>
      Object.fromEntries(
        (balancer.Properties?.LoadBalancerAttributes as { Key: string; Value: unknown }[])
          .filter(({ Key }) => Key.startsWith('access_logs'))
          .map(({ Key, Value }) => [Key.replace('access_logs.s3.', ''), Value]),
      ),
    );
    expect(prefixes).toEqual(
      ['teamloadbalancer', 'publicloadbalancer'].map((prefix) => ({
        enabled: 'true',
        bucket: { Ref: bucket },
        prefix,
      })),
    );
  });

  test('may be written there before the load balancer stands', () => {
    const [policy, { Properties: expected }] = resource(template, 'AWS::S3::BucketPolicy');
    const [, balancer] = resource(template, BALANCER, 'PublicLoadBalancer');
    expect(balancer.DependsOn).toContain(policy);
    expect(JSON.stringify(expected)).toContain('/publicloadbalancer/AWSLogs/111122223333/*');
    expect(JSON.stringify(expected)).toContain('"Service":"logdelivery.elasticloadbalancing.amazonaws.com"');
  });

  test('is kept for a year, with versions, encrypted, private, and beyond the environment', () => {
    expect(DeletionPolicy).toBe('Retain');
    expect(Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      LoggingConfiguration: { LogFilePrefix: expect.any(String) as string },
      LifecycleConfiguration: { Rules: [expect.objectContaining({ ExpirationInDays: 365 })] },
    });
    expect(JSON.stringify(resource(template, 'AWS::S3::BucketPolicy'))).toContain(
      '"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"',
    );
  });
});

describe('access is refused', () => {
  test.each([
    ['for testers from everywhere', ['0.0.0.0/0'], 'open to the internet'],
    ['for testers over IPv6', ['2001:db8::/48'], 'have IPv4 addresses only'],
    ['for testers named twice', [TESTERS, '198.51.100.7/32'], 'is also declared'],
    ['for testers from nowhere', ['somewhere'], 'CIDR notation'],
  ])('%s', (_, testers, limit) => {
    const message = wrongUse(() => PublicAccess.closed({ testers }));
    expect(message).toContain('range of the testers');
    expect(message).toContain(limit);
  });

  test('for testers from the network', () => {
    const publicAccess = PublicAccess.closed({ testers: ['10.0.7.0/24'] });
    expect(wrongUse(() => launched({ publicAccess }))).toContain(
      "overlaps the environment's own network, 10.0.0.0/16",
    );
  });

  test('for testers from a network that is there already', () => {
    const network = (stack: Stack) =>
      Network.existing(
        Vpc.fromVpcAttributes(stack, 'Central', {
          vpcId: 'vpc-1',
          vpcCidrBlock: '10.80.0.0/16',
          availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
          privateSubnetIds: ['s1', 's2', 's3'],
        }),
        { reason: 'the central network', evidence: 'https://wiki.example.com/net' },
      );
    const publicAccess = PublicAccess.closed({ testers: ['10.80.7.0/24'] });
    expect(wrongUse(() => launched({ publicAccess, network }))).toContain(
      "overlaps the environment's own network, 10.80.0.0/16",
    );
  });

  test('for testers from the range of a VPN that is there already', () => {
    const teamAccess = () =>
      TeamAccess.existing({
        description: 'the central VPN',
        ranges: ['172.20.0.0/16'],
        evidence: 'https://wiki.example.com/vpn',
      });
    const publicAccess = PublicAccess.closed({ testers: ['172.20.7.0/24'] });
    expect(wrongUse(() => launched({ publicAccess, teamAccess }))).toContain(
      'overlaps the team access, 172.20.0.0/16',
    );
  });

  test('but not for testers who sit where the team does, where both come over the internet', () => {
    const teamAccess = () =>
      TeamAccess.withoutVpn(TeamAccess.networks([TESTERS]), {
        reason: 'the VPN comes in March',
        requestedBy: 'shop-operations',
        approvedBy: 'chief of security',
        expires: '2027-03-31',
      });
    expect(() =>
      launched({ publicAccess: PublicAccess.closed({ testers: [TESTERS] }), teamAccess }),
    ).not.toThrow();
  });

  test('for testers from the range that the VPN gives to its users', () => {
    const publicAccess = PublicAccess.closed({ testers: ['10.255.1.0/24'] });
    expect(wrongUse(() => launched({ publicAccess }))).toContain(
      `overlaps the client range of the VPN, ${CLIENTS}`,
    );
  });

  test('for more testers than a security group holds', () => {
    const testers = Array.from({ length: 31 }, (_, index) => `198.51.100.${index}/32`);
    expect(wrongUse(() => PublicAccess.closed({ testers }))).toContain(
      'ranges of the testers: got 31, but a security group holds 30 of them',
    );
  });
});

test('nothing is made where nothing is exposed', () => {
  const { template: unexposed } = launched({
    service: aService({ port: undefined }) as ContainerServiceProps,
  });
  for (const type of [BALANCER, 'AWS::WAFv2::WebACL', 'AWS::CertificateManager::Certificate', RECORD]) {
    unexposed.resourceCountIs(type, 0);
  }
});

test('soft launch has the same load balancers as production, so that nothing moves when it grows', () => {
  const ids = (stage: StageKind) =>
    [
      BALANCER,
      LISTENER,
      'AWS::WAFv2::WebACL',
      SET,
      RECORD,
      'AWS::EC2::ClientVpnEndpoint',
      'AWS::S3::Bucket',
    ].flatMap((type) => resourcesOf(launched({ stage }).template, type).map(([id]) => id));
  expect(ids(StageKind.SOFT_LAUNCH)).toEqual(ids(StageKind.PRODUCTION));
});

test('an entry may have a certificate of its own', () => {
  const { template: own } = launched({
    teamAccess: (stack) =>
      TeamAccess.existing({
        description: 'the central VPN',
        ranges: ['172.20.0.0/16'],
        evidence: 'https://wiki.example.com/vpn',
        certificate: certificate(stack, 'Team'),
      }),
    network: () => Network.of({ cidr: '10.1.0.0/16' }),
  });
  const [inside] = resource(own, BALANCER, 'TeamLoadBalancer');
  const [[, listener]] = resourcesOf(own, LISTENER).filter(
    ([, it]) => reference(it.Properties?.LoadBalancerArn) === inside,
  );
  expect(listener.Properties?.Certificates).toEqual([
    { CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/team' },
  ]);
});
