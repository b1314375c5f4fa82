import { DescribeCertificateCommand, ListTagsForCertificateCommand } from '@aws-sdk/client-acm';
import {
  GetHostedZoneCommand,
  ListResourceRecordSetsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-route-53';
import { reader, text, type Reader } from './reader';

/** Names are the same with and without the dot at their end. */
function undotted(name: string | undefined): string | undefined {
  return name?.replace(/\.$/, '');
}

/** As the template writes it, where nothing but the dot differs. */
function nameAsAsked(held: string | undefined, asked: unknown): unknown {
  return undotted(held) === undotted(text(asked)) ? asked : held;
}

/** Route 53 and Certificate Manager. */
export const NAMES: { readonly [type: string]: Reader } = {
  'AWS::Route53::HostedZone': reader(
    async ({ names }, { physicalId, properties }) => {
      const answer = await names.send(new GetHostedZoneCommand({ Id: physicalId }));
      const tags = await names.send(
        new ListTagsForResourceCommand({ ResourceType: 'hostedzone', ResourceId: physicalId }),
      );
      return {
        id: answer.HostedZone?.Id,
        config: answer.HostedZone?.Config,
        name: nameAsAsked(answer.HostedZone?.Name, properties.Name),
        networks: answer.VPCs,
        servers: answer.DelegationSet?.NameServers,
        tags: tags.ResourceTagSet?.Tags,
      };
    },
    {
      Name: (zone) => zone.name,
      HostedZoneConfig: (zone) => zone.config,
      VPCs: (zone) => zone.networks,
      HostedZoneTags: (zone) => zone.tags,
    },
    { Id: (zone) => zone.id?.split('/').pop(), NameServers: (zone) => zone.servers },
  ),
  'AWS::Route53::RecordSet': reader(
    async ({ names }, { properties }) => {
      const HostedZoneId = text(properties.HostedZoneId);
      const answer = await names.send(new ListResourceRecordSetsCommand({ HostedZoneId }));
      const record = answer.ResourceRecordSets?.find(
        ({ Name, Type }) => undotted(Name) === undotted(text(properties.Name)) && Type === properties.Type,
      );
      return record === undefined
        ? undefined
        : { ...record, HostedZoneId, Name: nameAsAsked(record.Name, properties.Name) };
    },
    {
      HostedZoneId: (record) => record.HostedZoneId,
      Name: (record) => record.Name,
      Type: (record) => record.Type,
      TTL: (record) => record.TTL,
      AliasTarget: (record) => record.AliasTarget,
      ResourceRecords: (record) => record.ResourceRecords?.map(({ Value }) => Value),
    },
  ),
  'AWS::CertificateManager::Certificate': reader(
    async ({ certificates }, { physicalId }) => {
      const asked = { CertificateArn: physicalId };
      const certificate = (await certificates.send(new DescribeCertificateCommand(asked))).Certificate;
      const tags = await certificates.send(new ListTagsForCertificateCommand(asked));
      return certificate === undefined ? undefined : { ...certificate, tags: tags.Tags };
    },
    {
      DomainName: (certificate) => certificate.DomainName,
      // The name itself stands among the alternatives that are held, not among those that are asked for.
      SubjectAlternativeNames: (certificate) =>
        certificate.SubjectAlternativeNames?.filter((name) => name !== certificate.DomainName),
      ValidationMethod: (certificate) => certificate.DomainValidationOptions?.[0]?.ValidationMethod,
      Tags: (certificate) => certificate.tags,
    },
  ),
};
