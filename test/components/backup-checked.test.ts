import { Stack } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { buildLedger } from '../../lib/compliance/ledger/build-ledger';
import { modelFromScope } from '../../lib/compliance/model/from-scope';
import { DECLARATIONS } from '../compliance/compliant-staging';
import { type BackedUp, backedUp } from './backed-up';

/** An alarm with an action for each signal, as monitoring makes them. */
function watched(): BackedUp {
  const described = backedUp({ alarmTopic: (stack) => new Topic(stack, 'Topic') });
  const { environment, backup, stack } = described;
  const topic = Topic.fromTopicArn(environment, 'Topic', `arn:aws:sns:eu-west-1:${stack.account}:alarms`);
  for (const signal of backup.alarms) {
    new Alarm(environment, signal.id, {
      metric: signal.metric,
      comparisonOperator: signal.comparisonOperator,
      threshold: signal.threshold,
      evaluationPeriods: signal.evaluationPeriods,
      treatMissingData: signal.treatMissingData,
    }).addAlarmAction(new SnsAction(topic));
  }
  return described;
}

test.each(['BAK-1', 'BAK-2', 'BAK-3', 'BAK-4', 'BAK-5', 'BAK-6', 'OPS-2'])(
  'what is made meets %s, by its resources and with its signals watched',
  (requirement) => {
    const { environment, backup, profile } = watched();

    const ledger = buildLedger({
      model: modelFromScope(environment, ...backup.support),
      profile,
      declarations: { ...DECLARATIONS, stage: profile.stage, backup: backup.declared },
      nag: [],
    });

    expect(ledger.requirements.find(({ id }) => id === requirement)).toMatchObject({ state: 'met' });
  },
);

test.each([
  ['AwsSolutions', () => new AwsSolutionsChecks()],
  ['HIPAA.Security', () => new HIPAASecurityChecks()],
  ['NIST.800.53.R5', () => new NIST80053R5Checks()],
  ['PCI.DSS.321', () => new PCIDSS321Checks()],
])('what is made is in order for %s, but for names that AWS gives, in five policies', (_pack, make) => {
  const { stack, backup } = backedUp();
  const pack = make();

  const found = [stack, Stack.of(backup.support[0])]
    .flatMap((one) => pack.validateScope(one).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources
        .filter(({ constructPath = '' }) => /\/Backup\/|Shop-eu-central-1/.test(constructPath))
        .map(({ constructPath }) => `${ruleName.replace(/\[.*/, '')} ${constructPath ?? ''}`),
    );

  expect(
    [...new Set(found)].filter(
      (one) =>
        !/^AwsSolutions-IAM5 .*\/(Roles\/((Backup|Restore)\/Policy|VaultKeys)|Restores\/(Role\/Policy|Operators))\/Resource$/.test(
          one,
        ),
    ),
  ).toEqual([]);
});
