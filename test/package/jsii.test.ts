import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportedNames } from '../tools/names/declarations';

interface Assembly {
  readonly types: Readonly<Record<string, { readonly kind: string } | undefined>>;
  readonly submodules: Readonly<Record<string, unknown>>;
  readonly bundled: Readonly<Record<string, string>>;
}

const ROOT = join(__dirname, '..', '..');
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
/** Written by the build, which compiles the package with jsii. */
const { types, submodules, bundled } = readJson('.jsii') as Assembly;
const inOtherLanguages = (name: string) => types[`cdk-stage-environments.${name}`];

describe('other languages have', () => {
  test.each([
    ['class', 'DevelopmentEnv'],
    ['class', 'StagingEnv'],
    ['class', 'SoftLaunchEnv'],
    ['class', 'ProductionEnv'],
    ['class', 'ContainerService'],
    ['class', 'PostgresDatabase'],
    ['class', 'Framework'],
    ['class', 'GoLiveRecords'],
    ['class', 'StagesFile'],
    ['class', 'compliance.Compliance'],
    ['interface', 'compliance.Ledger'],
    ['interface', 'spi.IComponent'],
    ['interface', 'spi.ComponentConfig'],
    ['interface', 'spi.IStageHost'],
    ['class', 'spi.StageHost'],
  ])('the %s %s', (kind, name) => {
    expect(inOtherLanguages(name)?.kind).toBe(kind);
  });

  test('every construct of the root', () => {
    const root = exportedNames(join(ROOT, 'lib', 'index.ts')).filter((name) => !name.includes('.'));
    const constructs = root.filter((name) => root.includes(`${name}Props`));
    expect(constructs).toEqual(
      expect.arrayContaining(['StagingEnv', 'ContainerService', 'PostgresDatabase']),
    );
    expect(constructs.filter((name) => inOtherLanguages(name) === undefined)).toEqual([]);
  });

  test('each name once', () => {
    const names = Object.keys(types).map((name) => name.split('.').at(-1));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(Object.keys(submodules)).toEqual(
      ['compliance', 'spi'].map((name) => `cdk-stage-environments.${name}`),
    );
  });

  test('nothing that TypeScript alone can implement', () => {
    const typeScriptOnly = ['compliance.Check', 'compliance.CustomCheck', 'compliance.Reporter'];
    expect(typeScriptOnly.filter((name) => inOtherLanguages(name) !== undefined)).toEqual([]);
  });
});

test('every dependency that is no jsii module is bundled', () => {
  const { dependencies } = readJson('package.json') as { dependencies: Record<string, string> };
  expect(bundled).toEqual(dependencies);
});
