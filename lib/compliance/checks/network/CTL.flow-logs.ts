import { outcomeOfEach } from '../../analysis/each';
import { type CheckFinding, findings } from '../../findings';
import { scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

const FINDINGS = findings('CTL', Severity.MEDIUM, {
  noFlowLog: {
    message: '{resource} has no flow log.',
    remediation: 'Add a flow log with TrafficType ALL to the VPC.',
    isAbsence: true,
  },
  partialFlowLog: {
    message: '{resource} has no flow log of all traffic.',
    remediation: 'Set TrafficType of the flow log to ALL.',
    isAbsence: true,
  },
  flowLogUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The traffic type of the flow logs of {resource} is known only at deployment.',
    remediation: 'Set TrafficType of the flow log to ALL.',
  },
});

export const ctlFlowLogs = defineCheck({
  id: 'CTL.flow-logs',
  title: 'Every VPC has a flow log of all traffic',
  remediation: 'Add a flow log with TrafficType ALL to the VPC.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    return outcomeOfEach(model.possible('AWS::EC2::VPC'), (vpc) => findingOf(vpc, model), {
      none: 'The environment has no VPC of its own.',
      met: (count) => `Each VPC has a flow log of all traffic (VPCs: ${count}).`,
    });
  },
});

function findingOf(vpc: ModelResource, model: ResourceModel): CheckFinding[] {
  const logs = model
    .ofType('AWS::EC2::FlowLog')
    .filter(({ properties, stack }) => model.follow(properties.ResourceId, stack).resource === vpc);
  if (logs.length === 0) return [FINDINGS.noFlowLog(vpc)];
  const types = logs.map(({ properties }) => scalar(properties.TrafficType));
  if (types.includes('ALL')) return [];
  return [types.includes(undefined) ? FINDINGS.flowLogUnknown(vpc) : FINDINGS.partialFlowLog(vpc)];
}
