import { App } from 'aws-cdk-lib';
import { Compliance, GoLiveRecords } from '../../../lib';
import { buildStages } from '../../../lib/stages-file/build';
import { readStagesFile } from '../../../lib/stages-file/read';

test('the shipped go-live.yaml has records of environments of the shipped stages.yaml', () => {
  const app = new App();
  buildStages(app, readStagesFile('stages.yaml'));
  const records = GoLiveRecords.fromFile('go-live.yaml');

  expect(() => Compliance.of(app).enable({ records })).not.toThrow();
  expect(records.environments).toEqual(['Production']);
  expect(records.tasks.map(({ requirement }) => requirement)).toContain('PEN-1');
});
