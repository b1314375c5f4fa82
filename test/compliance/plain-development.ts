import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { IStageUnderTest } from '../../lib/compliance';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { DECLARATIONS, OWNER } from './compliant-staging';

export const OPEN_INGRESS = { ipProtocol: 'tcp', fromPort: 80, toPort: 80, cidrIp: '0.0.0.0/0' };

/** A development environment with one server, without the constructs of this package. */
export class Environment extends Construct implements IStageUnderTest {
  public readonly profile = resolveProfile(StageKind.DEVELOPMENT, { conditions: [] });
  public readonly declarations: Declarations;
  public readonly group: ec2.CfnSecurityGroup;

  constructor(scope: Construct, id: string, declared: Partial<Declarations> = {}) {
    super(scope, id);
    this.declarations = {
      ...DECLARATIONS,
      stage: StageKind.DEVELOPMENT,
      environment: this.node.path,
      partner: undefined,
      ...declared,
    };
    this.group = new ec2.CfnSecurityGroup(this, 'Group', {
      groupDescription: 'server',
      securityGroupEgress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0' }],
      tags: [{ key: 'stage:owner', value: OWNER }],
    });
    new ec2.CfnInstance(this, 'Server', {
      securityGroupIds: [this.group.attrGroupId],
      tags: [{ key: 'stage:owner', value: OWNER }],
    });
  }
}
