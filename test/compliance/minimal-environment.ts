import { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { StageKind } from '../../lib';
import { type Declarations, type IStageUnderTest, STAGE_TAGS, type StageProfile } from '../../lib/compliance';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { DECLARATIONS } from './compliant-staging';

export interface MinimalEnvironmentProps {
  /** @default - STG-1, the owner of every resource */
  readonly requirements?: readonly string[];
  readonly declared?: Partial<Declarations>;
  /** False for an environment that does not meet STG-1. */
  readonly tagged?: boolean;
}

/** A production with a topic and a few requirements. */
export class MinimalEnvironment extends Construct implements IStageUnderTest {
  public readonly profile: StageProfile;
  public readonly declarations: Declarations;
  public readonly topic: CfnResource;

  constructor(scope: Construct, id: string, props: MinimalEnvironmentProps = {}) {
    super(scope, id);
    const { requirements = ['STG-1'], declared, tagged = true } = props;
    const profile = resolveProfile(StageKind.PRODUCTION, { conditions: [] });
    const selected = Object.entries(profile.requirements).filter(([key]) => requirements.includes(key));
    this.profile = { ...profile, requirements: Object.fromEntries(selected) };
    this.declarations = {
      ...DECLARATIONS,
      stage: StageKind.PRODUCTION,
      environment: this.node.path,
      owner: 'shop-operations',
      ...declared,
    };
    this.topic = new CfnResource(this, 'Topic', { type: 'AWS::SNS::Topic' });
    if (tagged) {
      this.topic.addPropertyOverride('Tags', [{ Key: STAGE_TAGS.owner, Value: this.declarations.owner }]);
    }
  }
}
