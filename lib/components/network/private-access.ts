import { InterfaceVpcEndpointAwsService, SecurityGroup, type Vpc } from 'aws-cdk-lib/aws-ec2';
import { type Construct, DependencyGroup } from 'constructs';
import type { PrivateAccess } from '../../spi/network';

/** What every server calls: to pull images, write logs, read secrets and send metrics. */
const SERVICES = {
  EcrApi: InterfaceVpcEndpointAwsService.ECR,
  EcrDocker: InterfaceVpcEndpointAwsService.ECR_DOCKER,
  Logs: InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
  SecretsManager: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
  Kms: InterfaceVpcEndpointAwsService.KMS,
  Monitoring: InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING,
};

/**
 * Interface endpoints in the subnets for servers. In this network the names of their services resolve to them alone, so a
 * server that calls one needs an ingress rule in their security group.
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
