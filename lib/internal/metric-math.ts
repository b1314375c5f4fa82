import type { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

/** A metric less what another counts of it. */
export function without(all: IMetric, part: IMetric, period: Duration): IMetric {
  return new MathExpression({ expression: 'all - FILL(part, 0)', usingMetrics: { all, part }, period });
}
