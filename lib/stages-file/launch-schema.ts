import { Stack } from 'aws-cdk-lib';
import { z } from 'zod';
import { PublicAccess, Contact, DataResidency, WebFirewall } from '..';
import { PathTraffic } from '../requirements/declared-path';
import { backupSchema } from './backup-schema';
import {
  arn,
  asConstructsSay,
  certificateArn,
  exactlyOne,
  listOf,
  region,
  text,
  wholeNumber,
} from './formats';
import { planSchema } from './plan-schema';
import { elsewhereTerms, words } from './waiver-terms-schema';
import { FRAMEWORKS, toObjectives, toDomain, toFrameworks, toPath } from './to-launch';

const domain = exactlyOne(
  z.strictObject({
    name: z.string().describe("The name that users know, in lower case, such as 'shop.example.com'."),
    zone: z
      .strictObject({
        id: text(
          /^[A-Z0-9]{1,32}$/,
          'it is the id of a hosted zone in Route 53',
          "write it as 'Z0123456789ABCDEFGHIJ'",
        ).describe("The id of the zone, such as 'Z0123456789ABCDEFGHIJ'."),
        name: z.string().describe("The name of the zone, such as 'example.com'."),
      })
      .optional()
      .describe('The public hosted zone that the name is in; certificate and records are made there.'),
    certificate: certificateArn
      .optional()
      .describe(
        "The ARN of a certificate of the environment's region for the name, whose public records somebody makes elsewhere.",
      ),
  }),
  ['zone', 'certificate'],
  'the name has a certificate, which is made by its zone or exists already',
);

const publicAccess = exactlyOne(
  z.strictObject({
    closed: z
      .strictObject({
        testers: listOf(z.string(), '[198.51.100.0/24]')
          .superRefine(asConstructsSay((testers: string[]) => PublicAccess.closed({ testers })))
          .optional()
          .describe(
            'Where testers come from: up to thirty IPv4 ranges of /8 or smaller. Default: nobody besides the team.',
          ),
      })
      .optional()
      .describe('Only the team and testers, as before an opening. Write {} for the team alone.'),
    open: planSchema
      .optional()
      .describe('Open by a plan, hard or soft: the questions of planning for production, answered.'),
  }),
  ['closed', 'open'],
  'an environment is closed until a plan opens it',
);

const topicArn = arn(
  'sns',
  /[A-Za-z0-9_-]{1,256}/,
  'a topic in Amazon SNS',
  'arn:aws:sns:eu-west-1:111122223333:on-call',
);

const contact = exactlyOne(
  z.strictObject({
    email: z
      .string()
      .superRefine(asConstructsSay((address: string) => Contact.email(address)))
      .optional()
      .describe('An e-mail address, which confirms the subscription.'),
    https: z
      .string()
      .superRefine(asConstructsSay((url: string) => Contact.https(url)))
      .optional()
      .describe('The URL of a service, without user and password, which confirms the subscription.'),
    topic: z
      .strictObject({
        arn: topicArn.describe("The ARN of the topic, of the environment's region."),
        ...elsewhereTerms,
      })
      .optional()
      .describe('A topic that exists; alarms use it instead of one of their own. At most one.'),
  }),
  ['email', 'https', 'topic'],
  'a contact is told in one way [MON-3]',
);

const frameworks = exactlyOne(
  z.strictObject({
    names: listOf(z.enum([...FRAMEWORKS.keys()]), '[GDPR]')
      .optional()
      .describe(`Those that apply: ${[...FRAMEWORKS.keys()].join(', ')}.`),
    none: words.optional().describe("Why none applies, such as 'no personal data'."),
  }),
  ['names', 'none'],
  'silence is no answer [FRM-1]',
);

const monitoring = exactlyOne(
  z.strictObject({
    inherited: z
      .strictObject(elsewhereTerms)
      .optional()
      .describe('Something of the organization watches the environment: no alarm is made here.'),
    waived: z
      .strictObject({ reason: words.describe('What the business has decided on availability.') })
      .optional()
      .describe('The declared availability does not ask for monitoring. Only a soft launch may say so.'),
  }),
  ['inherited', 'waived'],
  'leave monitoring out for alarms on everything [MON-1]',
);

const firewall = exactlyOne(
  z.strictObject({
    requestsPerFiveMinutes: z
      .number()
      .superRefine(
        asConstructsSay((requestsPerFiveMinutes: number) => WebFirewall.of({ requestsPerFiveMinutes })),
      )
      .optional()
      .describe('What one address may ask in five minutes, from 10 to 2000000000. Default: 2000.'),
    existing: z
      .strictObject({
        webAcl: arn(
          'wafv2',
          /regional\/webacl\/[A-Za-z0-9/_-]+/,
          'a regional web ACL in AWS WAF',
          'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0123',
        ).describe("The ARN of the web ACL, of the environment's region."),
        ...elsewhereTerms,
      })
      .optional()
      .describe('A web ACL that is there already before the public face.'),
  }),
  ['requestsPerFiveMinutes', 'existing'],
  'leave firewall out for one of the environment’s own',
);

const traffic = z.enum(PathTraffic).describe('What travels: backups or monitoring.');
const from = words.describe("Where it starts, such as 'the servers'.");

const path = exactlyOne(
  z.strictObject({
    overSiteToSiteVpn: z
      .strictObject({
        traffic,
        from,
        to: words.describe('Where it ends.'),
        connection: text(
          /^vpn-[0-9a-f]{8,17}$/,
          'it is the id of a VPN connection',
          "write it as 'vpn-0123456789abcdef0'",
        ).describe("The id of the connection, such as 'vpn-0123456789abcdef0'."),
      })
      .optional()
      .describe('A site-to-site VPN: encrypted, through the internet.'),
    overEndpoint: z
      .strictObject({
        traffic,
        from,
        service: words.describe("The service's short name, such as 'monitoring' or 'backup'."),
      })
      .optional()
      .describe('A VPC endpoint: from the network to an AWS service, without the internet.'),
    overAwsNetwork: z
      .strictObject({
        traffic,
        fromRegion: region.describe('The region in which it starts.'),
        toRegion: region.describe('Another region, in which it ends.'),
      })
      .optional()
      .describe("AWS's own network between its regions."),
  }),
  ['overSiteToSiteVpn', 'overEndpoint', 'overAwsNetwork'],
  'a path leads over one of them [SEC-3]',
);

const objectives = z.strictObject({
  availability: z.number().describe('Percent of a month in which users can work, from 90 to less than 100.'),
  rtoMinutes: wholeNumber(1, 525600, 'write how long users can be without it').describe(
    'The longest time until users can work again after the loss of a zone, in minutes.',
  ),
  peakLoad: z
    .number()
    .describe(
      'The peak that every service bears, as a multiple of what its least instances bear, from 1 to 100.',
    ),
});

export type DomainDescription = z.infer<typeof domain>;
export type AccessDescription = z.infer<typeof publicAccess>;
export type ContactDescription = z.infer<typeof contact>;
export type FrameworksDescription = z.infer<typeof frameworks>;
export type MonitoringDescription = z.infer<typeof monitoring>;
export type FirewallDescription = z.infer<typeof firewall>;
export type PathDescription = z.infer<typeof path>;
export type CapacityDescription = z.infer<typeof objectives>;

/** What an environment that goes live answers; which of it is needed depends on its kind. */
export const launchAnswers = {
  domain: domain
    .superRefine(asConstructsSay((described: DomainDescription) => toDomain(new Stack(), described)))
    .optional()
    .describe('The name by which users reach it, with its zone or a certificate. Needed where users come.'),
  publicAccess: publicAccess
    .optional()
    .describe('Who besides the team reaches it: closed, or open by a plan. Needed where users come.'),
  backup: backupSchema
    .optional()
    .describe(
      'How its data is kept from loss: toRegion, existing, managedElsewhere, notRetained or waived. Needed where users come.',
    ),
  contacts: listOf(contact, '[{ email: ops@example.com }]')
    .optional()
    .describe(
      'Who is told of issues, each by email, https or topic. Needed where the environment is monitored, or a launch is told in advance.',
    ),
  frameworks: frameworks
    .superRefine(asConstructsSay(toFrameworks))
    .optional()
    .describe(
      'The formal and legal frameworks that apply: names, or none with the reason. Needed where users come.',
    ),
  dataResidency: listOf(region, '[eu-west-1, eu-central-1]')
    .superRefine(asConstructsSay((regions: string[]) => DataResidency.within(regions)))
    .optional()
    .describe(
      'The regions that data has to stay in: stacks, copies of backups, replicas. Default: any region.',
    ),
  monitoring: monitoring
    .optional()
    .describe(
      'Who watches it, if not the environment: managedElsewhere or notAskedFor. Default: alarms on everything.',
    ),
  firewall: firewall
    .optional()
    .describe(
      'What stands before its public face: requestsPerFiveMinutes of its own, or existing. Default: one of its own.',
    ),
  paths: listOf(
    path.superRefine(asConstructsSay((described: PathDescription) => toPath(new Stack(), described))),
    '[{ overEndpoint: … }]',
  )
    .optional()
    .describe(
      "The paths that backups and monitoring take to other places, beyond the environment's own. Default: none.",
    ),
  objectives: objectives
    .superRefine(asConstructsSay(toObjectives))
    .optional()
    .describe('The availability, continuity and reliability that the business needs. Needed in production.'),
};

export type LaunchKey = keyof typeof launchAnswers;
