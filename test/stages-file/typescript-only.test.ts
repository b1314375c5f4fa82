import { join } from 'node:path';
import { Framework } from '../../lib';
import { FRAMEWORKS } from '../../lib/compliance/frameworks/framework';
import { TYPESCRIPT_ONLY } from '../../lib/stages-file/typescript-only';
import { apiTypes } from '../tools/api-options/declarations';
import { namedOptions } from '../tools/api-options/named-options';
import { reachableOptions } from '../tools/api-options/reachable-options';

// YAML has built-in frameworks by their names, and TypeScript by the factories of the class.
function isBuiltInFramework(option: string): boolean {
  const factory = (Framework as unknown as Readonly<Record<string, unknown>>)[
    option.replace('Framework.', '')
  ];
  if (typeof factory !== 'function' || factory.length > 0) return false;
  return FRAMEWORKS.has((factory as () => Framework)().declared.name);
}

const LIBRARY = join(__dirname, '..', '..', 'lib');
const ROOTS = [
  'DevelopmentEnvProps',
  'StagingEnvProps',
  'SoftLaunchEnvProps',
  'ProductionEnvProps',
  'PostgresDatabaseProps',
  'ContainerServiceProps',
];

describe('every option of the construct API can be written in YAML, or is listed with its reason', () => {
  const only = Object.keys(TYPESCRIPT_ONLY);
  const options = reachableOptions(apiTypes(LIBRARY), ROOTS, only);
  const named = [
    ...[...namedOptions(LIBRARY).values()].flatMap((names) => [...names]),
    ...options.filter((option) => isBuiltInFramework(option)),
  ];

  test('no option is forgotten', () => {
    expect(options).toContain('StageEnvProps.owner');
    expect(options).toContain('Backup.toRegion');
    expect(options.filter((option) => !named.includes(option) && !only.includes(option))).toEqual([]);
  });

  test('no option of the list is gone, or in YAML after all', () => {
    expect(only.filter((option) => !options.includes(option))).toEqual([]);
    expect(only.filter((option) => named.includes(option))).toEqual([]);
  });
});
