import { Stack } from 'aws-cdk-lib';
import { z } from 'zod';
import { TeamAccess, Partner } from '..';
import { clientRange } from '../components/team-access/client-vpn';
import { addressRange } from '../internal/address-range';
import {
  account,
  arn,
  asConstructsSay,
  certificateArn,
  exactlyOne,
  instanceType,
  listOf,
  policyArn,
  text,
} from './formats';
import { waiverSchema, words } from './waiver-terms-schema';
import { toAuthentication } from './to-team-access';

const range = z.string().superRefine(asConstructsSay((cidr: string) => addressRange('range', cidr)));

// How many, how wide, and whether they overlap.
const ranges = z.array(range).superRefine(asConstructsSay((cidrs: string[]) => TeamAccess.networks(cidrs)));

const groupIds = (team: string) => listOf(words, '[S-1-5-21-1]').describe(team);

const userGroups = z
  .strictObject({
    operations: groupIds('Groups that reach all of the network that security groups let them; at least one.'),
    business: groupIds('Groups that reach what the environment exposes, and nothing else; at least one.'),
  })
  .optional()
  .describe(
    'The ids of groups that tell operations from business. Default: not told apart; all users are let in.',
  );

const authenticationSchema = exactlyOne(
  z.strictObject({
    certificate: certificateArn
      .optional()
      .describe(
        "The ARN of a certificate of the environment's region, with the authority that signs those of users in its chain. It cannot tell operations from business.",
      ),
    saml: z
      .strictObject({
        provider: arn(
          'iam',
          /saml-provider\/[A-Za-z0-9._-]+/,
          'a SAML provider in AWS IAM',
          'arn:aws:iam::111122223333:saml-provider/company',
        ).describe('The ARN of the SAML provider in AWS IAM.'),
        groups: userGroups,
      })
      .optional()
      .describe('By SAML, as AWS IAM Identity Center speaks it.'),
    directory: z
      .strictObject({
        id: text(
          /^d-[0-9a-f]{10}$/,
          'it is the id of a directory in AWS Directory Service',
          "write it as 'd-1234567890'",
        ).describe("The id of the directory, such as 'd-1234567890'."),
        groups: userGroups,
      })
      .optional()
      .describe('By a directory in AWS Directory Service.'),
  }),
  ['certificate', 'saml', 'directory'],
  'users show who they are in one way [SEC-2]',
);

export type AuthenticationDescription = z.infer<typeof authenticationSchema>;

const clientVpnSchema = z.strictObject({
  serverCertificate: certificateArn.describe(
    "The ARN of the certificate by which the VPN shows that it is itself; of the environment's region.",
  ),
  clientCidr: z
    .string()
    .superRefine(asConstructsSay(clientRange))
    .describe(
      "The addresses that users are given: an IPv4 range from /12 to /22 that nothing else has, such as '10.255.0.0/22'. Changing it replaces the VPN.",
    ),
  authentication: authenticationSchema
    .superRefine(
      asConstructsSay((described: AuthenticationDescription) => toAuthentication(new Stack(), described)),
    )
    .describe('How users show who they are: certificate, saml or directory.'),
});

export const teamAccessSchema = exactlyOne(
  z.strictObject({
    networks: ranges
      .optional()
      .describe(
        'Public address ranges of the team, one to thirty, IPv4 of /8 or smaller. An internet-facing load balancer admits them and nobody else.',
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
        evidence: words
          .optional()
          .describe(
            'Where a reviewer can see that it is a VPN, which soft launch and production ask for (SEC-2). Default: it is none.',
          ),
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
    clientVpn: clientVpnSchema
      .optional()
      .describe(
        'Through AWS Client VPN, from the computers of people, to an internal load balancer. Only traffic to the network takes it.',
      ),
    withoutVpn: waiverSchema
      .optional()
      .describe(
        'The terms on which another team access than a VPN is taken for a time, in soft launch and production. Default: none.',
      ),
    certificate: certificateArn
      .optional()
      .describe(
        "The ARN of a certificate of the environment's region; with it the entry speaks HTTPS. Default: HTTP, for a private way.",
      ),
  }),
  ['networks', 'sessionManager', 'existing', 'clientVpn'],
  'an environment has one declared team access [STG-2]',
);

const partnerAccount = {
  name: text(
    /\S/,
    'the report says who controls the environment',
    'write the name of the partner or client',
  ).describe('The partner or client, for the report.'),
  account: account.describe("The partner's AWS account: twelve digits, in quotes."),
};

export const partnerSchema = exactlyOne(
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
        additionalManagedPolicies: listOf(policyArn, '[arn:aws:iam::111122223333:policy/testers]')
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

export type TeamAccessDescription = z.infer<typeof teamAccessSchema>;
export type PartnerDescription = z.infer<typeof partnerSchema>;
