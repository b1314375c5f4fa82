import type { Finding } from '../../outcome';
import { isRequired } from '../../../requirements/stage-profile';
import { list, object, scalar } from '../../model/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check, missing } from '../check';

const SERVICE = 'AWS::ECS::Service';
const ALARM = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

export const rollsBackDeployment: Check = {
  title: 'each service rolls back by itself when a deployment fails or an alarm tells of it',
  remediation:
    'switch on the deployment circuit breaker with roll back, and name deployment alarms that stand in the environment, with roll back',
  examine(model, { profile }) {
    const services = model.ofType(SERVICE);
    if (services.length === 0) return notApplicable('there is no service whose deployment can be looked at');
    const watched = isRequired(profile, 'MON-1');
    return verdict(
      services,
      services.flatMap((service) => findingsOf(service, watched, model)),
      `each service rolls back by itself (services: ${services.length})`,
    );
  },
};

function findingsOf(service: ModelResource, watched: boolean, model: ResourceModel): Finding[] {
  const { DeploymentController, DeploymentConfiguration } = service.properties;
  const controller = scalar(object(DeploymentController).Type) ?? 'ECS';
  if (controller !== 'ECS')
    return [unknownFinding(`${controller} deploys it, and not ECS: its roll back is no part of it`, service)];
  const configuration = object(DeploymentConfiguration);
  // Amazon ECS documents the circuit breaker for rolling deployments only; alarms are for every strategy.
  const isRolling = (scalar(configuration.Strategy) ?? 'ROLLING') === 'ROLLING';
  return [
    ...(isRolling ? switchFindings(configuration.DeploymentCircuitBreaker, 'circuit breaker', service) : []),
    ...(watched || !isRolling ? alarmFindings(configuration.Alarms, service, model) : []),
  ];
}

function switchFindings(value: unknown, what: string, service: ModelResource): Finding[] {
  const { Enable = false, Rollback = false } = object(value);
  const flags = [scalar(Enable), scalar(Rollback)];
  if (flags.some((flag) => flag !== undefined && flag !== 'true')) {
    return [notMet(`its ${what} is off, or does not roll back`, service)];
  }
  return flags.includes(undefined)
    ? [unknownFinding(`whether its ${what} rolls back is known only at deployment`, service)]
    : [];
}

function alarmFindings(value: unknown, service: ModelResource, model: ResourceModel): Finding[] {
  const names = list(object(value).AlarmNames);
  if (names.length === 0) return [notMet('no alarm rolls its deployment back', service)];
  const missing = names.flatMap((name) => missingAlarm(name, service, model));
  return [...switchFindings(value, 'deployment alarm', service), ...missing];
}

/** ECS takes the name of an alarm that is not there, and the deployment then never rolls back. */
function missingAlarm(name: unknown, service: ModelResource, model: ResourceModel): Finding[] {
  const { resource } = model.follow(name, service.stack);
  if (resource !== undefined && ALARM.includes(resource.type)) return [];
  const text = model.text(name, service.stack);
  const isNamed = model
    .ofType(...ALARM)
    .some(({ properties, stack }) => model.text(properties.AlarmName, stack) === text);
  if (isNamed) return [];
  return isLiteral(text)
    ? [missing(`its deployment alarm '${text}' is not in the environment`, service)]
    : [unknownFinding('which alarm rolls its deployment back is known only at deployment', service)];
}
