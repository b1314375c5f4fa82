import { StageKind } from '../../lib';

const HEADER = `# yaml-language-server: $schema=node_modules/cdk-stage-environments/dist/stages.schema.json
application: Shop

databases:
  Orders: { engine: postgres, version: '17.9' }

services:
  Web:
    image: public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine
    port: 8080
    user: '101'
    writablePaths: [/tmp]
    uses: [Orders]

environments:
`;

const DEVELOPMENT = `  Development:
    region: eu-west-1
    owner: shop-developers
    # Reached by Session Manager sessions only, which IAM allows.
    teamAccess: { sessionManager: {} }
`;

const STAGING = `  Staging:
    region: eu-west-1
    owner: shop-partner
    # The addresses of the partner's testers. With a certificate of the Region, it is HTTPS:
    # teamAccess: { networks: [203.0.113.0/24], certificate: 'arn:aws:acm:…' }
    teamAccess: { networks: [203.0.113.0/24] }
    network: { cidr: 10.1.0.0/16 }
    # The account of your partner, which may view, start, stop and redeploy.
    partner: { role: { name: The partner, account: '444455556666' } }
`;

const SOFT_LAUNCH = `  SoftLaunch:
    region: eu-west-1
    owner: shop-operations
    # Certificates of AWS Certificate Manager in the Region: of the server, and of the authority of your users.
    teamAccess:
      clientVpn:
        serverCertificate: arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000001
        clientCidr: 10.252.0.0/22
        authentication:
          certificate: arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000002
    network: { cidr: 10.2.0.0/16 }
    # Your public hosted zone in Amazon Route 53.
    domain:
      name: first.shop.example.com
      zone: { id: Z0123456789ABCDEFGHIJ, name: shop.example.com }
    # Closed until a launch plan opens it.
    publicAccess: { closed: {} }
    backup: { toRegion: { region: eu-central-1, interval: 24h } }
    contacts: [{ email: ops@example.com }]
    # The frameworks that apply, or { none: the reason }.
    frameworks: { none: no personal data }
`;

const PRODUCTION = `  Production:
    region: eu-central-1
    owner: shop-operations
    # Certificates of AWS Certificate Manager in the Region: of the server, and of the authority of your users.
    teamAccess:
      clientVpn:
        serverCertificate: arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-4000-8000-000000000003
        clientCidr: 10.253.0.0/22
        authentication:
          certificate: arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-4000-8000-000000000004
    network: { cidr: 10.3.0.0/16 }
    # Your public hosted zone in Amazon Route 53.
    domain:
      name: shop.example.com
      zone: { id: Z0123456789ABCDEFGHIJ, name: shop.example.com }
    # Closed until a launch plan opens it.
    publicAccess: { closed: {} }
    backup: { toRegion: { region: eu-west-1, interval: 12h } }
    contacts: [{ email: ops@example.com }]
    # The frameworks that apply, or { none: the reason }.
    frameworks: { none: no personal data }
    # Availability in percent of a month; recovery time after the loss of a zone; peak load as a multiple of what the minimum of instances can take.
    objectives: { availability: 99.9, rto: 15m, peakLoad: 2 }
`;

const ENVIRONMENTS: Readonly<Record<StageKind, string>> = {
  [StageKind.DEVELOPMENT]: DEVELOPMENT,
  [StageKind.STAGING]: STAGING,
  [StageKind.SOFT_LAUNCH]: SOFT_LAUNCH,
  [StageKind.PRODUCTION]: PRODUCTION,
};

/** The stages in the order of the file. */
const ORDER = Object.values(StageKind);

/** The stages that go live, which need records. */
const LAUNCHED = [StageKind.SOFT_LAUNCH, StageKind.PRODUCTION];

/** A first stages.yaml with an environment of each of the stages. */
export function firstStages(stages: readonly StageKind[]): string {
  const environments = ORDER.filter((stage) => stages.includes(stage)).map((stage) => ENVIRONMENTS[stage]);
  return HEADER + environments.join('');
}

const RECORDS_HEADER = `# yaml-language-server: $schema=node_modules/cdk-stage-environments/dist/go-live.schema.json
# Attestations, waivers and tasks of environments that go live. The report lists what is missing.
`;

/**
 * A first go-live.yaml for the stages that go live; undefined if none of them does.
 *
 * @param hasStagesFile whether an existing stages.yaml names the environments, so that their names are not known here
 */
export function firstRecords(stages: readonly StageKind[], hasStagesFile: boolean): string | undefined {
  const launched = LAUNCHED.filter((stage) => stages.includes(stage));
  if (launched.length === 0) return undefined;
  if (hasStagesFile) return `${RECORDS_HEADER}environments: {}\n`;
  return `${RECORDS_HEADER}environments:\n${launched.map(recordsOf).join('')}`;
}

function recordsOf(stage: StageKind): string {
  return `  ${stage}:
    # - { requirement: STF-1, who: Ann, when: '2027-03-01', evidence: 'https://…', validUntil: '2028-03-01' }
    attestations: []
    # - { requirement: SEC-2, reason: …, requestedBy: Olaf, approvedBy: Paula, when: '2027-03-01', expires: '2027-04-30' }
    waivers: []
    tasks:
      - id: penetration-test
        what: Test the closed environment
        requirement: PEN-1
        owner: shop-security
        state: to do
`;
}
