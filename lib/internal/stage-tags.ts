import { Tags } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { StageKind } from '../requirements/stage-kind';
import { STAGE_TAGS } from '../requirements/stage-tags';

/** What stands on every resource of an environment. */
export interface StageTagValues {
  readonly owner: string;
  readonly kind: StageKind;
  readonly environment: string;
}

// cfn-lint 1.51 calls tags on these an error (E3002).
const TAGS_REFUSED = [
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
  'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::CloudWatch::Dashboard',
];

export function tagStage(parts: readonly IConstruct[], values: StageTagValues): void {
  for (const part of parts) {
    for (const name of ['owner', 'kind', 'environment'] as const) {
      Tags.of(part).add(STAGE_TAGS[name], values[name], { excludeResourceTypes: TAGS_REFUSED });
    }
  }
}
