import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { Domain } from '../../lib/components/load-balancing/domain';
import { reference, resource, resourcesOf } from '../components/reading';
import { wrongUse } from '../components/wrong-use';
import { LaunchPlan } from '../../lib/launch/launch-plan';
import { PublicAccess } from '../../lib/launch/public-access';
import { certificate, launched, zone } from './a-launch';
import { ANSWERS } from './plans';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const RECORD = 'AWS::Route53::RecordSet';

const closed = launched();
const { template } = closed;

describe('the name of the environment', () => {
  test('leads users to the public load balancer once the environment is open', () => {
    const { template: opened } = launched({ publicAccess: PublicAccess.open(LaunchPlan.hard(ANSWERS)) });
    const [balancer] = resource(opened, BALANCER, 'PublicLoadBalancer');
    const records = resourcesOf(opened, RECORD).filter(
      ([, it]) => it.Properties?.HostedZoneId === 'Z0123456789',
    );
    expect(records.map(([, { Properties }]) => [Properties?.Name, Properties?.Type])).toEqual([
      ['shop.example.com.', 'A'],
    ]);
    expect(JSON.stringify(records)).toContain(balancer);
  });

  test('is not taken from a running site while the environment is closed', () => {
    const zones = resourcesOf(template, RECORD).map(([, it]) => it.Properties?.HostedZoneId);
    expect(zones).toHaveLength(1);
    expect(zones).not.toContain('Z0123456789');
    const [balancer] = resource(template, BALANCER, 'PublicLoadBalancer');
    const [output] = Object.values(
      template.findOutputs('*', { Description: Match.stringLikeRegexp('testers') }),
    );
    expect(output.Value).toEqual({ 'Fn::GetAtt': [balancer, 'DNSName'] });
  });

  test('leads those who are in the network to the team’s load balancer', () => {
    const [zoneId, inside] = resource(template, 'AWS::Route53::HostedZone');
    const [vpc] = resource(template, 'AWS::EC2::VPC');
    expect(inside.Properties).toMatchObject({
      Name: 'shop.example.com.',
      VPCs: [{ VPCId: { Ref: vpc } }],
    });
    const [balancer] = resource(template, BALANCER, 'TeamLoadBalancer');
    const [[, record]] = resourcesOf(template, RECORD).filter(
      ([, it]) => reference(it.Properties?.HostedZoneId) === zoneId,
    );
    expect(JSON.stringify(record.Properties?.AliasTarget)).toContain(balancer);
  });

  test('hides names below it from the network, which is a warning where it is the name of its zone', () => {
    const hidden = Match.stringLikeRegexp('no name below shop.example.com.*teamName');
    const atApex = (teamName?: string) =>
      launched({
        domain: (stack) =>
          Domain.of({ name: 'shop.example.com', zone: zone(stack, 'shop.example.com'), teamName }),
      });
    Annotations.fromStack(atApex().stack).hasWarning('*', hidden);
    Annotations.fromStack(atApex('team.shop.example.com').stack).hasNoWarning('*', hidden);
    Annotations.fromStack(closed.stack).hasNoWarning('*', hidden);
  });

  test('is not that of the team, where the team has one of its own', () => {
    const own = launched({
      domain: (stack) =>
        Domain.of({ name: 'shop.example.com', zone: zone(stack), teamName: 'team.shop.example.com' }),
    }).template;
    own.resourceCountIs('AWS::Route53::HostedZone', 1);
    own.hasResourceProperties('AWS::Route53::HostedZone', { Name: 'team.shop.example.com.' });
    const [team] = resource(own, 'AWS::CertificateManager::Certificate', 'TeamCertificate');
    const [users] = resource(own, 'AWS::CertificateManager::Certificate', 'DomainCertificate');
    const certificateOf = (words: string) =>
      reference(
        (
          resource(own, LISTENER, `${words}Https`)[1].Properties?.Certificates as [
            { CertificateArn: unknown },
          ]
        )[0].CertificateArn,
      );
    expect(certificateOf('TeamLoadBalancer')).toBe(team);
    expect(certificateOf('PublicLoadBalancer')).toBe(users);
    const urls = Object.values(own.findOutputs('*')).map((output) => (output as { Value: unknown }).Value);
    expect(urls).toEqual(
      expect.arrayContaining(['https://team.shop.example.com', 'https://shop.example.com']),
    );
  });

  test.each([
    ['example.com', 'it would hide shop.example.com', 'domain.team-name'],
    ['team.example.org', 'the hosted zone is example.com', 'domain.name-outside-zone'],
    ['Team.example.com', 'a full name in lower case', 'domain.name-malformed'],
  ])('is refused with %s as the name of the team', (teamName, limit, id) => {
    const message = wrongUse(() =>
      launched({ domain: (stack) => Domain.of({ name: 'shop.example.com', zone: zone(stack), teamName }) }),
    );
    expect(message).toContain(limit);
    expect(message).toContain(id);
  });

  test('has a certificate that is validated by DNS, at both load balancers', () => {
    const [made] = resource(template, 'AWS::CertificateManager::Certificate');
    template.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'shop.example.com',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: 'shop.example.com', HostedZoneId: 'Z0123456789' }],
    });
    const used = resourcesOf(template, LISTENER).flatMap(([, { Properties }]) =>
      ((Properties?.Certificates ?? []) as { CertificateArn: unknown }[]).map((it) =>
        reference(it.CertificateArn),
      ),
    );
    expect(used).toEqual([made, made]);
  });

  test('is the URL of both load balancers', () => {
    const urls = Object.entries(template.findOutputs('*')).filter(([id]) => id.includes('LoadBalancerUrl'));
    expect(urls.map(([, output]) => (output as { Value: unknown }).Value)).toEqual([
      'https://shop.example.com',
      'https://shop.example.com',
    ]);
  });

  test('has the certificate that is given, and no public record, where these are made outside of the environment', () => {
    const { template: given } = launched({
      domain: (stack) =>
        Domain.withCertificate({ name: 'shop.example.com', certificate: certificate(stack, 'Shop') }),
    });
    given.resourceCountIs('AWS::CertificateManager::Certificate', 0);
    given.resourceCountIs(RECORD, 1);
    given.hasResourceProperties(LISTENER, {
      Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/shop' }],
    });
  });

  test('is refused with a certificate of another region', () => {
    const abroad = () =>
      launched({
        domain: (stack) =>
          Domain.withCertificate({
            name: 'shop.example.com',
            certificate: certificate(stack, 'Shop', 'us-east-1'),
          }),
      });
    expect(wrongUse(abroad)).toContain('it is of us-east-1, and the environment stands in eu-west-1');
  });

  test('is refused outside of its hosted zone', () => {
    const manual = () =>
      launched({ domain: (stack) => Domain.of({ name: 'shop.example.org', zone: zone(stack) }) });
    expect(wrongUse(manual)).toContain('the hosted zone is example.com');
    const similar = () =>
      launched({ domain: (stack) => Domain.of({ name: 'myexample.com', zone: zone(stack) }) });
    expect(wrongUse(similar)).toContain('the hosted zone is example.com');
  });

  test.each(['Shop.example.com', 'shop', 'shop.example.com.', '*.example.com', '-shop.example.com', ''])(
    'is refused if it is no full name: %p',
    (name) => {
      expect(
        wrongUse(() => launched({ domain: (stack) => Domain.of({ name, zone: zone(stack) }) })),
      ).toContain('a full name in lower case');
    },
  );

  test('is asked for', () => {
    expect(wrongUse(() => launched({ domain: () => undefined }))).toContain(
      'a public service of Production is reached by a name and speaks HTTPS; pass Domain.of',
    );
  });
});
