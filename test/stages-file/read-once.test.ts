import { Backup, Contact, LaunchPlan, Network, Objectives } from '../../lib';
import { ANSWERS, build, changed, LAUNCHING } from './temp-file';

afterEach(() => jest.restoreAllMocks());

test('each factory runs once for each environment that is described by it, reading and building together', () => {
  const toRegion = '{ toRegion: { region: eu-west-1, interval: 12h } }';
  const plan = `{ open: { hard: { ${ANSWERS} } } }`;
  const content = changed(
    '{ notRetained: { reason: nothing is kept } }',
    toRegion.replace('west', 'central'),
    LAUNCHING,
  )
    .replace('{ closed: { testers: [198.51.100.0/24] } }', plan)
    .replace('    objectives:', '    network: { cidr: 10.9.0.0/16 }\n    objectives:');
  const calls = {
    backup: jest.spyOn(Backup, 'toRegion'),
    contact: jest.spyOn(Contact, 'email'),
    launchPlan: jest.spyOn(LaunchPlan, 'hard'),
    network: jest.spyOn(Network, 'of'),
    objectives: jest.spyOn(Objectives, 'of'),
  };

  expect(build(content)).toHaveLength(2);

  expect(calls.backup.mock.calls.map(([region]) => region)).toEqual(['eu-central-1', 'eu-west-1']);
  expect(calls.contact).toHaveBeenCalledTimes(1);
  expect(calls.launchPlan).toHaveBeenCalledTimes(1);
  expect(calls.objectives).toHaveBeenCalledTimes(1);
  // Once by the default of the other environment.
  expect(calls.network).toHaveBeenCalledTimes(2);
});
