import { list, object } from '../../internal/json';
import { above, type Feature, oneOf } from './presence';

/** Container Insights of an ECS cluster. */
export const CONTAINER_INSIGHTS: Feature = {
  name: 'Container Insights',
  presence: ({ ClusterSettings }) => {
    const insights = list(ClusterSettings)
      .map(object)
      .find(({ Name }) => Name === 'containerInsights');
    return oneOf(['enabled', 'enhanced'], insights?.Value);
  },
};

/** What shows the queries of a database, or the processes of its host. */
export const DATABASE_INSIGHTS: Feature = {
  name: 'Database Insights or Enhanced Monitoring',
  presence: ({
    EnablePerformanceInsights,
    PerformanceInsightsEnabled,
    DatabaseInsightsMode,
    MonitoringInterval,
  }) => {
    const presences = [
      oneOf(['true'], EnablePerformanceInsights ?? PerformanceInsightsEnabled),
      oneOf(['advanced'], DatabaseInsightsMode),
      above(0, MonitoringInterval, 0),
    ];
    return (['present', 'unknown'] as const).find((one) => presences.includes(one)) ?? 'absent';
  },
};
