import { ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Dependable, type IDependable } from 'constructs';
import { IncidentCategory } from '../spi/alarm-definition';
import type { IComponent } from '../spi/component';
import type { ComponentConfig } from '../spi/component-config';
import type { ConnectionConfig } from '../spi/connection';
import { MonitoredKind } from '../spi/monitored-kind';
import { StageEnvironmentError } from './errors';
import {
  anyText,
  count,
  flag,
  list,
  mapOf,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  that,
  withMethod,
} from './shape';

const ALARM = object({
  id: text,
  title: text,
  metric: withMethod('toMetricConfig'),
  comparisonOperator: oneOf(ComparisonOperator),
  threshold: that('a number', (value) => Number.isFinite(value)),
  evaluationPeriods: count,
  datapointsToAlarm: count,
  treatMissingData: oneOf(TreatMissingData),
  incidentCategory: oneOf(IncidentCategory),
  rollsBackDeployment: optional(flag),
});

const STATEMENTS = list(withMethod('toStatementJson'));

const AUTOMATION = object({
  steps: list(
    object({
      name: that('a text of letters and digits', (value) => /^[A-Za-z0-9]+$/.test(String(value))),
      action: text,
      inputs: mapOf(that('a value', (value) => value !== undefined)),
      description: optional(text),
      outputs: optional(mapOf(text)),
      continueOnFailure: optional(flag),
      onFailureStep: optional(text),
      timeout: optional(withMethod('toSeconds')),
    }),
  ),
  statements: STATEMENTS,
});

const PROTECTED_RESOURCE = object({
  resourceArn: text,
  resourceType: text,
  supportsContinuousBackup: flag,
  restoreMetadata: mapOf(anyText),
  engine: optional(text),
  restoreDependencies: optional(list(text)),
  replacement: optional(
    object({
      configure: AUTOMATION,
      verify: AUTOMATION,
      replace: AUTOMATION,
      check: AUTOMATION,
      deployment: text,
    }),
  ),
});

const CONFIG = answer({
  alarms: optional(list(ALARM)),
  protectedResources: optional(list(PROTECTED_RESOURCE)),
  monitoredKind: optional(object({ name: that("a plural such as 'Queues'", isNameOfKind) })),
  runsServers: optional(flag),
  connectionTarget: optional(withMethod('connect')),
  readinessDependency: optional(that('a construct or another dependable', isDependable)),
  automations: optional(
    object({
      view: STATEMENTS,
      start: optional(AUTOMATION),
      stop: optional(AUTOMATION),
      redeploy: optional(AUTOMATION),
    }),
  ),
  egress: optional(list(object({ component: text, destination: text, port: count, reason: text }))),
  uses: optional(list(text)),
  singleton: optional(object({ component: text, reason: text })),
  consumer: optional(object({ component: text, uses: list(text), securityGroups: list(text), reason: text })),
});

const SECRETS = mapOf(
  object({
    secret: withMethod('grantRead'),
    field: text,
    key: optional(withMethod('grantDecrypt')),
  }),
);

const CONNECTION = answer({
  environment: mapOf(anyText),
  usesServiceConnect: optional(flag),
  awsServices: optional(list(text)),
  initContainers: optional(
    list(
      object({
        name: that('a text of letters and digits', (value) => /^[A-Za-z0-9]+$/.test(String(value))),
        image: withMethod('bind'),
        user: text,
        command: list(anyText),
        environment: mapOf(anyText),
        secrets: SECRETS,
      }),
    ),
  ),
  administration: optional(object({ environment: mapOf(anyText), secrets: SECRETS })),
});

/** What a method of a plug-in returns. An object of any other shape would pass for a config without options. */
function answer(properties: { readonly [name: string]: Shape }): Shape {
  const shape = object(properties);
  return (value, path) =>
    value instanceof Promise
      ? { path, value, expected: 'an object that is returned at once, without async' }
      : shape(value, path);
}

const COMPONENT = withMethod('bind');

/**
 * A component by contract, once it is known to have the method that is called.
 *
 * @throws StageEnvironmentError with the value and the contract
 */
export function checkedComponent(componentId: string, component: IComponent): IComponent {
  check(COMPONENT, `component ${componentId}`, component, 'implement spi.IComponent');
  return component;
}

/**
 * The config of a component, once it is known to keep its contract.
 *
 * @throws StageEnvironmentError with the path, the value and the contract
 */
export function checkedComponentConfig(componentId: string, config: ComponentConfig): ComponentConfig {
  check(CONFIG, `component ${componentId}`, config, 'return a spi.ComponentConfig from bind');
  return config;
}

/**
 * What a component answers to a consumer, once it is known to keep its contract.
 *
 * @throws StageEnvironmentError with the path, the value and the contract
 */
export function checkedConnectionConfig(componentId: string, config: ConnectionConfig): ConnectionConfig {
  check(
    CONNECTION,
    `connection to component ${componentId}`,
    config,
    'return a spi.ConnectionConfig from connect',
  );
  return config;
}

function check(shape: Shape, what: string, config: unknown, remediation: string): void {
  const problem = shape(config, '');
  if (problem === undefined) return;
  const { path, value, expected } = problem;
  throw new StageEnvironmentError({
    id: 'component.contract-broken',
    what: path === '' ? what : `${what}: ${path}`,
    value: shown(value),
    limit: `it must be ${expected}`,
    remediation,
  });
}

// Constructs refer to each other, so they are named by their class.
function shown(value: unknown): unknown {
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return `an object of class ${value.constructor.name}`;
}

function isNameOfKind(name: unknown): boolean {
  return name === MonitoredKind.ENVIRONMENT.name || /^[A-Z][A-Za-z]*s$/.test(String(name));
}

function isDependable(value: unknown): boolean {
  try {
    Dependable.of(value as IDependable);
    return true;
  } catch {
    return false;
  }
}
