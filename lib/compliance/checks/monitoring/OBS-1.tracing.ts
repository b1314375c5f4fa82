import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { oneOf, type Presence } from '../../analysis/presence';

type Tracing = (resource: ModelResource, model: ResourceModel) => Presence;

/** What can send traces and shows in a template whether it does. Programs on plain servers do not show. */
const TRACED: Readonly<Partial<Record<string, Tracing>>> = {
  'AWS::ECS::Service': ofTask,
  'AWS::Lambda::Function': ({ properties }) => oneOf(['Active'], object(properties.TracingConfig).Mode),
  'AWS::StepFunctions::StateMachine': ({ properties }) =>
    oneOf(['true'], object(properties.TracingConfiguration).Enabled),
  'AWS::ApiGateway::Stage': ({ properties }) => oneOf(['true'], properties.TracingEnabled),
  'AWS::AppRunner::Service': ({ properties }) =>
    oneOf(['true'], object(properties.ObservabilityConfiguration).ObservabilityEnabled),
  'AWS::EKS::Cluster': ofAddOns,
};

export const obs1Tracing: Check = {
  title: 'each service sends traces',
  remediation:
    'send traces to AWS X-Ray: by a collector (AWS Distro for OpenTelemetry, CloudWatch agent) beside the container, or by the switch that the service has',
  examine(model) {
    const looked = model.ofType(...Object.keys(TRACED));
    if (looked.length === 0) return notApplicable('there is no service that shows whether it sends traces');
    return verdict(
      looked,
      looked.flatMap((resource) => {
        const presence = TRACED[resource.type]?.(resource, model);
        if (presence === 'present') return [];
        return presence === 'unknown'
          ? [unknownFinding('whether it sends traces is known only at deployment', resource)]
          : [notMet('it sends no traces', resource)];
      }),
      `each service sends traces (services: ${looked.length})`,
    );
  },
};

const COLLECTOR = /aws-otel-collector|opentelemetry-collector|xray-daemon|cloudwatch-agent/;
const TELLS_WHERE = /^(?:OTEL_|AWS_XRAY_)/;

/** A collector beside the container, or a variable that tells the program where there is one. */
function ofTask({ properties, stack }: ModelResource, model: ResourceModel): Presence {
  const task = model.follow(properties.TaskDefinition, stack).resource;
  if (task === undefined) return 'unknown';
  const containers = list(task.properties.ContainerDefinitions).map(object);
  const sends = containers.some(
    ({ Image, Environment }) =>
      COLLECTOR.test(model.text(Image, task.stack)) ||
      list(Environment).some((variable) => TELLS_WHERE.test(scalar(object(variable).Name) ?? '')),
  );
  return sends ? 'present' : 'absent';
}

const ADD_ONS: readonly string[] = ['adot', 'amazon-cloudwatch-observability'];

function ofAddOns(cluster: ModelResource, model: ResourceModel): Presence {
  const addOns = model
    .ofType('AWS::EKS::Addon')
    .filter(({ properties, stack }) => model.follow(properties.ClusterName, stack).resource === cluster);
  return addOns.some(({ properties }) => ADD_ONS.includes(scalar(properties.AddonName) ?? ''))
    ? 'present'
    : 'absent';
}
