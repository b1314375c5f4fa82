import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  type ServiceNamespace,
} from '@aws-sdk/client-application-auto-scaling';
import { reader, text, type Reader } from './reader';

/** A physical id of a target: RESOURCE|DIMENSION|NAMESPACE. */
function identified(physicalId: string): {
  readonly resource: string;
  readonly dimension: string;
  readonly ServiceNamespace: ServiceNamespace;
} {
  const [resource = '', dimension = '', namespace = ''] = physicalId.split('|');
  return { resource, dimension, ServiceNamespace: namespace as ServiceNamespace };
}

/** Application Auto Scaling. */
export const SCALING: { readonly [type: string]: Reader } = {
  'AWS::ApplicationAutoScaling::ScalableTarget': reader(
    async ({ scaling }, { physicalId }) => {
      const { resource, dimension, ServiceNamespace } = identified(physicalId);
      const asked = { ServiceNamespace, ResourceIds: [resource] };
      const targets = (await scaling.send(new DescribeScalableTargetsCommand(asked))).ScalableTargets;
      return targets?.find((target) => target.ScalableDimension === dimension);
    },
    {
      MinCapacity: (target) => target.MinCapacity,
      MaxCapacity: (target) => target.MaxCapacity,
      ResourceId: (target) => target.ResourceId,
      RoleARN: (target) => target.RoleARN,
      ScalableDimension: (target) => target.ScalableDimension,
      ServiceNamespace: (target) => target.ServiceNamespace,
    },
  ),
  'AWS::ApplicationAutoScaling::ScalingPolicy': reader(
    async ({ scaling }, { physicalId, properties }) => {
      const { resource, ServiceNamespace } = identified(text(properties.ScalingTargetId));
      const asked = { ServiceNamespace, ResourceId: resource };
      const policies = (await scaling.send(new DescribeScalingPoliciesCommand(asked))).ScalingPolicies;
      return policies?.find((policy) => policy.PolicyARN === physicalId);
    },
    {
      PolicyName: (policy) => policy.PolicyName,
      PolicyType: (policy) => policy.PolicyType,
      ScalingTargetId: (policy) =>
        [policy.ResourceId, policy.ScalableDimension, policy.ServiceNamespace].join('|'),
      TargetTrackingScalingPolicyConfiguration: (policy) => policy.TargetTrackingScalingPolicyConfiguration,
      StepScalingPolicyConfiguration: (policy) => policy.StepScalingPolicyConfiguration,
    },
    { Arn: (policy) => policy.PolicyARN },
  ),
};
