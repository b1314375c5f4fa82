import { flagCheck, isGiven } from '../../analysis/boolean-properties';

export const logsEncrypted = flagCheck(
  { 'AWS::Logs::LogGroup': ({ KmsKeyId }) => [isGiven(KmsKeyId)] },
  {
    title: 'log groups are under a customer key',
    remediation: 'give the log group a key, whose policy lets CloudWatch Logs use it',
    fault: 'it has no customer key',
    nothing: 'the environment has no log group',
    whenMet: 'log groups are under a customer key',
  },
);
