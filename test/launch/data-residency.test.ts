import { App, Aws } from 'aws-cdk-lib';
import { Backup, DataResidency, StageKind } from '../../lib';
import { wrongUse } from '../components/wrong-use';
import { addLaunch } from '../environments/launch-program';

/** A production in Ireland, with its backups in Frankfurt, whose data has to stay in these Regions. */
function production(regions: string[], backup?: Backup) {
  const dataResidency = DataResidency.within(regions);
  const variation = { dataResidency, ...(backup && { backup }) };
  return addLaunch(new App(), StageKind.PRODUCTION, 'Production', { variation }).environment;
}

test('data that stays where it is declared to stay is declared so', () => {
  const { declarations } = production(['eu-west-1', 'eu-central-1']);

  expect(declarations.dataResidency).toEqual({ regions: ['eu-west-1', 'eu-central-1'] });
});

test('backups that the organization keeps have no Region here', () => {
  const inherited = Backup.inherited({
    from: 'backed up by the organization',
    evidence: 'wiki/backups',
  });

  expect(production(['eu-west-1'], inherited).declarations.dataResidency).toEqual({ regions: ['eu-west-1'] });
});

test.each<[string, () => unknown, RegExp]>([
  ['no Region', () => DataResidency.within([]), /at least one Region.*FRM-1/],
  ['a Region with a typing error', () => DataResidency.within(['eu-wset-1']), /did you mean 'eu-west-1'\?/],
  ['a Region twice', () => DataResidency.within(['eu-west-1', 'eu-west-1']), /is named twice/],
  [
    'a Region that is known only at deployment',
    () => DataResidency.within([Aws.REGION]),
    /must be a literal/,
  ],
  [
    'an environment outside of the Regions',
    () => production(['eu-central-1']),
    /Region of the environment: got 'eu-west-1', but data has to stay in eu-central-1; .*FRM-1/,
  ],
  [
    'backups outside of the Regions',
    () => production(['eu-west-1']),
    /Region that backups are copied to: got 'eu-central-1', but data has to stay in eu-west-1/,
  ],
])('%s is refused', (_what, use, message) => {
  expect(wrongUse(use)).toMatch(message);
});
