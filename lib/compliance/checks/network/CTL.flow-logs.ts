import type { Finding } from '../../outcome';
import { scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { missing, notApplicable, unknownFinding, verdict, type Check } from '../check';

export const ctlFlowLogs: Check = {
  title: 'every network logs all its flows',
  remediation: 'give the VPC a flow log of all traffic',
  examine(model) {
    const networks = model.ofType('AWS::EC2::VPC');
    if (networks.length === 0) return notApplicable('the environment has no network of its own');
    return verdict(
      networks,
      networks.flatMap((network) => unlogged(network, model)),
      `${networks.length} networks log all their flows`,
    );
  },
};

function unlogged(network: ModelResource, model: ResourceModel): Finding[] {
  const logs = model
    .ofType('AWS::EC2::FlowLog')
    .filter(({ properties, stack }) => model.follow(properties.ResourceId, stack).resource === network);
  if (logs.length === 0) return [missing('it logs no flow', network)];
  const types = logs.map(({ properties }) => scalar(properties.TrafficType));
  if (types.includes('ALL')) return [];
  return types.includes(undefined)
    ? [unknownFinding('which flows it logs is known only at deployment', network)]
    : [missing('it logs some flows only', network)];
}
