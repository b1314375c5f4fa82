import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { SamlProvider } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { arn, certificateArn } from '../../internal/codec/arn';
import { checkedBy, created, decoded, type Decoded } from '../../internal/codec/decoded';
import { listOf } from '../../internal/codec/list';
import { oneOf } from '../../internal/codec/one-of';
import { text, words } from '../../internal/codec/text';
import { clientRange } from './client-vpn';
import { checkedGroups, ClientVpnAuthentication, type ClientVpnGroups } from './client-vpn-authentication';
import type { ClientVpnTeamAccessOptions } from './team-access-options';
import { described } from './option-descriptions';

const samlProviderArn = arn(
  'iam',
  /saml-provider\/[A-Za-z0-9._-]+/,
  'a SAML provider in AWS IAM',
  'arn:aws:iam::111122223333:saml-provider/company',
);

const directoryId = text(/^d-[0-9a-f]{10}$/, {
  id: 'client-vpn.directory-id-malformed',
  limit: 'it is the id of a directory in AWS Directory Service',
  remediation: "write it as 'd-1234567890'",
});

const groups = z
  .strictObject({
    operations: described(
      'ClientVpnGroups.operations',
      listOf(words, '[S-1-5-21-1]', 'write a list such as [S-1-5-21-1]'),
    ),
    business: described(
      'ClientVpnGroups.business',
      listOf(words, '[S-1-5-21-2]', 'write a list such as [S-1-5-21-2]'),
    ),
  })
  .superRefine(checkedBy((written: ClientVpnGroups) => checkedGroups(written)));

const authentication = oneOf(
  {
    certificate: described(
      'ClientVpnAuthentication.certificate',
      decoded(certificateArn, (certificate): Decoded<string, ClientVpnAuthentication> => ({
        written: certificate,
        located: [{ path: [], arn: certificate, inAccount: true }],
        create: (scope) =>
          ClientVpnAuthentication.certificate(Certificate.fromCertificateArn(scope, 'Clients', certificate)),
      })),
      "The ARN of a certificate of the environment's Region, with the authority that signs those of users in its chain. A certificate has no groups, so operations and business are not separated.",
    ),
    saml: described(
      'ClientVpnAuthentication.saml',
      decoded(
        z.strictObject({
          provider: described(
            'SamlAuthenticationOptions.provider',
            samlProviderArn,
            'The ARN of the SAML provider in AWS IAM.',
          ),
          groups: described('SamlAuthenticationOptions.groups', groups).optional(),
        }),
        (options): Decoded<object, ClientVpnAuthentication> => ({
          written: options,
          create: (scope) =>
            ClientVpnAuthentication.saml({
              provider: SamlProvider.fromSamlProviderArn(scope, 'Provider', options.provider),
              groups: options.groups,
            }),
        }),
      ),
    ),
    directory: described(
      'ClientVpnAuthentication.directory',
      decoded(
        z.strictObject({
          id: described('DirectoryAuthenticationOptions.directoryId', directoryId),
          groups: described('DirectoryAuthenticationOptions.groups', groups).optional(),
        }),
        ({ id, ...options }) =>
          created({ id }, ClientVpnAuthentication.directory({ directoryId: id, ...options })),
      ),
    ),
  },
  'users authenticate in one way [SEC-2]',
);

/** AWS Client VPN, without the certificate of the load balancer. */
export const clientVpnCodec = decoded(
  z.strictObject({
    serverCertificate: described(
      'ClientVpnTeamAccessOptions.serverCertificate',
      certificateArn,
      "The ARN of the certificate by which clients authenticate the VPN, of the environment's Region.",
    ),
    clientCidr: described(
      'ClientVpnTeamAccessOptions.clientCidr',
      z.string().superRefine(checkedBy(clientRange)),
    ),
    authentication: described(
      'ClientVpnTeamAccessOptions.authentication',
      authentication,
      'How the VPN authenticates clients: certificate, saml or directory.',
    ),
  }),
  (vpn): Decoded<{ readonly clientCidr: string }, ClientVpnTeamAccessOptions> => ({
    written: { clientCidr: vpn.clientCidr },
    located: [
      { path: ['serverCertificate'], arn: vpn.serverCertificate, inAccount: true },
      ...(vpn.authentication.located ?? []).map((one) => ({
        ...one,
        path: ['authentication', ...one.path],
      })),
    ],
    create: (scope: Construct) => ({
      clientCidr: vpn.clientCidr,
      serverCertificate: Certificate.fromCertificateArn(scope, 'Server', vpn.serverCertificate),
      authentication: vpn.authentication.create(scope),
    }),
  }),
);
