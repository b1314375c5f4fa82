import { Names } from 'aws-cdk-lib';
import { Cluster, ContainerInsights } from 'aws-cdk-lib/aws-ecs';
import { HttpNamespace, type INamespace } from 'aws-cdk-lib/aws-servicediscovery';
import { acknowledge } from '../../internal/acknowledgements';
import { isRequired } from '../../requirements/stage-profile';
import type { IStageHost } from '../../spi/stage-host';

const ID = 'Cluster';
const NAMESPACE = 'Namespace';

/** The cluster of an environment, found or created. */
export function clusterOf(host: IStageHost): Cluster {
  const found = host.shared.node.tryFindChild(ID);
  if (found instanceof Cluster) return found;
  const cluster = new Cluster(host.shared, ID, {
    vpc: host.network.vpc,
    containerInsightsV2: isRequired(host.profile, 'MON-1')
      ? ContainerInsights.ENABLED
      : ContainerInsights.DISABLED,
  });
  acknowledge(cluster, 'NO_INSIGHT_BY_GUIDELINE', host.profile);
  return cluster;
}

/** The Service Connect namespace of an environment, found or created. */
export function namespaceOf(host: IStageHost): INamespace {
  const found = host.shared.node.tryFindChild(NAMESPACE);
  if (found instanceof HttpNamespace) return found;
  return new HttpNamespace(host.shared, NAMESPACE, {
    // Unique in an account and Region, so that several environments can stand side by side.
    name: Names.uniqueResourceName(host.shared, { maxLength: 60, separator: '-' }).toLowerCase(),
  });
}
