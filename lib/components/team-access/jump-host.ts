import { CfnOutput, Stack, Tags } from 'aws-cdk-lib';
import {
  AmazonLinuxCpuType,
  BlockDeviceVolume,
  HttpTokens,
  Instance,
  InstanceArchitecture,
  InstanceType,
  MachineImage,
  Peer,
  Port,
  SecurityGroup,
} from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { TeamAccessBindOptions } from './team-access-options';

// The actions of the Session Manager agent. None can be narrowed to a resource.
const AGENT_ACTIONS = [
  'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

/**
 * A host without an open port, through which Session Manager forwards. It has a public address only in a network without
 * NAT gateway. It is updated by replacement: a deployment uses the latest machine image.
 */
export function createJumpHost(
  scope: Construct,
  bindOptions: TeamAccessBindOptions,
  instanceType: InstanceType = new InstanceType('t4g.nano'),
): Instance {
  const { network, dataKey, profile } = bindOptions;
  const securityGroup = new SecurityGroup(scope, 'JumpHostSecurityGroup', {
    vpc: network.vpc,
    description: `Jump host of ${scope.node.path}: no ingress, egress of Session Manager`,
    allowAllOutbound: false,
  });
  securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'Systems Manager');
  const role = new ManagedPolicyRole(scope, 'JumpHostRole', {
    assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
  });
  role.addToPrincipalPolicy(new PolicyStatement({ actions: AGENT_ACTIONS, resources: ['*'] }));
  const host = new Instance(scope, 'JumpHost', {
    vpc: network.vpc,
    vpcSubnets: { subnets: [...network.serverSubnets] },
    associatePublicIpAddress: network.serversNeedPublicAddress ? true : undefined,
    instanceType,
    machineImage: MachineImage.latestAmazonLinux2023({
      cpuType:
        instanceType.architecture === InstanceArchitecture.ARM_64
          ? AmazonLinuxCpuType.ARM_64
          : AmazonLinuxCpuType.X86_64,
    }),
    securityGroup,
    role,
    httpTokens: HttpTokens.REQUIRED,
    propagateTagsToVolumeOnCreation: true,
    blockDevices: [
      { deviceName: '/dev/xvda', volume: BlockDeviceVolume.ebs(8, { encrypted: true, kmsKey: dataKey }) },
    ],
  });
  Tags.of(host).add('Name', `${Stack.of(scope).stackName} jump host`);
  new CfnOutput(scope, 'JumpHostId', {
    value: host.instanceId,
    description: 'Target of a Session Manager session with port forwarding',
  });
  role.acknowledgeOnPolicies('ACTIONS_WITHOUT_RESOURCE', profile);
  acknowledge(host, 'JUMP_HOST_IS_DISPOSABLE', profile);
  acknowledge(host, 'JUMP_HOST_IS_NOT_WATCHED', profile);
  return host;
}
