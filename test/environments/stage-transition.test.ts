import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { App, Duration } from 'aws-cdk-lib';
import { Backup, Monitoring, StageKind } from '../../lib';
import { CHANGED_IN_PLACE, isStateful } from '../tools/contract/stateful-types';
import type { TemplateFile } from './assembly';
import { addLaunch, type LaunchStage, type Variation } from './launch-program';

const GONE = [
  ResourceImpact.WILL_REPLACE,
  ResourceImpact.MAY_REPLACE,
  ResourceImpact.WILL_DESTROY,
  ResourceImpact.WILL_ORPHAN,
];

interface Change {
  readonly id: string;
  readonly type: string;
  readonly impact: ResourceImpact;
  /** The properties for which the resource goes; none where it goes altogether. */
  readonly because: readonly string[];
}

/** Every template of an environment by its name, which does not change with what is in it. */
function templatesOf(kind: LaunchStage, variation?: Variation): Map<string, TemplateFile> {
  const app = new App();
  addLaunch(app, kind, 'Live', { variation });
  const { directory } = app.synth().getNestedAssembly('assembly-Live');
  const files = readdirSync(directory).filter((file) => file.endsWith('.template.json'));
  return new Map(
    files.map((file) => [file, JSON.parse(readFileSync(join(directory, file), 'utf8')) as TemplateFile]),
  );
}

function changes(
  from: ReadonlyMap<string, TemplateFile>,
  to: ReadonlyMap<string, TemplateFile>,
  template: string,
): Change[] {
  const found: Change[] = [];
  const { resources } = fullDiff(
    from.get(template) ?? { Resources: {} },
    to.get(template) ?? { Resources: {} },
  );
  resources.forEachDifference((id, change) => {
    const because = Object.entries(change.propertyUpdates)
      .filter(([, { changeImpact }]) => changeImpact !== undefined && GONE.includes(changeImpact))
      .map(([property]) => property);
    const type = change.oldResourceType ?? change.newResourceType ?? '';
    found.push({ id, type, impact: change.changeImpact, because });
  });
  return found;
}

function goes({ type, impact, because }: Change): boolean {
  if (!GONE.includes(impact)) return false;
  const inPlace = CHANGED_IN_PLACE[type] ?? {};
  const staysInPlace = because.length > 0 && because.every((property) => Object.hasOwn(inPlace, property));
  return !(impact === ResourceImpact.MAY_REPLACE && staysInPlace);
}

const lean: Variation = {
  backup: Backup.notRetained({ reason: 'the first users try it with orders that are thrown away' }),
  monitoring: Monitoring.waived({ reason: 'the first users know that it may be down for a day' }),
};

describe.each([
  ['with user data, watched', undefined],
  ['that retains no user data and is not watched', lean],
  ['with a rarer backup', { backup: Backup.toRegion('eu-central-1', { interval: Duration.hours(24) }) }],
] as const)('a soft launch %s grows into production under its key', (_, variation) => {
  const from = templatesOf(StageKind.SOFT_LAUNCH, variation);
  const to = templatesOf(StageKind.PRODUCTION);
  const all = [...new Set([...from.keys(), ...to.keys()])].flatMap((name) => changes(from, to, name));

  test('no store, vault, key, subnet, network, name or log is replaced or removed', () => {
    expect(all.filter((change) => isStateful(change.type) && goes(change))).toEqual([]);
  });

  test('nothing at all is removed, and only revisions of tasks are replaced', () => {
    const left = all.filter(goes).map(({ type, impact }) => [type, impact]);
    expect(left.filter(([type]) => type !== 'AWS::ECS::TaskDefinition')).toEqual([]);
  });

  test('the set by which operators close it keeps the addresses that they added', () => {
    // Any update of an IP set writes the addresses of its template.
    const updated = all.filter(
      ({ type, id }) => type === 'AWS::WAFv2::IPSet' && id.includes('EmergencyBlock'),
    );
    expect(updated).toEqual([]);
  });

  test('every template of the soft launch is one of production', () => {
    expect([...from.keys()].filter((name) => !to.has(name))).toEqual([]);
  });
});

test('the third zone is where soft launch left room for it', () => {
  const subnets = (kind: LaunchStage): unknown[] =>
    [...templatesOf(kind).values()]
      .flatMap(({ Resources }) => Object.values(Resources))
      .filter(({ Type }) => Type === 'AWS::EC2::Subnet')
      .map(({ Properties }) => Properties?.CidrBlock);
  const [before, after] = [subnets(StageKind.SOFT_LAUNCH), subnets(StageKind.PRODUCTION)];
  expect(after).toEqual(expect.arrayContaining(before));
  expect(after).toHaveLength(9);
});

test('a data store that production would move is seen', () => {
  const templates = templatesOf(StageKind.SOFT_LAUNCH);
  const [name, template] = [...templates].find(([file]) => /^LiveShop\w+\.template/.test(file)) ?? [
    '',
    undefined,
  ];
  const moved = JSON.parse(
    JSON.stringify(template).replaceAll('"StorageEncrypted":true', '"StorageEncrypted":false'),
  ) as TemplateFile;
  const seen = changes(templates, new Map([[name, moved]]), name).filter(goes);
  expect(seen.map(({ type, because }) => [type, because])).toContainEqual([
    'AWS::RDS::DBInstance',
    ['StorageEncrypted'],
  ]);
});
