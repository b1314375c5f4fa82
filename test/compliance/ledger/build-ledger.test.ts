import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { StageKind } from '../../../lib';
import { StageChecks } from '../../../lib/compliance';
import { compliantTemplate, ledgerOf } from '../compliant-staging';

test('a ledger has the known accounts and Regions of its stacks, each once, in order', () => {
  const app = new App();
  const stack = (id: string, account?: string, region?: string) => {
    const made = new Stack(app, id, { env: { account, region } });
    new CfnResource(made, 'Topic', { type: 'AWS::SNS::Topic' });
  };
  stack('Shop', '222233334444', 'eu-west-1');
  stack('Copies', '111122223333', 'eu-central-1');
  stack('Again', '222233334444', 'eu-west-1');
  stack('Anywhere');

  expect(StageChecks.over(app, { stage: StageKind.STAGING }).ledger().environment).toMatchObject({
    accounts: ['111122223333', '222233334444'],
    regions: ['eu-central-1', 'eu-west-1'],
  });
});

test('the requirement of frameworks has no numbers of controls if it is not required', () => {
  const { requirements, frameworks } = ledgerOf(compliantTemplate(), {
    frameworks: [{ name: 'HIPAA', packs: [] }],
  });

  expect(frameworks).toHaveLength(1);
  expect(requirements.find(({ id }) => id === 'FRM-1')).toMatchObject({
    state: 'not required',
    reason: expect.not.stringContaining('HIPAA') as string,
  });
});
