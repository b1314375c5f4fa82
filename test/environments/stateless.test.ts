import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import {
  Backup,
  Compliance,
  ContainerService,
  GoLiveRecord,
  GoLiveRecords,
  LaunchPlan,
  PublicAccess,
  StageKind,
} from '../../lib';
import { type Ledger, OutcomeState, passes, TaskState } from '../../lib/compliance';
import { CATALOG } from '../../lib/requirements/catalog';
import { buildStages } from '../../lib/stages-file/build';
import { ANSWERS, SOFT_ANSWERS } from '../launch/plans';
import { read } from '../stages-file/temp-file';
import { freshFolder, removeFolders } from './assembly';
import { addEnvironment, type LaunchStage, type Variation } from './launch-program';

const STAGES: readonly LaunchStage[] = [StageKind.SOFT_LAUNCH, StageKind.PRODUCTION];

const ATTESTED = CATALOG.filter(({ id, proof }) => proof.attested !== undefined && id !== 'FRM-1').map(
  ({ id }) => id,
);

/** The violations that the CDK prints, each once for each of its constructs. */
interface Report {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly unknown[];
    }[];
  }[];
}

afterAll(removeFolders);

/** An environment with one service and no data store. */
function addStateless(app: App, kind: LaunchStage, variation: Variation = {}) {
  const { environment } = addEnvironment(app, kind, 'Live', { variation });
  new ContainerService(environment, 'Web', {
    image: ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine'),
    port: 8080,
    user: '101',
  });
  return environment;
}

/** The ledger of the one environment of an app, once it is synthesized. */
function synthesized(app: App, records?: GoLiveRecords): Ledger {
  Compliance.of(app).enable({ records });
  app.synth();
  const [{ ledger }] = Compliance.of(app).ledgers;
  return ledger;
}

/** A person attested all and did all that was to do. */
function recordsFor(ledger: Ledger, environment: string): GoLiveRecords {
  const tasks = ledger.checklist.filter(({ requirement }) => requirement === undefined);
  return GoLiveRecords.of([
    ...ATTESTED.map((requirement) =>
      GoLiveRecord.attestation({
        environment,
        requirement,
        who: 'Ann',
        when: '2027-03-01',
        evidence: 'the report',
        validUntil: '2028-03-01',
      }),
    ),
    ...tasks.map(({ id }) =>
      GoLiveRecord.task({ environment, id, what: 'seen to', owner: 'Olaf', state: TaskState.DONE }),
    ),
  ]);
}

function notMet({ requirements }: Ledger): string[] {
  return requirements.filter(({ state }) => state === OutcomeState.NOT_MET).map(({ id }) => id);
}

function outcomeOf({ requirements }: Ledger, requirement: string) {
  return requirements.find(({ id }) => id === requirement);
}

describe.each(STAGES)('%s without a data store', (kind) => {
  const newApp = () => new App({ outdir: freshFolder() });

  test.each<[string, Variation]>([
    ['with backups that have nothing to back up', {}],
    ['with inherited backups', { backup: Backup.inherited({ from: 'by policy', evidence: 'wiki' }) }],
    ...(kind === StageKind.SOFT_LAUNCH
      ? [
          [
            'with nothing to retain',
            { backup: Backup.notRetained({ reason: 'it keeps nothing' }) },
          ] satisfies [string, Variation],
        ]
      : []),
  ])('passes while it is closed, %s', (_, variation) => {
    const app = newApp();
    addStateless(app, kind, variation);

    const ledger = synthesized(app);

    expect(notMet(ledger)).toEqual([]);
    expect(passes(ledger)).toBe(true);
  });

  test('passes opened, with what a person attests and does', () => {
    const open = (app: App) => {
      const components = [{ ...ANSWERS.components[0], component: 'Web' }];
      const plan =
        kind === StageKind.PRODUCTION
          ? LaunchPlan.hard({ ...ANSWERS, components })
          : LaunchPlan.soft({ ...SOFT_ANSWERS, components });
      return addStateless(app, kind, { publicAccess: PublicAccess.open(plan) });
    };
    const closed = newApp();
    open(closed);
    expect(() => synthesized(closed)).toThrow(/pending requirements/);
    const app = newApp();
    open(app);

    const ledger = synthesized(app, recordsFor(Compliance.of(closed).ledgers[0].ledger, 'Live'));

    expect(passes(ledger)).toBe(true);
    expect(outcomeOf(ledger, 'PRB-4')).toMatchObject({
      state: 'not required',
      reason: 'The environment has no data store.',
    });
    expect(outcomeOf(ledger, 'OPS-2')?.state).toBe('not required');
    expect(outcomeOf(ledger, 'MON-2')?.state).toBe('met');
    expect(ledger.checklist.find(({ id }) => id === 'PRB-4')?.state).toBe(TaskState.NOT_NEEDED);
  });

  test('passes from YAML', () => {
    const app = newApp();
    buildStages(app, read(yamlOf(kind)));

    expect(passes(synthesized(app))).toBe(true);
  });

  test('fails by what a data store requires once it has one, each fault reported once', () => {
    const app = newApp();
    const environment = addStateless(app, kind);
    new CfnTable(environment, 'Orders', {
      keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
      attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
      billingMode: 'PAY_PER_REQUEST',
      sseSpecification: { sseEnabled: true },
    });

    expect(() => synthesized(app)).toThrow(/OPS-2/);

    const { pluginReports } = JSON.parse(
      readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'),
    ) as Report;
    const printed = pluginReports.flatMap(({ violations }) =>
      violations.filter(({ ruleName }) => ruleName === 'OPS-2.backup-alarms'),
    );
    expect(printed.flatMap(({ violatingConstructs }) => violatingConstructs)).toHaveLength(1);
    const [{ ledger }] = Compliance.of(app).ledgers;
    expect(notMet(ledger)).toEqual(expect.arrayContaining(['BAK-1', 'MON-2', 'OPS-2', 'PRB-4']));
  });
});

function yamlOf(kind: LaunchStage): string {
  return `application: Shop
services:
  Web: { image: 'nginx:1.29.3', port: 8080, routes: [/*] }
environments:
  ${kind}:
    account: '111122223333'
    region: eu-central-1
    owner: shop
    teamAccess: { existing: { description: VPN, ranges: [192.168.0.0/24], evidence: wiki/vpn } }
    domain: { name: shop.example.com, zone: { id: Z01, name: example.com } }
    publicAccess: { closed: {} }
    backup: { toRegion: { region: eu-west-1, interval: 12h } }
    contacts: [{ email: ops@example.com }]
    frameworks: { none: no personal data }
    objectives: { availability: 99.9, rto: 15m, peakLoad: 2 }
`;
}
