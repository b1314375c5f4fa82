import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildStages } from '../../lib/stages-file/build';
import { StagesFileError } from '../../lib/stages-file/problem';
import { type DescribedApplication, readStagesFile } from '../../lib/stages-file/read';
import type { StageEnv } from '../../lib';

/** Does something with a stages file of this content. */
export function withFile<T>(content: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'stages-file-'));
  try {
    const path = join(folder, 'stages.yaml');
    writeFileSync(path, content);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function read(content: string): DescribedApplication {
  return withFile(content, readStagesFile);
}

/** Reads and builds, without synthesis. */
export function build(content: string): StageEnv[] {
  return buildStages(new App(), read(content));
}

/** The problems of a file that is refused, line by line, without the folder it stands in. */
export function refusalOf(use: () => unknown): string[] {
  try {
    use();
  } catch (error) {
    if (!(error instanceof StagesFileError)) throw error;
    return error.message.split('\n').map((line) => line.replace(/^.*?stages\.yaml(?=:)/, 'stages.yaml'));
  }
  throw new Error('nothing was refused');
}

/** A file with which nothing is wrong. */
export const VALID = `application: Shop
databases:
  Orders: { engine: postgres, version: '17.9' }
services:
  Web: { image: 'nginx:1.29.3', port: 8080, uses: [Api] }
  Api:
    image: nginx:1.29.3
    port: 8080
    routes: [/api/*]
    internal: true
    uses: [Orders]
environments:
  Development:
    account: '111122223333'
    region: eu-west-1
    owner: shop-developers
    teamAccess: { sessionManager: {} }
  Staging:
    account: '111122223333'
    region: eu-central-1
    owner: shop-partner
    teamAccess: { networks: [203.0.113.0/24] }
    partner: { role: { name: Partner, account: '444455556666' } }
    overrides: { services: { Web: { instances: 2 } } }
`;

/** A valid file of environments that go live. */
export const LAUNCHING = `application: Shop
databases:
  Orders: { engine: postgres, version: '17.9' }
services:
  Web: { image: 'nginx:1.29.3', port: 8080, uses: [Orders] }
environments:
  SoftLaunch:
    region: eu-west-1
    owner: shop
    teamAccess: { existing: { description: VPN, ranges: [192.168.0.0/24], evidence: wiki/vpn } }
    domain: { name: first.example.com, zone: { id: Z01, name: example.com } }
    publicAccess: { closed: {} }
    backup: { notRetained: { reason: nothing is kept } }
    monitoring: { waived: { reason: office hours } }
    frameworks: { none: no personal data }
  Production:
    account: '111122223333'
    region: eu-central-1
    owner: shop
    teamAccess:
      clientVpn:
        serverCertificate: 'arn:aws:acm:eu-central-1:111122223333:certificate/server'
        clientCidr: 10.255.0.0/22
        authentication: { certificate: 'arn:aws:acm:eu-central-1:111122223333:certificate/clients' }
    domain: { name: shop.example.com, certificate: 'arn:aws:acm:eu-central-1:111122223333:certificate/shop' }
    publicAccess: { closed: { testers: [198.51.100.0/24] } }
    backup: { toRegion: { region: eu-west-1, interval: 12h } }
    contacts: [{ email: ops@example.com }]
    frameworks: [GDPR]
    objectives: { availability: 99.9, rto: 15m, peakLoad: 2 }
`;

/** The answers of a launch, as `open` takes them below `hard` and, with more, below `soft`. */
export const ANSWERS = `opensOn: '2027-03-31',
      experience: { downtime: false, disconnection: false, clientUpgrade: false },
      moment: { busiestHours: evenings, specialEvents: [], teamAvailable: { from: '2027-03-29', to: '2027-04-04' } },
      notices: [],
      thirdParties: [{ name: Mailer, provides: e-mail, channel: e-mail, on: '2027-03-01' }],
      components: [{ component: Web, automated: true, rollBack: { how: ECS, trigger: alarms, takes: 10 minutes, data: none } }]`;

/** A valid file with one passage changed. */
export function changed(passage: string, replacement: string, content = VALID): string {
  if (!content.includes(passage)) throw new Error(`not in the file: ${passage}`);
  return content.replace(passage, replacement);
}
