import { list, object } from '../model/json';
import type { ModelResource } from '../model/resource-model';
import { above, oneOf, type Presence } from './presence';

/** Whether a cluster of Amazon ECS has Container Insights. */
export function containerInsights({ ClusterSettings }: ModelResource['properties']): Presence {
  const insights = list(ClusterSettings)
    .map(object)
    .find(({ Name }) => Name === 'containerInsights');
  return oneOf(['enabled', 'enhanced'], insights?.Value);
}

/** Whether a database shows its inside: its queries, or the processes of its host. */
export function databaseInsights(properties: ModelResource['properties']): Presence {
  const { EnablePerformanceInsights, PerformanceInsightsEnabled, DatabaseInsightsMode, MonitoringInterval } =
    properties;
  const prefix = [
    oneOf(['true'], EnablePerformanceInsights ?? PerformanceInsightsEnabled),
    oneOf(['advanced'], DatabaseInsightsMode),
    above(0, MonitoringInterval, 0),
  ];
  return (['present', 'unknown'] as const).find((presence) => prefix.includes(presence)) ?? 'absent';
}
