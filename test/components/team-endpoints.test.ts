import type { Stack } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { TeamAccess } from '../../lib';
import { byCertificate } from '../launch/a-launch';
import { aStack, IRELAND, templateOf } from './described';
import { production } from './going-live';
import { flows, resource } from './reading';

const WAIVED = {
  reason: 'the VPN follows',
  requestedBy: 'Ada',
  approvedBy: 'Grace',
  expires: '2027-03-31',
};

function launchedBy(teamAccess: (stack: Stack) => TeamAccess): Template {
  const stack = aStack(IRELAND);
  return templateOf(production({ teamAccess: teamAccess(stack) }, stack));
}

function groupOf(template: Template, words: string): string {
  return resource(template, 'AWS::EC2::SecurityGroup', words)[0];
}

describe('the interface endpoints of a network, to which its resolver sends the team', () => {
  test.each<[string, (stack: Stack) => TeamAccess, string]>([
    ['clients of the VPN', byCertificate, 'ClientVpn'],
    [
      'the jump host of Session Manager',
      () => TeamAccess.withoutVpn(TeamAccess.sessionManager(), WAIVED),
      'JumpHost',
    ],
  ])('admit %s, which may leave for them', (_, teamAccess, words) => {
    const template = launchedBy(teamAccess);
    const endpoints = groupOf(template, 'Endpoints');
    const team = groupOf(template, words);
    expect(flows(template, 'Ingress')).toContainEqual({ group: endpoints, peer: team, port: 443 });
    expect(flows(template, 'Egress')).toContainEqual({ group: team, peer: endpoints, port: 443 });
  });

  test('admit the security group of an existing team access, and no range of one', () => {
    const template = launchedBy((stack) =>
      TeamAccess.existing({
        description: 'the central VPN',
        ranges: ['10.99.0.0/22'],
        securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Central', 'sg-1')],
        evidence: 'https://wiki.example.com/vpn',
      }),
    );
    const endpoints = groupOf(template, 'Endpoints');
    const admitted = flows(template, 'Ingress').filter(({ group }) => group === endpoints);
    expect(admitted.map(({ peer }) => peer)).toEqual(expect.arrayContaining(['sg-1']));
    expect(admitted.map(({ peer }) => peer)).not.toContain('10.99.0.0/22');
  });
});
