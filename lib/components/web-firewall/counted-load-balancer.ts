import { Construct } from 'constructs';
import type { ILoadBalancerConfig } from '../../spi/load-balancer';
import type { IStageHost } from '../../spi/stage-host';
import type { WebFirewall } from './web-firewall';

/** The team's load balancer behind a web firewall that only counts, if there is one. */
export function countedLoadBalancer(
  host: Pick<IStageHost, 'profile' | 'dataKey' | 'node'> & Construct,
  config: ILoadBalancerConfig,
  firewall: WebFirewall | undefined,
): ILoadBalancerConfig {
  if (firewall === undefined) return config;
  const bound = firewall._bind(new Construct(new Construct(host, 'LoadBalancing'), 'Firewall'), host);
  return {
    ...config,
    onLoadBalancerCreated: (scope, loadBalancer) => {
      config.onLoadBalancerCreated?.(scope, loadBalancer);
      bound.countTeam('Team', loadBalancer);
    },
  };
}
