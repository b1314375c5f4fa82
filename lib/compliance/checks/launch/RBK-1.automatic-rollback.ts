import { is } from '../../../internal/values';
import { outcomeOfEach } from '../../analysis/each';
import { isRequired } from '../../../requirements/stage-profile';
import { type CheckFinding, findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

const { UNKNOWN } = OutcomeState;
const SERVICE = 'AWS::ECS::Service';
const ALARMS = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

const FINDINGS = findings('RBK-1', Severity.MEDIUM, {
  noCircuitBreaker: {
    message: '{resource} has no deployment circuit breaker with rollback.',
    remediation: 'Set DeploymentCircuitBreaker with Enable and Rollback.',
  },
  noDeploymentAlarm: {
    message: '{resource} has no deployment alarm.',
    remediation: 'Set Alarms of DeploymentConfiguration with an alarm of the service.',
  },
  alarmWithoutRollback: {
    message: 'The deployment alarms of {resource} are disabled, or do not roll back.',
    remediation: 'Set Enable and Rollback of Alarms to true.',
  },
  alarmMissing: {
    message: 'The environment has no alarm {alarm}, which {resource} names as deployment alarm.',
    remediation: 'Name an alarm of the environment.',
    isAbsence: true,
  },
  otherController: {
    state: UNKNOWN,
    message:
      'Deployment controller {controller} deploys {resource}, and no template shows whether it rolls back.',
    remediation: 'Verify that a failed deployment rolls back, or use the controller ECS.',
  },
  circuitBreakerUnknown: {
    state: UNKNOWN,
    message: 'Whether the deployment circuit breaker of {resource} rolls back is known only at deployment.',
    remediation: 'Set Enable and Rollback of DeploymentCircuitBreaker to literal values.',
  },
  alarmRollbackUnknown: {
    state: UNKNOWN,
    message: 'Whether the deployment alarms of {resource} roll back is known only at deployment.',
    remediation: 'Set Enable and Rollback of Alarms to literal values.',
  },
  alarmUnknown: {
    state: UNKNOWN,
    message: 'A deployment alarm of {resource} is known only at deployment.',
    remediation: 'Name an alarm of the environment.',
  },
});

export const rbk1AutomaticRollback = defineCheck({
  id: 'RBK-1.automatic-rollback',
  title: 'Each service rolls back automatically when a deployment fails or an alarm reports it',
  remediation:
    'Enable the deployment circuit breaker with rollback, and name deployment alarms of the environment with rollback.',
  findings: FINDINGS,
  asks: {},
  evaluate(model, { profile }) {
    const isMonitored = isRequired(profile, 'MON-1');
    return outcomeOfEach(model.possible(SERVICE), (service) => serviceFindings(service, isMonitored, model), {
      none: 'The environment has no ECS service.',
      met: (count) => `Each service rolls back automatically (services: ${count}).`,
    });
  },
});

function serviceFindings(service: ModelResource, isMonitored: boolean, model: ResourceModel): CheckFinding[] {
  const { DeploymentController, DeploymentConfiguration } = service.properties;
  const { Type: controller = 'ECS' } = object(DeploymentController);
  if (!is(controller, 'ECS')) {
    return [FINDINGS.otherController(service, { controller: model.text(controller, service.stack) })];
  }
  const { Strategy, DeploymentCircuitBreaker, Alarms } = object(DeploymentConfiguration);
  // The circuit breaker is for rolling deployments only, alarms for every strategy.
  const isRolling = is(Strategy ?? 'ROLLING', 'ROLLING');
  return [
    ...(isRolling ? circuitBreakerFinding(DeploymentCircuitBreaker, service) : []),
    ...(isMonitored || !isRolling ? alarmFindings(Alarms, service, model) : []),
  ];
}

/** True if a setting is enabled and rolls back; undefined if that is known only at deployment. */
function rollsBack(setting: unknown): boolean | undefined {
  const { Enable = false, Rollback = false } = object(setting);
  const flags = [scalar(Enable), scalar(Rollback)];
  if (flags.some((flag) => flag !== undefined && flag !== 'true')) return false;
  return flags.includes(undefined) ? undefined : true;
}

function circuitBreakerFinding(breaker: unknown, service: ModelResource): CheckFinding[] {
  switch (rollsBack(breaker)) {
    case true:
      return [];
    case false:
      return [FINDINGS.noCircuitBreaker(service)];
    case undefined:
      return [FINDINGS.circuitBreakerUnknown(service)];
  }
}

function alarmFindings(alarms: unknown, service: ModelResource, model: ResourceModel): CheckFinding[] {
  const names = list(object(alarms).AlarmNames);
  if (names.length === 0) return [FINDINGS.noDeploymentAlarm(service)];
  const missing = names.flatMap((name) => alarmFinding(name, service, model));
  switch (rollsBack(alarms)) {
    case true:
      return missing;
    case false:
      return [FINDINGS.alarmWithoutRollback(service), ...missing];
    case undefined:
      return [FINDINGS.alarmRollbackUnknown(service), ...missing];
  }
}

/** ECS accepts the name of an alarm that does not exist, and never rolls back. */
function alarmFinding(name: unknown, service: ModelResource, model: ResourceModel): CheckFinding[] {
  const { resource } = model.follow(name, service.stack);
  if (resource !== undefined && ALARMS.includes(resource.type)) return [];
  const alarm = model.text(name, service.stack);
  const exists = model
    .possible(...ALARMS)
    .some(({ properties, stack }) => model.text(properties.AlarmName, stack) === alarm);
  if (exists) return [];
  return [isLiteral(alarm) ? FINDINGS.alarmMissing(service, { alarm }) : FINDINGS.alarmUnknown(service)];
}
