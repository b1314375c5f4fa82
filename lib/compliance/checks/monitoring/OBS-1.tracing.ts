import { outcomeOfEach } from '../../analysis/each';
import { oneOf, type Presence } from '../../analysis/presence';
import { findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

type Tracing = (resource: ModelResource, model: ResourceModel) => Presence;

/** By type, whether a service sends traces. No template shows what programs on EC2 instances do. */
const TRACING: Readonly<Partial<Record<string, Tracing>>> = {
  'AWS::ECS::Service': taskTracing,
  'AWS::Lambda::Function': ({ properties }) => oneOf(['Active'], object(properties.TracingConfig).Mode),
  'AWS::StepFunctions::StateMachine': ({ properties }) =>
    oneOf(['true'], object(properties.TracingConfiguration).Enabled),
  'AWS::ApiGateway::Stage': ({ properties }) => oneOf(['true'], properties.TracingEnabled),
  'AWS::AppRunner::Service': ({ properties }) =>
    oneOf(['true'], object(properties.ObservabilityConfiguration).ObservabilityEnabled),
  'AWS::EKS::Cluster': clusterTracing,
};

const FINDINGS = findings('OBS-1', Severity.MEDIUM, {
  noTraces: {
    message: '{resource} sends no traces.',
    remediation:
      'Add a collector (AWS Distro for OpenTelemetry or the CloudWatch agent) to the task, or enable the tracing of the service.',
  },
  tracesUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} sends traces is known only at deployment.',
    remediation: 'Set the property to a literal value, or evaluate the template of the task definition too.',
  },
});

export const obs1Tracing = defineCheck({
  id: 'OBS-1.tracing',
  title: 'Each service sends traces to AWS X-Ray',
  remediation:
    'Add a collector (AWS Distro for OpenTelemetry or the CloudWatch agent) to the task, or enable the tracing of the service.',
  findings: FINDINGS,
  asks: { every: ['server', 'endpoint'] },
  evaluate(model) {
    return outcomeOfEach(
      model.possible(...Object.keys(TRACING)),
      (service) => {
        const presence = TRACING[service.type]?.(service, model);
        if (presence === 'present') return [];
        return [presence === 'unknown' ? FINDINGS.tracesUnknown(service) : FINDINGS.noTraces(service)];
      },
      {
        none: 'The environment has no service with tracing.',
        met: (count) => `Each service sends traces (services: ${count}).`,
      },
    );
  },
});

const COLLECTOR = /aws-otel-collector|opentelemetry-collector|xray-daemon|cloudwatch-agent/;
const COLLECTOR_VARIABLE = /^(?:OTEL_|AWS_XRAY_)/;

/** A task sends traces with a collector among its containers, or a variable with the address of one. */
function taskTracing({ properties, stack }: ModelResource, model: ResourceModel): Presence {
  const task = model.follow(properties.TaskDefinition, stack).resource;
  if (task === undefined) return 'unknown';
  const containers = list(task.properties.ContainerDefinitions).map(object);
  const sends = containers.some(
    ({ Image, Environment }) =>
      COLLECTOR.test(model.text(Image, task.stack)) ||
      list(Environment).some((variable) => COLLECTOR_VARIABLE.test(scalar(object(variable).Name) ?? '')),
  );
  return sends ? 'present' : 'absent';
}

const ADD_ONS: readonly string[] = ['adot', 'amazon-cloudwatch-observability'];

function clusterTracing(cluster: ModelResource, model: ResourceModel): Presence {
  const addOns = model
    .possible('AWS::EKS::Addon')
    .filter(({ properties, stack }) => model.follow(properties.ClusterName, stack).resource === cluster);
  return addOns.some(({ properties }) => ADD_ONS.includes(scalar(properties.AddonName) ?? ''))
    ? 'present'
    : 'absent';
}
