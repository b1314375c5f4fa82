import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { buildStages } from '../../bin/stages-file/build';
import { readStagesFile } from '../../bin/stages-file/read';
import * as shop from './shop';

const STAGES = join(__dirname, '..', '..', 'stages.yaml');

test.each([
  ['Development', shop.development],
  ['Staging', shop.staging],
])('%s in code, as the bench measures it, is what the shipped stages.yaml describes', (name, describe) => {
  const described = buildStages(new App(), readStagesFile(STAGES)).find(
    ({ environmentName }) => environmentName.split('/').at(0) === name,
  );
  if (described === undefined) throw new Error(`stages.yaml describes no ${name}`);

  const inCode = Template.fromStack(describe(new App()));

  expect(inCode.toJSON()).toEqual(Template.fromStack(Stack.of(described)).toJSON());
});
