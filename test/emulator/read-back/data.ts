import {
  DescribeDBInstancesCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBParametersCommand,
  DescribeDBSubnetGroupsCommand,
  ListTagsForResourceCommand,
  type RDSClient,
} from '@aws-sdk/client-rds';
import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { reader, type Reader } from './reader';

async function tagsOf(rds: RDSClient, arn: string | undefined) {
  return (await rds.send(new ListTagsForResourceCommand({ ResourceName: arn }))).TagList;
}

async function parametersOf(
  rds: RDSClient,
  DBParameterGroupName: string,
): Promise<Record<string, string | undefined>> {
  const parameters: Record<string, string | undefined> = {};
  let Marker: string | undefined;
  do {
    const page = await rds.send(new DescribeDBParametersCommand({ DBParameterGroupName, Marker }));
    for (const parameter of page.Parameters ?? [])
      parameters[parameter.ParameterName ?? ''] = parameter.ParameterValue;
    Marker = page.Marker;
  } while (Marker !== undefined && Marker !== '');
  return parameters;
}

/** RDS and Secrets Manager. */
export const DATA: { readonly [type: string]: Reader } = {
  'AWS::RDS::DBInstance': reader(
    async ({ rds, secrets }, { physicalId }) => {
      const asked = { DBInstanceIdentifier: physicalId };
      const instance = (await rds.send(new DescribeDBInstancesCommand(asked))).DBInstances?.[0];
      const secretArn = instance?.MasterUserSecret?.SecretArn;
      // A managed password is only real if its secret can be found.
      const secret =
        secretArn === undefined
          ? undefined
          : await secrets.send(new DescribeSecretCommand({ SecretId: secretArn }));
      return instance === undefined ? undefined : { ...instance, secret };
    },
    {
      AllocatedStorage: (instance) => instance.AllocatedStorage,
      AutoMinorVersionUpgrade: (instance) => instance.AutoMinorVersionUpgrade,
      BackupRetentionPeriod: (instance) => instance.BackupRetentionPeriod,
      CACertificateIdentifier: (instance) => instance.CACertificateIdentifier,
      CopyTagsToSnapshot: (instance) => instance.CopyTagsToSnapshot,
      DBInstanceClass: (instance) => instance.DBInstanceClass,
      DBInstanceIdentifier: (instance) => instance.DBInstanceIdentifier,
      DBName: (instance) => instance.DBName,
      DBParameterGroupName: (instance) => instance.DBParameterGroups?.[0]?.DBParameterGroupName,
      DBSubnetGroupName: (instance) => instance.DBSubnetGroup?.DBSubnetGroupName,
      DeletionProtection: (instance) => instance.DeletionProtection,
      EnableCloudwatchLogsExports: (instance) => instance.EnabledCloudwatchLogsExports,
      EnableIAMDatabaseAuthentication: (instance) => instance.IAMDatabaseAuthenticationEnabled,
      Engine: (instance) => instance.Engine,
      EngineVersion: (instance) => instance.EngineVersion,
      KmsKeyId: (instance) => instance.KmsKeyId,
      ManageMasterUserPassword: (instance) => instance.secret !== undefined,
      MasterUsername: (instance) => instance.MasterUsername,
      MasterUserSecret: (instance) =>
        instance.MasterUserSecret && { KmsKeyId: instance.MasterUserSecret.KmsKeyId },
      MaxAllocatedStorage: (instance) => instance.MaxAllocatedStorage,
      MonitoringInterval: (instance) => instance.MonitoringInterval,
      MonitoringRoleArn: (instance) => instance.MonitoringRoleArn,
      MultiAZ: (instance) => instance.MultiAZ,
      Port: (instance) => instance.Endpoint?.Port,
      PreferredMaintenanceWindow: (instance) => instance.PreferredMaintenanceWindow,
      PubliclyAccessible: (instance) => instance.PubliclyAccessible,
      StorageEncrypted: (instance) => instance.StorageEncrypted,
      StorageType: (instance) => instance.StorageType,
      VPCSecurityGroups: (instance) => instance.VpcSecurityGroups?.map((group) => group.VpcSecurityGroupId),
      Tags: (instance) => instance.TagList,
    },
    {
      'Endpoint.Address': (instance) => instance.Endpoint?.Address,
      'Endpoint.Port': (instance) => instance.Endpoint?.Port,
      DBInstanceArn: (instance) => instance.DBInstanceArn,
      DbiResourceId: (instance) => instance.DbiResourceId,
      'MasterUserSecret.SecretArn': (instance) => instance.secret?.ARN,
    },
  ),
  'AWS::RDS::DBSubnetGroup': reader(
    async ({ rds }, { physicalId }) => {
      const asked = { DBSubnetGroupName: physicalId };
      const group = (await rds.send(new DescribeDBSubnetGroupsCommand(asked))).DBSubnetGroups?.[0];
      return group === undefined ? undefined : { ...group, tags: await tagsOf(rds, group.DBSubnetGroupArn) };
    },
    {
      DBSubnetGroupDescription: (group) => group.DBSubnetGroupDescription,
      SubnetIds: (group) => group.Subnets?.map((subnet) => subnet.SubnetIdentifier),
      Tags: (group) => group.tags,
    },
  ),
  'AWS::RDS::DBParameterGroup': reader(
    async ({ rds }, { physicalId }) => {
      const asked = { DBParameterGroupName: physicalId };
      const group = (await rds.send(new DescribeDBParameterGroupsCommand(asked))).DBParameterGroups?.[0];
      if (group === undefined) return undefined;
      const tags = await tagsOf(rds, group.DBParameterGroupArn);
      return { ...group, tags, parameters: await parametersOf(rds, physicalId) };
    },
    {
      Description: (group) => group.Description,
      Family: (group) => group.DBParameterGroupFamily,
      Parameters: (group) => group.parameters,
      Tags: (group) => group.tags,
    },
    { DBParameterGroupName: (group) => group.DBParameterGroupName },
  ),
  'AWS::SecretsManager::Secret': reader(
    ({ secrets }, { physicalId }) => secrets.send(new DescribeSecretCommand({ SecretId: physicalId })),
    {
      Name: (secret) => secret.Name,
      Description: (secret) => secret.Description,
      KmsKeyId: (secret) => secret.KmsKeyId,
      Tags: (secret) => secret.Tags,
    },
    { Id: (secret) => secret.ARN },
  ),
};
