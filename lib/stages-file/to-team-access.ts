import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { InstanceType, PrefixList, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, SamlProvider } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ClientVpnAuthentication, TeamAccess, Partner } from '..';
import type { AuthenticationDescription, TeamAccessDescription } from './team-access-schema';
import { given } from './given';
import type { StatedPartner } from './stage-kinds';

/**
 * The team access that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: certificates, prefix lists, security groups
 */
export function toTeamAccess(
  scope: Construct,
  { withoutVpn, ...described }: TeamAccessDescription,
): TeamAccess {
  const teamAccess = toWayIn(scope, described);
  return withoutVpn === undefined ? teamAccess : TeamAccess.withoutVpn(teamAccess, withoutVpn);
}

function toWayIn(
  scope: Construct,
  { networks, existing, clientVpn, sessionManager, certificate: arn }: TeamAccessDescription,
): TeamAccess {
  const certificate =
    arn === undefined ? undefined : Certificate.fromCertificateArn(scope, 'Certificate', arn);
  if (networks !== undefined) return TeamAccess.networks(networks, { certificate });
  if (clientVpn !== undefined) {
    const { clientCidr, authentication } = clientVpn;
    return TeamAccess.clientVpn({
      certificate,
      clientCidr,
      serverCertificate: Certificate.fromCertificateArn(scope, 'Server', clientVpn.serverCertificate),
      authentication: toAuthentication(scope, authentication),
    });
  }
  if (existing === undefined) {
    const instanceType = sessionManager?.instanceType;
    return TeamAccess.sessionManager({
      certificate,
      instanceType: instanceType === undefined ? undefined : new InstanceType(instanceType),
    });
  }
  const { prefixLists = [], securityGroups = [], ...same } = existing;
  return TeamAccess.existing({
    ...same,
    certificate,
    prefixLists: prefixLists.map((id) => PrefixList.fromPrefixListId(scope, id, id)),
    securityGroups: securityGroups.map((id) =>
      SecurityGroup.fromSecurityGroupId(scope, id, id, { mutable: false }),
    ),
  });
}

/**
 * How users of a client VPN show who they are, as it is described.
 *
 * @param scope holds what is made elsewhere and only referred to: a certificate or provider
 */
export function toAuthentication(
  scope: Construct,
  { certificate, saml, directory }: AuthenticationDescription,
): ClientVpnAuthentication {
  if (certificate !== undefined) {
    const clients = Certificate.fromCertificateArn(scope, 'Clients', certificate);
    return ClientVpnAuthentication.certificate(clients);
  }
  if (saml !== undefined) {
    const provider = SamlProvider.fromSamlProviderArn(scope, 'Provider', saml.provider);
    return ClientVpnAuthentication.saml({ provider, groups: saml.groups });
  }
  const { id, groups } = given(directory);
  return ClientVpnAuthentication.directory({ directoryId: id, groups });
}

/**
 * The partner that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: policies
 */
export function toPartner(scope: Construct, partner: StatedPartner): Partner {
  if ('ownAccount' in partner) return Partner.ownAccount(partner.ownAccount);
  const { additionalManagedPolicies, ...role } = partner.role;
  return Partner.role({
    ...role,
    additionalManagedPolicies: additionalManagedPolicies?.map((arn, index) =>
      ManagedPolicy.fromManagedPolicyArn(scope, `Policy${index + 1}`, arn),
    ),
  });
}
