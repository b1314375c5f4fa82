import { Tags } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { StageKind } from '../requirements/stage-kind';
import { STAGE_TAGS } from '../requirements/stage-tags';

/** The values of an environment's tags. */
export interface StageTagValues {
  readonly owner: string;
  readonly kind: StageKind;
  readonly environment: string;
}

// cfn-lint 1.51 reports tags on these as an error (E3002).
const UNTAGGED_TYPES = [
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::CloudWatch::Dashboard',
];

/** Tags every resource of an environment that takes tags. */
export function tagStage(parts: readonly IConstruct[], values: StageTagValues): void {
  for (const part of parts) {
    for (const name of ['owner', 'kind', 'environment'] as const) {
      Tags.of(part).add(STAGE_TAGS[name], values[name], { excludeResourceTypes: UNTAGGED_TYPES });
    }
  }
}
