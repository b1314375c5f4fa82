import { z } from 'zod';
import { Entry, Network, Partner, STAGE_TAGS } from '../../lib';
import { addressRange } from '../../lib/private/address-range';
import { checkedOwner } from '../../lib/private/names';
import { databaseSchema, overridesSchema, serviceSchema } from './component-schema';
import {
  account,
  applicationId,
  asConstructsSay,
  certificateArn,
  componentId,
  environmentId,
  exactlyOne,
  instanceType,
  keyArn,
  listOf,
  policyArn,
  region,
  text,
  wholeNumber,
} from './formats';
import { BUILT_KINDS, refusedKind } from './stage-kinds';

const range = z.string().superRefine(asConstructsSay((cidr: string) => addressRange('range', cidr)));

// How many, how wide, and whether they overlap.
const ranges = z.array(range).superRefine(asConstructsSay((cidrs: string[]) => Entry.networks(cidrs)));

const entrySchema = exactlyOne(
  z.strictObject({
    networks: ranges
      .optional()
      .describe(
        'Public address ranges of the team, one to thirty, IPv4 of /8 or smaller or IPv6 of /32 or smaller. An internet-facing load balancer admits them and nobody else.',
      ),
    sessionManager: z
      .strictObject({
        instanceType: instanceType
          .optional()
          .describe('The size of the host that forwards sessions. Default: t4g.nano, the smallest there is.'),
      })
      .optional()
      .describe(
        'Through AWS Systems Manager Session Manager: a host without any open port forwards to an internal load balancer. Write {} for the defaults.',
      ),
    existing: z
      .strictObject({
        description: text(
          /\S/,
          'the report says what leads in',
          "write a line such as 'the central VPN'",
        ).describe('What it is, in a line for the report.'),
        ranges: ranges.optional().describe('The address ranges from which its users arrive. Default: none.'),
        prefixLists: listOf(
          text(
            /^pl-[0-9a-f]{8,17}$/,
            'it is the id of a managed prefix list',
            "write it as 'pl-0123456789abcdef0'",
          ),
          '[pl-0123456789abcdef0]',
        )
          .optional()
          .describe('Managed prefix lists from which its users arrive. Default: none.'),
        securityGroups: listOf(
          text(
            /^sg-[0-9a-f]{8,17}$/,
            'it is the id of a security group',
            "write it as 'sg-0123456789abcdef0'",
          ),
          '[sg-0123456789abcdef0]',
        )
          .optional()
          .describe('Security groups whose members may come in. Default: none.'),
      })
      .refine(
        (existing) => (existing.ranges ?? existing.prefixLists ?? existing.securityGroups) !== undefined,
        {
          error:
            'the environment must know where its users come from; give ranges, prefixLists or securityGroups [STG-2]',
        },
      )
      .optional()
      .describe(
        'Through something that is there already, such as a central VPN, to an internal load balancer.',
      ),
    certificate: certificateArn
      .optional()
      .describe(
        "The ARN of a certificate of the environment's region; with it the entry speaks HTTPS. Default: HTTP, for a private way.",
      ),
  }),
  ['networks', 'sessionManager', 'existing'],
  'an environment has one declared way in [STG-2]',
);

const partnerAccount = {
  name: text(
    /\S/,
    'the report says who controls the environment',
    'write the name of the partner or client',
  ).describe('The partner or client, for the report.'),
  account: account.describe("The partner's AWS account: twelve digits, in quotes."),
};

const partnerSchema = exactlyOne(
  z.strictObject({
    ownAccount: z
      .strictObject(partnerAccount)
      .optional()
      .describe("The environment stands in the partner's own account, which controls it in full."),
    role: z
      .strictObject({
        ...partnerAccount,
        externalId: z
          .string()
          .superRefine(
            asConstructsSay((externalId: string) =>
              Partner.role({ name: 'the partner', account: '111122223333', externalId }),
            ),
          )
          .optional()
          .describe(
            'What the partner must present when it assumes the role: 2 to 1224 letters, digits and +=,.@:/-. Default: none.',
          ),
        widenedBy: listOf(policyArn, '[arn:aws:iam::111122223333:policy/testers]')
          .optional()
          .describe(
            'ARNs of managed policies by which the owner lets the partner do more. Default: nothing more.',
          ),
      })
      .optional()
      .describe(
        "The partner's account may assume a role that looks at the environment, and starts, stops and redeploys it.",
      ),
  }),
  ['ownAccount', 'role'],
  'a partner controls the environment in one of two ways [STG-3]',
);

const networkSchema = z.strictObject({
  cidr: z
    .string()
    .superRefine(asConstructsSay((cidr: string) => Network.of({ cidr })))
    .optional()
    .describe("The private IPv4 range, from /16 to /22. Default: '10.0.0.0/16'."),
  natGateways: wholeNumber(0, 1, 'write 1, or 0 for the cheapest network')
    .optional()
    .describe(
      'NAT gateways, 1 or 0. Without one, servers call out from public addresses of their own that nobody can reach. Default: 1.',
    ),
  zones: listOf(
    text(
      /^[a-z]{2}(-[a-z]+)+-\d[a-z]$/,
      'a zone is named by its region and a letter',
      "write it as 'us-west-1c'",
    ),
    '[us-west-1a, us-west-1c]',
  )
    .optional()
    .describe(
      'The availability zones, as many as the stage asks for, where one of the region lacks something. Default: the first of the region.',
    ),
});

const tagsSchema = z
  .record(
    text(
      /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u,
      "a tag is named by 1 to 128 letters, digits, spaces and +-=._:/@, and not 'aws:…'",
      "write it as 'cost-center'",
    ),
    text(
      /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u,
      'a tag holds a text of at most 256 letters, digits, spaces and +-=._:/@',
      'write it in quotes',
    ),
  )
  .refine((tags) => Object.values(STAGE_TAGS).every((own) => !Object.hasOwn(tags, own)), {
    error: `${Object.values(STAGE_TAGS).join(', ')} are the environment's own tags; choose other names`,
  })
  // AWS takes 50 tags; three are the environment's own.
  .refine((tags) => Object.keys(tags).length <= 47, {
    error: 'AWS takes 47 tags beside our own; take some out',
  });

export const environmentSchema = z.strictObject({
  stage: z
    .enum(BUILT_KINDS, { error: ({ input }) => refusedKind(input) })
    .optional()
    .describe('The kind of environment. Default: what its key says.'),
  account: account
    .optional()
    .describe('The AWS account: twelve digits, in quotes. Default: that of the credentials at deployment.'),
  region: region.optional().describe('The AWS region. Default: that of the credentials at deployment.'),
  owner: z
    .string()
    .superRefine(asConstructsSay(checkedOwner))
    .describe(
      'The team or party that owns the environment: 1 to 256 letters, digits, spaces and +-=._:/@. It stands on every resource as a tag.',
    ),
  entry: entrySchema.describe('The one way into the environment: networks, sessionManager or existing.'),
  partner: partnerSchema
    .optional()
    .describe(
      'Who controls a staging environment beside its owner: ownAccount or role. Needed in staging, refused in development.',
    ),
  network: networkSchema
    .optional()
    .describe("The environment's network. Default: 10.0.0.0/16 with one NAT gateway."),
  dataKey: keyArn
    .optional()
    .describe(
      "The ARN of a KMS key of the environment's region for everything at rest, which must let CloudWatch Logs use it. Default: a key of the environment's own.",
    ),
  tags: tagsSchema
    .optional()
    .describe('Tags on everything the environment holds, each a text; at most 47. Default: none.'),
  permissionsBoundary: text(
    /^(?:arn:aws[a-z-]*:iam::(?:\d{12}|aws):policy\/)?[A-Za-z0-9/_+=,.@-]{1,512}$/,
    'a permissions boundary is the name or ARN of a managed policy',
    "write it as 'developer-boundary'",
  )
    .optional()
    .describe(
      'The name or ARN of a managed policy that bounds every role of the environment. Default: none.',
    ),
  qualifier: text(
    /^[a-z0-9]{1,10}$/,
    'a qualifier is 1 to 10 lower-case letters and digits',
    "write the one given to 'cdk bootstrap --qualifier'",
  )
    .optional()
    .describe(
      'The qualifier that the account was bootstrapped with: 1 to 10 lower-case letters and digits. Default: that of the CDK.',
    ),
  overrides: overridesSchema
    .optional()
    .describe('What differs here from the shared databases and services. Default: nothing.'),
});

export const stagesFileSchema = z
  .strictObject({
    application: applicationId.describe(
      'The name of the application: a letter, then letters, digits and hyphens, at most 40. It names the stack of every environment.',
    ),
    databases: z
      .record(componentId, databaseSchema.describe('A database.'))
      .optional()
      .describe('Databases of every environment by their ids. Default: none.'),
    services: z
      .record(componentId, serviceSchema.describe('A service in containers.'))
      .refine((services) => Object.keys(services).length > 0, {
        error: 'an application has at least one service; add one with its image [SRV-1]',
      })
      .meta({ minProperties: 1 })
      .describe('Services of every environment by their ids; at least one.'),
    environments: z
      .record(environmentId, environmentSchema.describe('An environment.'))
      .refine((environments) => Object.keys(environments).length > 0, {
        error: 'there is nothing to build without an environment; add one such as Development',
      })
      .meta({ minProperties: 1 })
      .describe('Environments by their names; at least one. A name that is no kind of stage needs stage.'),
  })
  .describe('One application and the environments it stands in.');

export type EnvironmentDescription = z.infer<typeof environmentSchema>;
export type EntryDescription = z.infer<typeof entrySchema>;
export type PartnerDescription = z.infer<typeof partnerSchema>;

/** The same for editors, which check and complete a stages file by it. */
export function stagesJsonSchema(): object {
  return z.toJSONSchema(stagesFileSchema, { target: 'draft-7', io: 'input' });
}
