import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PublicAccess, StageKind } from '../../lib';
import { flows, reference, resource, resourcesOf } from '../components/reading';
import { addLaunch, type LaunchStage, TESTERS, type Variation } from './launch-program';
import { stackTemplate } from '../components/stack-template';

interface WebAcl {
  readonly DefaultAction: { readonly Block?: unknown };
  readonly Rules: readonly {
    readonly Action?: { readonly Allow?: unknown };
    readonly Statement: { readonly IPSetReferenceStatement?: { readonly Arn: unknown } };
  }[];
}

function templateOf(kind: LaunchStage, variation?: Variation): Template {
  return stackTemplate(addLaunch(new App(), kind, 'Live', { variation }).stack);
}

/** Addresses that any security group lets in; other groups of the environment are none. */
function admittedByGroups(template: Template): string[] {
  const groups = resourcesOf(template, 'AWS::EC2::SecurityGroup').map(([id]) => id);
  const peers = flows(template, 'Ingress').map(({ peer }) => peer);
  return [...new Set(peers.filter((peer) => !groups.includes(peer)))];
}

/** The load balancers of a scheme, each with the web ACL before it. */
function guarded(template: Template, scheme: string): [balancer: string, acl: string | undefined][] {
  const associations = resourcesOf(template, 'AWS::WAFv2::WebACLAssociation').map(
    ([, { Properties = {} }]) =>
      [reference(Properties.ResourceArn), reference(Properties.WebACLArn)] as const,
  );
  return resourcesOf(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer')
    .filter(([, { Properties }]) => Properties?.Scheme === scheme)
    .map(([id]) => [id, associations.find(([balancer]) => balancer === id)?.[1]]);
}

/** Addresses that a web ACL lets through once no rule has blocked them. */
function admittedByAcl(template: Template, id: string | undefined): unknown[] {
  const acl = resource(template, 'AWS::WAFv2::WebACL', id)[1].Properties as unknown as WebAcl;
  if (acl.DefaultAction.Block === undefined) return ['allUsers'];
  return acl.Rules.filter(({ Action }) => Action?.Allow !== undefined).flatMap(({ Statement }) => {
    const set = Statement.IPSetReferenceStatement?.Arn;
    if (set === undefined) return ['allUsers'];
    return resource(template, 'AWS::WAFv2::IPSet', reference(set))[1].Properties?.Addresses as string[];
  });
}

describe.each([StageKind.SOFT_LAUNCH, StageKind.PRODUCTION] as const)('a closed %s', (kind) => {
  const template = templateOf(kind);

  test('admits only testers by its security groups', () => {
    expect(admittedByGroups(template)).toEqual([TESTERS]);
  });

  test('admits testers to the public load balancer alone', () => {
    const [[publicBalancer], ...more] = guarded(template, 'internet-facing');
    const [, { Properties = {} }] = resource(
      template,
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      publicBalancer,
    );
    const admitting = flows(template, 'Ingress').filter(({ peer }) => peer === TESTERS);
    expect(more).toEqual([]);
    expect([...new Set(admitting.map(({ group }) => group))]).toEqual(
      (Properties.SecurityGroups as unknown[]).map(reference),
    );
    expect(admitting.map(({ port }) => port).sort()).toEqual([443, 80]);
  });

  test('admits only testers by the web firewall of every internet-facing load balancer', () => {
    const admitted = guarded(template, 'internet-facing').map(([, acl]) => admittedByAcl(template, acl));
    expect(admitted).toEqual([[TESTERS]]);
  });

  test('leads the team through the VPN to an internal load balancer, and into the network only', () => {
    const [[team], ...more] = guarded(template, 'internal');
    const [vpn, { Properties = {} }] = resource(template, 'AWS::EC2::ClientVpnEndpoint');
    const [, { Properties: balancer = {} }] = resource(
      template,
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      team,
    );
    const groups = (balancer.SecurityGroups as unknown[]).map(reference);
    const peers = flows(template, 'Ingress').filter(({ group }) => groups.includes(group));
    const routed = resourcesOf(template, 'AWS::EC2::ClientVpnAuthorizationRule');
    expect(more).toEqual([]);
    expect(peers.map(({ peer }) => peer)).toEqual((Properties.SecurityGroupIds as unknown[]).map(reference));
    expect(routed.map(([, rule]) => rule.Properties?.TargetNetworkCidr)).toEqual(['10.0.0.0/16']);
    expect(routed.map(([, rule]) => reference(rule.Properties?.ClientVpnEndpointId))).toEqual([vpn]);
  });

  test('admits no address at all without testers', () => {
    const alone = templateOf(kind, { publicAccess: PublicAccess.closed() });
    expect(admittedByGroups(alone)).toEqual([]);
    expect(guarded(alone, 'internet-facing').flatMap(([, acl]) => admittedByAcl(alone, acl))).toEqual([]);
  });

  test('gives no server or store a public address', () => {
    for (const [, { Properties }] of resourcesOf(template, 'AWS::ECS::Service')) {
      expect(Properties?.NetworkConfiguration).toMatchObject({
        AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' },
      });
    }
    for (const [, { Properties }] of resourcesOf(template, 'AWS::RDS::DBInstance')) {
      expect(Properties?.PubliclyAccessible).toBe(false);
    }
  });
});
