import { pathRenamer } from './construct-ids';
import { KnownNames, physicalNames } from './known-names';

const PATH = 'Production/Shop/Environment/Entry/Group/Resource';

const names = new KnownNames([PATH], {
  path: pathRenamer({ 'Environment/Entry': 'Environment/TeamAccess' }),
  alarmName: pathRenamer({ 'FrontDoor*': 'TeamLoadBalancer*' }),
  text: physicalNames({ '*-entry-{hash}': '*-team-access-{hash}' }, 'old'),
});

test.each([
  [
    'a construct path',
    'Rules of Production/Shop/Environment/Entry: none',
    'Rules of Production/Shop/Environment/TeamAccess: none',
  ],
  [
    'a unique id',
    'from ProductionShopEnvironmentEntryGroupA649090B:80',
    'from <Production/Shop/Environment/TeamAccess/Group>:80',
  ],
  [
    'an alarm name',
    'Production/Shop/Environment/FrontDoor/Slow',
    'Production/Shop/Environment/TeamLoadBalancer/Slow',
  ],
  [
    'a physical name',
    '/aws/rds/shop-environment-entry-0a1b2c3d/log',
    '/aws/rds/shop-environment-team-access-{hash}/log',
  ],
  ['a path of nothing that is made', 'https://example.com/Entry', 'https://example.com/Entry'],
  ['an id of nothing that is made', 'EntryGroup0A1B2C3D', 'EntryGroup0A1B2C3D'],
])('%s is written as of today', (_, text, today) => expect(names.inText(text)).toBe(today));

test('a physical name of today has the same form', () => {
  const renamed = physicalNames({ '*-entry-{hash}': '*-team-access-{hash}' }, 'new');
  expect(renamed('/aws/rds/shop-environment-team-access-99AABBCC/log')).toBe(
    '/aws/rds/shop-environment-team-access-{hash}/log',
  );
});

test('a new name cannot have more wildcards than the old one', () =>
  expect(() => pathRenamer({ 'Entry*': '*TeamAccess*' })).toThrow(
    'constructIds: the new name has more * than the old one, got "Entry*: *TeamAccess*". Remove one.',
  ));
