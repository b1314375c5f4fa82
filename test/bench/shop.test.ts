import { join } from 'node:path';
import { App, Stage } from 'aws-cdk-lib';
import { buildStages } from '../../lib/stages-file/build';
import { readStagesFile } from '../../lib/stages-file/read';
import * as shop from './shop';

const STAGES = join(__dirname, '..', '..', 'stages.yaml');

test.each([
  ['Development', shop.development],
  ['Staging', shop.staging],
  ['Production', shop.production],
])('%s in code, as the bench measures it, is what the shipped stages.yaml describes', (name, describe) => {
  const described = buildStages(new App(), readStagesFile(STAGES)).find(
    ({ environmentName }) => environmentName.split('/').at(0) === name,
  );
  if (described === undefined) throw new Error(`stages.yaml describes no ${name}`);

  const inFile = Stage.of(described)
    ?.synth()
    .stacks.map(({ template }) => template as unknown);

  expect(
    Stage.of(describe(new App()))
      ?.synth()
      .stacks.map(({ template }) => template as unknown),
  ).toEqual(inFile);
});
