import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { checkStageTransition } from '../../bin/stage-transition';
import { StageKind } from '../../lib';
import { development, staging } from '../components/described';
import { wrongUse } from '../components/wrong-use';
import { addLaunch } from '../environments/launch-program';

const assemblies = new Map<StageKind, string>();

beforeAll(() => {
  for (const kind of Object.values(StageKind)) {
    const outdir = mkdtempSync(join(tmpdir(), 'stage-transition-'));
    const app = new App({ outdir });
    if (kind === StageKind.SOFT_LAUNCH || kind === StageKind.PRODUCTION) addLaunch(app, kind, 'Live');
    if (kind === StageKind.DEVELOPMENT) development({}, new Stack(new Stage(app, 'Live'), 'Shop'));
    if (kind === StageKind.STAGING) staging({}, new Stack(new Stage(app, 'Live'), 'Shop'));
    app.synth();
    assemblies.set(kind, outdir);
  }
}, 60_000);

afterAll(() => assemblies.forEach((outdir) => rmSync(outdir, { recursive: true, force: true })));

const transition = (before: StageKind, after: StageKind): void =>
  checkStageTransition(assemblies.get(before) ?? '', 'Live', after);

const PAIRS = Object.values(StageKind).flatMap((before) =>
  Object.values(StageKind).map((after) => [before, after] as const),
);
const allowed = ([before, after]: (typeof PAIRS)[number]): boolean =>
  before === after || (before === StageKind.SOFT_LAUNCH && after === StageKind.PRODUCTION);

test.each(PAIRS.filter(allowed))('%s can become %s', (before, after) => {
  expect(() => transition(before, after)).not.toThrow();
});

test.each(PAIRS.filter((pair) => !allowed(pair)))('%s cannot become %s', (before, after) => {
  const refused = wrongUse(() => transition(before, after));
  expect(refused).toContain(
    `stage of environment Live: got '${after}', but the earlier synthesis has ${before}`,
  );
  expect(refused).toMatch(
    /only soft launch can become production: .{20,}; describe .* under a key of its own/,
  );
});

test('a new environment can have any stage', () => {
  const folder = assemblies.get(StageKind.STAGING) ?? '';
  expect(() => checkStageTransition(folder, 'Another', StageKind.PRODUCTION)).not.toThrow();
  expect(() => checkStageTransition(join(folder, 'nowhere'), 'Live', StageKind.PRODUCTION)).not.toThrow();
});
