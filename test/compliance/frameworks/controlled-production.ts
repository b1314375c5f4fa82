import { runChecks } from '../../../lib/compliance/run-checks';
import { CONTROL_CHECKS } from '../control-checks';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { PROTECTED } from '../protected-production';

export type Properties = Record<string, unknown>;
export type Resources = Record<string, { Type: string; Properties: Properties }>;

const WORLD = '0.0.0.0/0';
const ref = (id: string) => ({ Ref: id });
const arnOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const values = (...all: unknown[]) => all.map((Value) => ({ Value }));

export function tunnel(): Properties {
  return {
    IKEVersions: values('ikev2'),
    Phase1IntegrityAlgorithms: values('SHA2-256'),
    Phase2IntegrityAlgorithms: values('SHA2-256'),
    Phase1DHGroupNumbers: values(14, 20),
    Phase2DHGroupNumbers: values(14, 20),
    LogOptions: { CloudwatchLogOptions: { LogEnabled: true, LogGroupArn: arnOf('Logs') } },
  };
}

/** Resources that meet each check of controls. */
export function controlled(): Resources {
  return { ...network(), ...loadBalancers(), ...servers(), ...stores(), ...keepers(), ...rights() };
}

function network(): Resources {
  return {
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Network'), MapPublicIpOnLaunch: false } },
    Flows: {
      Type: 'AWS::EC2::FlowLog',
      Properties: { ResourceId: ref('Network'), ResourceType: 'VPC', TrafficType: 'ALL' },
    },
    Endpoint: {
      Type: 'AWS::EC2::ClientVpnEndpoint',
      Properties: { ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: ref('Logs') } },
    },
    Authorization: {
      Type: 'AWS::EC2::ClientVpnAuthorizationRule',
      Properties: { ClientVpnEndpointId: ref('Endpoint'), TargetNetworkCidr: '10.0.0.0/16' },
    },
    Connection: {
      Type: 'AWS::EC2::VPNConnection',
      Properties: { VpnTunnelOptionsSpecifications: [tunnel(), tunnel()] },
    },
  };
}

function loadBalancers(): Resources {
  return {
    Users: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: WORLD }],
      },
    },
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        Scheme: 'internet-facing',
        SecurityGroups: [{ 'Fn::GetAtt': ['Users', 'GroupId'] }],
        LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }],
      },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: ref('Balancer'),
        Protocol: 'HTTPS',
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      },
    },
    Distribution: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
          DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
          Origins: [
            { CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] } },
          ],
        },
      },
    },
    Name: { Type: 'AWS::ApiGateway::DomainName', Properties: { SecurityPolicy: 'TLS_1_2' } },
    Firewall: { Type: 'AWS::WAFv2::WebACL', Properties: {} },
    FirewallLogs: {
      Type: 'AWS::WAFv2::LoggingConfiguration',
      Properties: {
        ResourceArn: arnOf('Firewall'),
        RedactedFields: ['authorization', 'cookie'].map((Name) => ({ SingleHeader: { Name } })),
      },
    },
  };
}

function servers(): Resources {
  return {
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        NetworkMode: 'awsvpc',
        ContainerDefinitions: [
          {
            Name: 'web',
            User: '101',
            ReadonlyRootFilesystem: true,
            Environment: [
              { Name: 'GREETING', Value: 'hello' },
              { Name: 'PAYMENT_SECRET', Value: ref('Secret') },
              { Name: 'PAYMENT_SECRET_NAME', Value: 'payment' },
            ],
          },
        ],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: {
        TaskDefinition: ref('Task'),
        NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
      },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: { Environment: { Variables: { LOG_LEVEL: 'info' } } },
    },
  };
}

function stores(): Resources {
  return {
    Parameters: {
      Type: 'AWS::RDS::DBParameterGroup',
      Properties: { Family: 'postgres14', Parameters: { 'rds.force_ssl': '1' } },
    },
    Orders: {
      Type: 'AWS::RDS::DBInstance',
      Properties: {
        Engine: 'postgres',
        DBParameterGroupName: ref('Parameters'),
        StorageEncrypted: true,
        PubliclyAccessible: false,
        DeletionProtection: true,
        ManageMasterUserPassword: true,
      },
    },
    Search: {
      Type: 'AWS::OpenSearchService::Domain',
      Properties: {
        EncryptionAtRestOptions: { Enabled: true },
        DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
      },
    },
    Template: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateData: { BlockDeviceMappings: [{ Ebs: { Encrypted: true } }] } },
    },
    Uploads: {
      Type: 'AWS::S3::Bucket',
      Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true } },
    },
  };
}

function keepers(): Resources {
  return {
    Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
    Vault: {
      Type: 'AWS::Backup::BackupVault',
      Properties: {
        EncryptionKeyArn: arnOf('Key'),
        LockConfiguration: { MinRetentionDays: 35 },
        AccessPolicy: {
          Statement: [
            { Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*' },
          ],
        },
      },
    },
    Plan: {
      Type: 'AWS::Backup::BackupPlan',
      Properties: { BackupPlan: { BackupPlanRule: [{ TargetBackupVault: ref('Vault') }] } },
    },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: arnOf('Key'), RetentionInDays: 365 } },
    LogBucket: {
      Type: 'AWS::S3::Bucket',
      Properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 400 }] } },
    },
    LogBucketPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: ref('LogBucket'),
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
              Action: 's3:PutObject',
              Resource: '*',
            },
          ],
        },
      },
    },
    Secret: { Type: 'AWS::SecretsManager::Secret', Properties: {} },
    Attachment: {
      Type: 'AWS::SecretsManager::SecretTargetAttachment',
      Properties: { SecretId: ref('Secret') },
    },
    Rotation: {
      Type: 'AWS::SecretsManager::RotationSchedule',
      Properties: { SecretId: ref('Attachment') },
    },
    Trail: {
      Type: 'AWS::CloudTrail::Trail',
      Properties: {
        IsLogging: true,
        IsMultiRegionTrail: true,
        EnableLogFileValidation: true,
        KMSKeyId: arnOf('Key'),
      },
    },
  };
}

function rights(): Resources {
  return {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' } }],
        },
      },
    },
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Roles: [ref('Role')],
        PolicyDocument: {
          Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: ref('Secret') }],
        },
      },
    },
  };
}

/** The state of each check of controls for the resources. */
export function controlStates(resources: Resources): Record<string, string> {
  const model = modelFromTemplate(
    { Resources: resources, Parameters: { Given: { Type: 'String' } } },
    { name: 'Shop', account: '111122223333', region: 'eu-west-1' },
  );
  const profile = resolveProfile(StageKind.PRODUCTION, { conditions: [] });
  const results = runChecks(CONTROL_CHECKS, model, { profile, declarations: PROTECTED });
  return Object.fromEntries(results.map(({ check, state }) => [check, state]));
}
