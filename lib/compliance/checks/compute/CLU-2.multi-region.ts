import type { ModelResource } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { serversOf } from '../../analysis/servers';

const CLUSTERS = [
  'AWS::EKS::Cluster',
  'AWS::Lambda::Function',
  'AWS::RDS::DBCluster',
  'AWS::DocDB::DBCluster',
];

export const clu2MultiRegion: Check = {
  title: 'servers run in more than one region',
  remediation: 'run the services in a second region too, and lead users to either',
  examine(model) {
    const servers = [...serversOf(model), ...model.ofType(...CLUSTERS)];
    if (servers.length === 0) return notApplicable('there is no server whose place can be looked at');
    const places = [...new Set(servers.map(regionOf))];
    const regions = places.filter((region) => region !== undefined);
    const stacks = new Set(
      servers.filter((one) => regionOf(one) === undefined).map(({ stack }) => stack.name),
    );
    const mayBeMore = stacks.size + regions.length > 1;
    if (regions.length > 1) return verdict(servers, [], `servers run in ${regions.sort().join(' and ')}`);
    const finding = mayBeMore
      ? unknownFinding('in which regions its stacks stand is known only at deployment')
      : notMet(`every server runs in ${regions.at(0) ?? 'one region'}`);
    return verdict(servers, [finding], '');
  },
};

function regionOf({ stack }: ModelResource): string | undefined {
  return stack.region;
}
