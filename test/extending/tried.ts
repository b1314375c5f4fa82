import { throws } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import {
  Compliance,
  compliance,
  ContainerService,
  PostgresDatabase,
  ProductionEnv,
  type ProductionEnvProps,
  type spi,
  type StageEnv,
  StagesFile,
} from '../../lib';
import { HOME, shop } from '../environments/launch-program';
import { withFile } from '../stages-file/temp-file';

const { NOT_MET, UNKNOWN } = compliance.OutcomeState;

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
}

/** An application with a production environment, in which a database stands. */
export function productionApp(variation: Partial<ProductionEnvProps> = {}) {
  const app = new App();
  const stack = new Stack(new Stage(app, 'Production', { env: HOME }), 'Shop');
  const environment = new ProductionEnv(stack, 'Environment', {
    ...shop(stack, 'eu-central-1'),
    ...variation,
  });
  const orders = new PostgresDatabase(environment, 'Orders', {
    version: PostgresEngineVersion.of('17.9', '17'),
  });
  return { app, environment, orders };
}

const IMAGE = 'public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine';

/** Adds the service that serves every path. */
export function addWeb(environment: StageEnv, uses: spi.IConnectionTarget[]): ContainerService {
  const image = ContainerImage.fromRegistry(IMAGE);
  return new ContainerService(environment, 'Web', { image, port: 8080, user: '101', routes: ['/*'], uses });
}

/** The same database and service in YAML. */
export const SHOP = `databases:
  Orders: { engine: postgres, version: '17.9' }
services:
  Web: { image: '${IMAGE}', port: 8080, user: '101', routes: [/*], uses: [Orders] }
`;

/**
 * Reads a stages file with a production environment.
 *
 * @param components the sections of its components
 * @param keys more keys of the environment
 * @param frameworks the frameworks that apply to it
 * @throws StagesFileError if the file is refused
 */
export function described(
  components: string,
  keys = '',
  frameworks = '{ none: no personal data }',
): StagesFile {
  const written = `application: Shop
${components}
environments:
  Production:
    account: '111122223333'
    region: eu-west-1
    owner: shop-operations
    teamAccess:
      clientVpn:
        serverCertificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/server'
        clientCidr: 10.255.0.0/22
        authentication: { certificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/clients' }
    domain: { name: shop.example.com, certificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/shop' }
    publicAccess: { closed: {} }
    backup: { toRegion: { region: eu-central-1, interval: 12h } }
    contacts: [{ email: ops@example.com }]
    frameworks: ${frameworks}
    objectives: { availability: 99.9, rto: 15m, peakLoad: 2 }
    ${keys}
`;
  return withFile(written, (path) => StagesFile.load(path));
}

/**
 * Synthesizes an application with its checks and cdk-nag packs.
 *
 * @returns the ledger of each environment
 * @throws what the synthesis throws if an environment does not pass
 */
export function evaluated(app: App, options: compliance.ComplianceOptions = {}): compliance.Ledger[] {
  Compliance.of(app).enable({ templateValidation: false, ...options });
  app.synth();
  return Compliance.of(app).ledgers.map(({ ledger }) => ledger);
}

/**
 * Does the same with an application whose synthesis must fail.
 *
 * @returns the ledger of each environment
 */
export function failed(app: App, options?: compliance.ComplianceOptions): compliance.Ledger[] {
  throws(() => evaluated(app, options), { name: 'ValidationFailed' });
  return Compliance.of(app).ledgers.map(({ ledger }) => ledger);
}

/** The checks of required requirements that are not met or unknown, and the findings of cdk-nag. */
export function faultsIn({ requirements, nag }: compliance.Ledger): string[] {
  const checks = requirements.filter(({ required }) => required).flatMap((requirement) => requirement.checks);
  return [
    ...checks.filter(({ state }) => state === NOT_MET || state === UNKNOWN).map(({ check }) => check),
    ...nag.flatMap(({ findings }) => findings.map(({ rule }) => rule)),
  ];
}

/** The resources in the templates of a synthesized application, also in nested stacks. */
export function resourcesIn(app: App, type: string): Resource[] {
  return readdirSync(app.outdir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.template.json'))
    .map((file) => JSON.parse(readFileSync(join(app.outdir, file), 'utf8')) as unknown)
    .flatMap((template) =>
      Object.values((template as { readonly Resources: Record<string, Resource> }).Resources),
    )
    .filter(({ Type }) => Type === type);
}
