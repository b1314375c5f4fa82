import {
  type Properties,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  checkOutcome,
  type Placed,
} from '../../check-outcome';

const DATABASE = 'AWS::RDS::DBInstance';

describe('PRB-4.point-in-time-restore', () => {
  const CHECK = 'PRB-4.point-in-time-restore';
  const points = (PointInTimeRecoveryEnabled: unknown) => ({
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
  });

  test.each<[string, Properties, string]>([
    [DATABASE, {}, MET],
    [DATABASE, { BackupRetentionPeriod: 0 }, NOT_MET],
    [DATABASE, { BackupRetentionPeriod: 7 }, MET],
    ['AWS::DynamoDB::Table', points(true), MET],
    ['AWS::DynamoDB::Table', {}, NOT_MET],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [points(true), points(true)] }, MET],
    ['AWS::DynamoDB::GlobalTable', { Replicas: [points(true), {}] }, NOT_MET],
    ['AWS::RDS::DBCluster', {}, MET],
    ['AWS::DocDB::DBCluster', {}, MET],
    ['AWS::Neptune::DBCluster', {}, MET],
    ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } }, MET],
    ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Suspended' } }, NOT_MET],
    ['AWS::EFS::FileSystem', {}, NOT_APPLICABLE],
  ])('%s with %j: %s', (type, properties, state) => {
    expect(checkOutcome(CHECK, { It: [type, properties] }).state).toBe(state);
  });

  const rule = (EnableContinuousBackup?: boolean) => ({ EnableContinuousBackup });
  const selectedBy = (BackupPlanRule: unknown, BackupPlanId: unknown = { Ref: 'Plan' }): Placed => ({
    It: [DATABASE, { BackupRetentionPeriod: 0 }],
    Plan: ['AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanRule } }],
    Selection: [
      'AWS::Backup::BackupSelection',
      { BackupPlanId, BackupSelection: { Resources: [{ 'Fn::GetAtt': ['It', 'DBInstanceArn'] }] } },
    ],
  });

  test.each<[string, Placed, string]>([
    ['a continuous rule', selectedBy([rule(true)]), MET],
    ['a continuous rule among others', selectedBy([rule(), rule(true)]), MET],
    ['daily rules', selectedBy([rule()]), NOT_MET],
    ['a plan that is in no template', selectedBy([rule(true)], 'another'), NOT_MET],
  ])('a database that is selected by %s', (_what, placed, state) => {
    expect(checkOutcome(CHECK, placed).state).toBe(state);
  });

  test('does not apply to backups of the organization', () => {
    const inherited = (requirement: string) => ({
      inherited: [
        { requirement: 'MON-2', from: 'r', evidence: 'e' },
        { requirement, from: 'by the organization', evidence: 'https://wiki.example.com' },
      ],
    });

    expect(checkOutcome(CHECK, { It: ['AWS::DynamoDB::Table', {}] }, inherited('BAK-1')).state).toBe(
      NOT_APPLICABLE,
    );
    expect(checkOutcome(CHECK, { It: ['AWS::DynamoDB::Table', {}] }, inherited('BAK-2')).state).toBe(NOT_MET);
  });
});
