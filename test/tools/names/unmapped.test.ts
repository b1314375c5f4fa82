import type { NameGroup } from './name-table';
import { ambiguousNames, unmappedNames } from './unmapped';

const group = (names: Partial<NameGroup>): NameGroup => ({
  renamed: {},
  stays: [],
  added: [],
  removed: {},
  planned: [],
  ...names,
});

const code = (names: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(names).map(([place, list]) => [place, new Set(list)]));

test('a name of the code that no group has is listed with its place', () => {
  const section = {
    services: group({ stays: ['port'], renamed: { check: 'healthCheck' }, added: ['routes'] }),
  };
  expect(unmappedNames(section, code({ services: ['port', 'healthCheck', 'routes', 'uses'] }))).toEqual({
    notInTable: ['services.uses'],
    notInCode: [],
  });
  expect(unmappedNames({}, code({ '': ['Backup'] })).notInTable).toEqual(['Backup']);
});

test('a name of today that the code has not is listed, old names are not', () => {
  const section = {
    services: group({ stays: ['port'], renamed: { check: 'healthCheck' }, removed: { door: 'routes' } }),
  };
  expect(unmappedNames(section, code({}))).toEqual({
    notInTable: [],
    notInCode: ['services.healthCheck', 'services.port'],
  });
});

test('a group holds for each of its places', () => {
  const section = { 'open.hard|soft.moment': group({ stays: ['from'] }) };
  expect(unmappedNames(section, code({ 'open.hard.moment': ['from'] })).notInCode).toEqual([
    'open.soft.moment.from',
  ]);
});

test('a name that stands in a group twice is ambiguous, two old names may become one', () => {
  expect(ambiguousNames({ a: group({ stays: ['port'], renamed: { port: 'ports' } }) })).toEqual(['a.port']);
  expect(ambiguousNames({ a: group({ stays: ['port'], renamed: { door: 'port' } }) })).toEqual(['a.port']);
  expect(ambiguousNames({ a: group({ renamed: { RowState: 'State', Verdict: 'State' } }) })).toEqual([]);
});
