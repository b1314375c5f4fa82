import { Match } from 'aws-cdk-lib/assertions';
import { aDatabase, development, templateOf } from './described';
import { production } from './going-live';

const INSTANCE = 'AWS::RDS::DBInstance';
const SNAPSHOT = 'awsbackup:job-6f1c2d3e-0000-4000-8000-000000000001';
const COPY = `arn:aws:rds:eu-central-1:111122223333:snapshot:${SNAPSHOT}`;

describe.each([SNAPSHOT, COPY, 'orders-before-migration', 'rds:orders-2026-11-28-03-10'])(
  'a database from the snapshot %s',
  (snapshotIdentifier) => {
    const template = templateOf(production({ databases: { Orders: aDatabase({ snapshotIdentifier }) } }));

    test('has its data, without the properties that RDS takes from the snapshot', () => {
      template.hasResourceProperties(INSTANCE, {
        DBSnapshotIdentifier: snapshotIdentifier,
        DBName: Match.absent(),
        MasterUsername: Match.absent(),
        KmsKeyId: Match.absent(),
      });
    });

    test('keeps its size and its version, since RDS takes no smaller and no older one', () => {
      template.hasResourceProperties(INSTANCE, {
        AllocatedStorage: Match.absent(),
        EngineVersion: Match.absent(),
      });
    });

    test('is otherwise as any other of its stage', () => {
      template.hasResourceProperties(INSTANCE, {
        StorageEncrypted: true,
        EnableIAMDatabaseAuthentication: true,
        ManageMasterUserPassword: true,
        MultiAZ: true,
        DeletionProtection: true,
      });
    });
  },
);

test('a database that was restored has its recovery point as a tag, which is a change of the instance', () => {
  const orders = (restoredFrom?: string) =>
    templateOf(development({ databases: { Orders: aDatabase({ restoredFrom }) } }));
  const tag = { Key: 'RestoredFrom', Value: COPY };

  orders(COPY).hasResourceProperties(INSTANCE, { Tags: Match.arrayWith([tag]) });
  orders().hasResourceProperties(INSTANCE, { Tags: Match.not(Match.arrayWith([tag])) });
});
