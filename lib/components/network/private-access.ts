import { InterfaceVpcEndpointAwsService, SecurityGroup, type Vpc } from 'aws-cdk-lib/aws-ec2';
import { type Construct, DependencyGroup } from 'constructs';
import type { PrivateAccess } from '../../spi/network';

/** What servers call whatever they do: to be pulled, to log, to read secrets and to be measured. */
const SERVICES = {
  EcrApi: InterfaceVpcEndpointAwsService.ECR,
  EcrDocker: InterfaceVpcEndpointAwsService.ECR_DOCKER,
  Logs: InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
  SecretsManager: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
  Kms: InterfaceVpcEndpointAwsService.KMS,
  Monitoring: InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING,
};

/**
 * Interface endpoints in the subnets for servers. In this network their services' names lead to them alone: what is to
 * call one must be let through to their security group.
 */
export function createPrivateAccess(scope: Construct, vpc: Vpc, s3PrefixList?: string): PrivateAccess {
  const endpoints = new SecurityGroup(scope, 'EndpointsSecurityGroup', {
    vpc,
    description: `Interface endpoints of ${scope.node.path}`,
    allowAllOutbound: false,
  });
  const readinessDependency = new DependencyGroup();
  for (const [id, service] of Object.entries(SERVICES)) {
    readinessDependency.add(
      vpc.addInterfaceEndpoint(id, {
        service,
        subnets: { subnets: vpc.privateSubnets },
        securityGroups: [endpoints],
        open: false,
      }),
    );
  }
  return { endpoints, readinessDependency, s3PrefixList };
}
