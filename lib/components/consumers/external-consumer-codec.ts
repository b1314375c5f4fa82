import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { roleArn } from '../../internal/codec/arn';
import { componentId, securityGroupId } from '../../internal/codec/identifier';
import type { KindCodecOf } from '../../internal/codec/kind';
import { listOf } from '../../internal/codec/list';
import { words } from '../../internal/codec/text';
import { ExternalConsumer } from './external-consumer';
import { described } from './option-descriptions';

interface Written {
  readonly securityGroup: string;
  readonly role: string;
  readonly uses: readonly string[];
  readonly reason: string;
}

/** A consumer outside of the environments. */
export const externalConsumerCodec: KindCodecOf<Written> = {
  section: 'externalConsumers',
  description: 'a consumer outside of the environment, such as a function of another application',
  shape: {
    securityGroup: described(
      'ExternalConsumerProps.connectable',
      securityGroupId,
      "The id of its security group, in the environment's network or in one that is connected with it.",
    ),
    role: described(
      'ExternalConsumerProps.grantee',
      roleArn,
      "The ARN of its role, in the environment's account, which gets a policy with the permissions to use the components.",
    ),
    uses: described('ExternalConsumerProps.uses', listOf(componentId, '[Orders]')),
    reason: described('ExternalConsumerProps.reason', words),
  },
  // A service of the environment is reached by a route or from within.
  references: ({ uses = [] }) =>
    uses.map((id, index) => ({ id, path: ['uses', index], section: 'databases' })),
  create: (environment, id, { securityGroup, role, uses, reason }, { existing, component }) => {
    const policy = new ManagedPolicy(existing, 'Policy', {
      description: `External consumer ${id}: ${reason}`,
      roles: [Role.fromRoleArn(existing, 'Role', role)],
    });
    const consumer = new ExternalConsumer(environment, id, {
      connectable: SecurityGroup.fromSecurityGroupId(existing, 'SecurityGroup', securityGroup, {
        mutable: false,
      }),
      grantee: policy,
      uses: uses.map((other) => component(other)),
      reason,
    });
    removeIfEmpty(existing, policy);
    return consumer._component;
  },
};

/** A component that needs no permission leaves the policy empty, which IAM refuses. */
function removeIfEmpty(scope: Construct, policy: ManagedPolicy): void {
  if (policy.document.isEmpty) scope.node.tryRemoveChild(policy.node.id);
}
