import { serversOf } from '../../analysis/servers';
import { findings } from '../../findings';
import type { ModelResource } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const OTHER_SERVERS = [
  'AWS::EKS::Cluster',
  'AWS::Lambda::Function',
  'AWS::RDS::DBCluster',
  'AWS::DocDB::DBCluster',
];

const FINDINGS = findings('CLU-2', Severity.MEDIUM, {
  singleRegion: {
    message: 'Every server is in {region}.',
    remediation: 'Deploy the services to a second Region, and route users to either.',
  },
  regionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The Regions of the stacks are known only at deployment.',
    remediation: 'Set the Region in env of each stack.',
  },
});

export const clu2MultiRegion = defineCheck({
  id: 'CLU-2.multi-region',
  title: 'Servers run in more than one Region',
  remediation: 'Deploy the services to a second Region, and route users to either.',
  findings: FINDINGS,
  asks: { about: ['server'], any: ['server'] },
  evaluate(model) {
    const servers = [...serversOf(model), ...model.ofType(...OTHER_SERVERS)];
    if (servers.length === 0) return notApplicable('The environment has no server.');
    const regions = [...new Set(servers.flatMap((server) => regionOf(server) ?? []))];
    const unknownStacks = new Set(
      servers.filter((server) => regionOf(server) === undefined).map(({ stack }) => stack.name),
    );
    if (regions.length > 1) return outcomeOf(servers, [], `Servers run in ${regions.sort().join(' and ')}.`);
    const mayBeMore = unknownStacks.size + regions.length > 1;
    const finding = mayBeMore
      ? FINDINGS.regionUnknown()
      : FINDINGS.singleRegion({ region: regions.at(0) ?? 'one Region' });
    return outcomeOf(servers, [finding], '');
  },
});

function regionOf({ stack }: ModelResource): string | undefined {
  return stack.region;
}
