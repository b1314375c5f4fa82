import { z } from 'zod';
import { Network, STAGE_TAGS, StageKind } from '..';
import { checkedOwner } from '../internal/names';
import { teamAccessSchema, partnerSchema } from './team-access-schema';
import { databaseSchema, overridesSchema, serviceSchema } from './component-schema';
import {
  account,
  applicationId,
  asConstructsSay,
  componentId,
  environmentId,
  keyArn,
  listOf,
  region,
  text,
  wholeNumber,
} from './formats';
import { launchAnswers } from './launch-schema';
import { refusedKind } from './stage-kinds';

const networkSchema = z.strictObject({
  cidr: z
    .string()
    .superRefine(asConstructsSay((cidr: string) => Network.of({ cidr })))
    .optional()
    .describe("The private IPv4 range, from /16 to /22. Default: '10.0.0.0/16'."),
  s3PrefixList: text(
    /^pl-[0-9a-f]{8,17}$/,
    'it is the id of a managed prefix list',
    "write the one that 'aws ec2 describe-managed-prefix-lists' names for Amazon S3",
  )
    .optional()
    .describe(
      'The managed prefix list of Amazon S3 in the region, where users come. Default: known for most regions; elsewhere Amazon S3 is reached over the NAT gateway.',
    ),
  natGateways: wholeNumber(0, 3, 'write 1, or 0 for the cheapest network')
    .optional()
    .describe(
      'NAT gateways, from none to one in each zone. Without one, which is refused where users come, servers call out from public addresses of their own that nobody can reach. Default: 1, and 3 in production.',
    ),
  zones: listOf(
    text(
      /^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/,
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
    .enum(StageKind, { error: ({ input }) => refusedKind(input) })
    .optional()
    .describe('The kind of environment. Default: what its key says.'),
  account: account
    .optional()
    .describe('The AWS account: twelve digits, in quotes. Default: that of the credentials at deployment.'),
  region: region
    .optional()
    .describe('The AWS region. Needed where users come. Default: that of the credentials at deployment.'),
  owner: z
    .string()
    .superRefine(asConstructsSay(checkedOwner))
    .describe(
      'The team or party that owns the environment: 1 to 256 letters, digits, spaces and +-=._:/@. It stands on every resource as a tag.',
    ),
  teamAccess: teamAccessSchema.describe(
    'The one way into the environment: networks, sessionManager, existing or clientVpn. Soft launch and production ask for a VPN.',
  ),
  partner: partnerSchema
    .optional()
    .describe(
      'Who controls a staging environment beside its owner: ownAccount or role. Needed in staging, refused elsewhere.',
    ),
  ...launchAnswers,
  network: networkSchema
    .optional()
    .describe(
      "The environment's network. Default: 10.0.0.0/16 with one NAT gateway, and one in each zone in production.",
    ),
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

/** The same for editors, which check and complete a stages file by it. */
export function stagesJsonSchema(): object {
  return z.toJSONSchema(stagesFileSchema, { target: 'draft-7', io: 'input' });
}
