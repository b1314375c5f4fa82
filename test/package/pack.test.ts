import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  dependencies: Readonly<Record<string, string>>;
  devDependencies: Readonly<Record<string, string>>;
};

describe('the packed package in an empty project', () => {
  let project: string;
  let packed: string[];

  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true' },
    });

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'stage-consumer-'));
    const [{ filename, files }] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', project], {
        cwd: ROOT,
        encoding: 'utf8',
      }).replace(/^[^[]*/, ''),
    ) as [{ filename: string; files: { path: string }[] }];
    packed = files.map(({ path }) => path);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    const peers = ['aws-cdk-lib', 'constructs', 'cdk-nag', 'aws-cdk', 'typescript', '@types/node'];
    const versions = peers.map((name) => `${name}@${devDependencies[name] ?? 'latest'}`);
    run(
      'npm',
      'install',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      join(project, filename),
      ...versions,
    );
  }, 300_000);

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  test('brings its jsii assembly, and every dependency that is no jsii module', () => {
    const bundled = Object.keys(dependencies).map((name) => `node_modules/${name}/package.json`);
    expect(packed).toEqual(expect.arrayContaining(['.jsii', ...bundled]));
    expect(packed.filter((path) => /^node_modules\/(aws-cdk-lib|constructs|cdk-)/.test(path))).toEqual([]);
  });

  test('is there by require and by import', () => {
    const names = 'DevelopmentEnv,StagingEnv,Compliance,TeamAccess';
    const check = `console.log([${names}].every((it) => typeof it === 'function'))`;
    expect(run('node', '-e', `const { ${names} } = require('cdk-stage-environments'); ${check}`).trim()).toBe(
      'true',
    );
    const imported = `import { ${names} } from 'cdk-stage-environments'; ${check}`;
    expect(run('node', '--input-type=module', '-e', imported).trim()).toBe('true');
  });

  test.each(['cjs', 'esm'])(
    'type-checks in a %s project',
    (kind) => {
      const folder = join(project, kind);
      mkdirSync(folder);
      writeFileSync(
        join(folder, 'package.json'),
        JSON.stringify({ type: kind === 'esm' ? 'module' : 'commonjs' }),
      );
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            module: 'nodenext',
            target: 'es2022',
            strict: true,
            noEmit: true,
            types: ['node'],
          },
        }),
      );
      writeFileSync(
        join(folder, 'app.ts'),
        `import { App, Stack } from 'aws-cdk-lib';
       import { DevelopmentEnv, TeamAccess } from 'cdk-stage-environments';
       new DevelopmentEnv(new Stack(new App(), 'Shop'), 'Shop', { owner: 'us', teamAccess: TeamAccess.sessionManager() });`,
      );
      expect(run('npx', 'tsc', '-p', folder)).toBe('');
    },
    120_000,
  );

  test('ships its schemas, and its init leads to a report', () => {
    for (const schema of ['stages', 'go-live'])
      expect(run('node', '-p', `require.resolve('cdk-stage-environments/${schema}.schema.json')`)).toContain(
        schema,
      );
    run('npx', 'cdk-stage-environments', 'init');
    run('npx', 'cdk', 'synth', '--quiet');
    expect(readFileSync(join(project, 'cdk.out/reports/index.html'), 'utf8')).toContain('Staging');
    expect(existsSync(join(project, 'cdk.out/reports/Development/ledger.json'))).toBe(true);
  }, 300_000);

  test('loads only what a command runs', () => {
    const recorder = join(project, 'loaded.cjs');
    writeFileSync(
      recorder,
      "process.on('exit', () => console.log('\\nLOADED' + JSON.stringify(Object.keys(require.cache))));",
    );
    const program = 'node_modules/cdk-stage-environments/dist/bin/cdk-stage-environments.js';
    const loadedBy = (...args: string[]): string[] => {
      const [, loaded] = run('node', '-r', recorder, program, ...args).split('LOADED');
      return JSON.parse(loaded) as string[];
    };

    expect(loadedBy('--help').filter((file) => /aws-cdk-lib|constructs/.test(file))).toEqual([]);
    expect(loadedBy('report', 'cdk.out').filter((file) => file.includes('aws-cdk-lib'))).toEqual([]);
  }, 60_000);

  test('overwrites nothing when init runs again', () => {
    const files = ['stages.yaml', 'cdk.json'].map((name) => join(project, name));
    const contents = () => files.map((file) => readFileSync(file, 'utf8'));
    const before = contents();
    run('npx', 'cdk-stage-environments', 'init');
    expect(contents()).toEqual(before);
  });
});
