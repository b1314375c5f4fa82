import { isOneOf, isTrue } from './answers';
import { hasNoTable } from './containers';
import { ALWAYS, BY_SECURITY_GROUPS, type ExposureFacts, NOT_APPLICABLE, type ServiceFacts } from './facts';

const TABLE = 'AWS::Timestream::Table';

const INFLUX_EXPOSURE: ExposureFacts = {
  internet: ({ properties }) => isTrue(properties.PubliclyAccessible),
  admission: BY_SECURITY_GROUPS,
  webAcl: 'not supported',
};

/**
 * Amazon Timestream.
 *
 * @see https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html
 * @see https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionInTransit.html
 */
export const TIMESTREAM: ServiceFacts = {
  'AWS::Timestream::Database': {
    // AWS Backup takes tables, which may be created at run time.
    data: { holds: hasNoTable(TABLE, 'DatabaseName'), awsBackup: 'not supported' },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  [TABLE]: {
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/timestream-backup.html
    data: { awsBackup: { type: 'Timestream' } },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    // The service is Regional: no zone is chosen.
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: { namespaces: ['AWS/Timestream'], dimension: 'TableName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::Timestream::InfluxDBInstance': {
    // Only the support restores its internal backups.
    // https://docs.aws.amazon.com/timestream/latest/developerguide/disaster-recovery-resiliency-influxdb.html
    data: { awsBackup: 'not supported' },
    // https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest-InfluxDB.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionInTransit-for-influx-db.html
    encryptedInTransit: ALWAYS,
    multiAz: ({ properties }) => isOneOf(properties.DeploymentType, ['WITH_MULTIAZ_STANDBY'], 'SINGLE_AZ'),
    deletionProtection: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-for-influx-managing-maintaining-db.html
    updates: ALWAYS,
    health: { namespaces: ['AWS/TimestreamInfluxDB'], dimension: 'DbInstanceName', property: 'Name' },
    exposure: INFLUX_EXPOSURE,
    server: NOT_APPLICABLE,
  },
  'AWS::Timestream::InfluxDBCluster': {
    data: { awsBackup: 'not supported' },
    // https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest-InfluxDB.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionInTransit-for-influx-db.html
    encryptedInTransit: ALWAYS,
    multiAz: () => 'unknown',
    deletionProtection: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/timestream/latest/developerguide/timestream-for-influx-managing-maintaining-db.html
    updates: ALWAYS,
    health: { namespaces: ['AWS/TimestreamInfluxDB'], dimension: 'DbClusterName', property: 'Name' },
    exposure: INFLUX_EXPOSURE,
    server: NOT_APPLICABLE,
  },
};
