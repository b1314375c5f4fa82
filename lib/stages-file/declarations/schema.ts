import { z } from 'zod';
import { objectivesCodec } from '../../components/objectives-codec';
import { partnerCodec } from '../../components/partner/partner-codec';
import { existingAccess, ranges } from '../../components/team-access/team-access-codec';
import { addressRange } from '../../internal/address-range';
import { checkedBy } from '../../internal/codec/decoded';
import { duration } from '../../internal/codec/duration';
import { securityGroupId } from '../../internal/codec/identifier';
import { listOf } from '../../internal/codec/list';
import { wholeNumber } from '../../internal/codec/number';
import { exactlyOne } from '../../internal/codec/one-of';
import { refusedIssue } from '../../internal/codec/refusal';
import { inheritedTerms } from '../../internal/codec/terms';
import { words } from '../../internal/codec/text';
import { didYouMean } from '../../internal/did-you-mean';
import { ownerCodec } from '../../internal/owner-codec';
import { dataResidencyCodec } from '../../launch/data-residency-codec';
import { frameworksCodec } from '../../launch/framework-codec';
import { privatePathsCodec } from '../../launch/private-path-codec';
import { publicAccessCodec } from '../../launch/public-access-codec';
import { CATALOG } from '../../requirements/catalog';

const REQUIREMENTS = CATALOG.map(({ id }) => id);

const range = z.string().superRefine(checkedBy((cidr: string) => addressRange('range', cidr)));

const teamAccess = exactlyOne(
  z.strictObject({
    networks: ranges.describe('The public ranges of the team (CIDR).').optional(),
    existing: existingAccess
      .describe('An access that exists outside of the templates, such as the VPN of the organization.')
      .optional(),
    clientVpn: z
      .strictObject({ clientCidr: range.describe('The range of its clients (CIDR).') })
      .describe('A Client VPN endpoint in the templates.')
      .optional(),
    sessionManager: z
      .strictObject({})
      .describe('Session Manager of AWS Systems Manager, through a host in the templates.')
      .optional(),
    siteToSiteVpn: z
      .strictObject({ ranges: ranges.describe('The ranges at its other end (CIDR).') })
      .describe('A Site-to-Site VPN connection in the templates.')
      .optional(),
    verifiedAccess: z
      .strictObject({})
      .describe('AWS Verified Access with an endpoint in the templates.')
      .optional(),
  }),
  ['networks', 'existing', 'clientVpn', 'sessionManager', 'siteToSiteVpn', 'verifiedAccess'],
  'an environment has one declared team access',
  'STG-2',
);

const backup = z.strictObject({
  interval: duration({
    units: ['m', 'h', 'd'],
    min: '1m',
    max: '365d',
    example: '12h',
    remediation: 'write which loss is acceptable',
    requirement: 'BAK-3',
  }).describe('The interval of the backups, which is the loss that is acceptable (RPO), such as 12h.'),
  copyInterval: duration({
    units: ['m', 'h', 'd'],
    min: '1m',
    max: '365d',
    example: '24h',
    remediation: 'leave it out for the interval of the backups',
    requirement: 'BAK-3',
  })
    .describe('The same for the copies in the other Region. Default: the interval of the backups.')
    .optional(),
});

const egressRule = z.strictObject({
  destination: range.describe('The destination (CIDR).'),
  port: wholeNumber(0, 65535, 'write the port, such as 443').describe('The port.'),
  reason: words.describe('What the traffic is for.'),
  component: words.describe('What sends it. Default: the environment.').optional(),
});

const singleton = z.strictObject({
  component: words.describe('The logical id of the server.'),
  reason: words.describe('Why it must run once.'),
});

const consumer = z.strictObject({
  component: words.describe('A name for it in the report.'),
  securityGroups: listOf(securityGroupId, '[sg-0123456789abcdef0]').describe(
    'The ids of its security groups.',
  ),
  uses: listOf(words, '[Orders]').describe('The logical ids of the resources that it uses.'),
  reason: words.describe('What it uses them for.'),
});

const network = z.strictObject({
  reason: words.describe('Why the environment is in a network that is not its own.'),
  evidence: words.describe('Where a reviewer can see how it is built.'),
  subnets: z
    .array(
      z.strictObject({
        id: words.describe('The id of the subnet.'),
        zone: words.describe('Its Availability Zone.'),
      }),
    )
    .describe('Its subnets that no template has.'),
});

const inherited = z.strictObject({
  requirement: z
    .string()
    .superRefine((id, context) => {
      if (REQUIREMENTS.includes(id)) return;
      const refusal = {
        id: 'declarations.unknown-requirement',
        limit: 'there is no such requirement',
        remediation: didYouMean(id, REQUIREMENTS),
      };
      context.addIssue(refusedIssue(refusal, [], id));
    })
    .describe('The requirement, such as SEC-1.'),
  part: words
    .describe('The part of it that is inherited: what the templates leave unknown. Default: all of it.')
    .optional(),
  ...inheritedTerms,
});

/** What people declare of templates that are not made with this package: the keys that stages.yaml has for it, and a few others. */
export const declarationsSchema = z
  .strictObject({
    owner: ownerCodec.optional(),
    teamAccess: teamAccess
      .describe('How the team reaches the environment (STG-2). Default: not declared.')
      .optional(),
    publicAccess: publicAccessCodec.optional(),
    partner: partnerCodec.optional(),
    backup: backup.describe('The acceptable loss of data (BAK-3). Default: not declared.').optional(),
    objectives: objectivesCodec.optional(),
    singletons: listOf(singleton, '[{ component: Worker, reason: … }]')
      .describe('The servers that must run once (CLU-1). Default: none.')
      .optional(),
    paths: privatePathsCodec.optional(),
    egress: listOf(egressRule, '[{ destination: 203.0.113.7/32, port: 443, reason: … }]')
      .describe('The traffic that may leave the environment (SEC-1). Default: none.')
      .optional(),
    consumers: listOf(consumer, '[{ component: Reports, … }]')
      .describe('Consumers outside of the environment (SEC-1). Default: none.')
      .optional(),
    network: network
      .describe("A network that is not the environment's own. Default: the templates have it.")
      .optional(),
    frameworks: frameworksCodec.optional(),
    dataResidency: dataResidencyCodec.optional(),
    inherited: listOf(inherited, '[{ requirement: SEC-1, from: …, evidence: … }]')
      .describe('The requirements that the organization meets outside of the environment. Default: none.')
      .optional(),
  })
  .describe('What people declare of templates that are not made with this package.');

/** The JSON Schema of the file, for editors. */
export function declarationsJsonSchema(): object {
  return z.toJSONSchema(declarationsSchema, {
    target: 'draft-7',
    io: 'input',
    // For this library only.
    override: ({ jsonSchema }) => delete jsonSchema.apiOptions,
  });
}

export type WrittenDeclarations = z.output<typeof declarationsSchema>;
