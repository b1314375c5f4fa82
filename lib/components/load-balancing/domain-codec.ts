import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { z } from 'zod';
import { certificateArn } from '../../internal/codec/arn';
import { checkedBy, decoded, type Decoded } from '../../internal/codec/decoded';
import { exactlyOne } from '../../internal/codec/one-of';
import { text } from '../../internal/codec/text';
import { faultsAt, refuseFaults } from '../../internal/fault';
import { checkDomainName, checkNameInZone, checkTeamName, Domain } from './domain';
import { described } from './option-descriptions';

const zoneId = text(/^[A-Z0-9]{1,32}$/, {
  id: 'domain.zone-id-malformed',
  limit: 'it is the id of a hosted zone in Amazon Route 53',
  remediation: "write it as 'Z0123456789ABCDEFGHIJ'",
});

const zone = z.strictObject({
  id: zoneId.describe("The id of the zone, such as 'Z0123456789ABCDEFGHIJ'."),
  name: z.string().describe("The name of the zone, such as 'example.com'."),
});

const schema = exactlyOne(
  z.strictObject({
    name: described(
      ['DomainOptions.name', 'CertifiedDomainOptions.name'],
      z.string().superRefine(checkedBy(checkDomainName)),
    ),
    teamName: described(
      ['DomainOptions.teamName', 'CertifiedDomainOptions.teamName'],
      z.string().superRefine(checkedBy(checkDomainName)),
      'The name by which the team reaches an internal load balancer, such as team.shop.example.com: in the same zone, or covered by the certificate as well. Without one, the network resolves the name to that load balancer, and no name below it, such as api.shop.example.com, resolves there. Default: the same name.',
    ).optional(),
    zone: described(
      ['DomainOptions.zone', 'Domain.of'],
      zone,
      'The public hosted zone that the name is in. The certificate and, from the opening on, a record that resolves the name to the public load balancer are created in it; the deployment fails if the zone has such a record already.',
    ).optional(),
    certificate: described(
      ['CertifiedDomainOptions.certificate', 'Domain.withCertificate'],
      certificateArn,
      "The ARN of a certificate for the name, of the environment's Region. Create the public records of the name yourself.",
    ).optional(),
  }),
  ['zone', 'certificate'],
  'the certificate of the name is created in its zone, or exists',
);

/** The name by which users reach an environment. */
export const domainCodec = described(
  'LaunchProps.domain',
  decoded(schema, (written): Decoded<z.output<typeof schema>, Domain> => {
    const { name, certificate, teamName = name } = written;
    refuseFaults(faultsAt(['teamName'], () => checkTeamName(name, teamName)));
    if (written.zone === undefined) {
      const arn = certificate ?? '';
      return {
        written,
        located: [{ path: ['certificate'], arn, inAccount: true }],
        create: (scope) =>
          Domain.withCertificate({
            name,
            teamName,
            certificate: Certificate.fromCertificateArn(scope, 'Certificate', arn),
          }),
      };
    }
    const { id: hostedZoneId, name: zoneName } = written.zone;
    refuseFaults([
      ...faultsAt(['name'], () => checkNameInZone(name, zoneName)),
      ...faultsAt(['teamName'], () => checkNameInZone(teamName, zoneName)).filter(() => teamName !== name),
    ]);
    return {
      written,
      create: (scope) =>
        Domain.of({
          name,
          teamName,
          zone: HostedZone.fromHostedZoneAttributes(scope, 'Zone', { hostedZoneId, zoneName }),
        }),
    };
  }),
);
