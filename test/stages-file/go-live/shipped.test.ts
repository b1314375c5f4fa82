import { App } from 'aws-cdk-lib';
import { readGoLiveRecords } from '../../../lib/stages-file/go-live/read';
import { buildStages } from '../../../lib/stages-file/build';
import { readStagesFile } from '../../../lib/stages-file/read';

test('the shipped go-live.yaml speaks of environments of the shipped stages.yaml', () => {
  const environments = buildStages(new App(), readStagesFile('stages.yaml'));
  const names = new Map(
    environments.map(({ environmentName, node }) => [node.scopes[1].node.id, environmentName]),
  );

  const records = readGoLiveRecords('go-live.yaml', names);

  expect(records.environments).toEqual([names.get('Production')]);
  expect(records.tasks.map(({ requirement }) => requirement)).toContain('PEN-1');
});
