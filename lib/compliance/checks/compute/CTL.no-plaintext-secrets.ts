import { outcomeOfEach } from '../../analysis/each';
import { isUnresolved } from '../../analysis/boolean-check';
import { resourcesIn } from '../../analysis/references';
import { type CheckFinding, findings } from '../../findings';
import { intrinsic, type JsonObject, list, object } from '../../../internal/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck } from '../check';

const { UNKNOWN } = OutcomeState;

/** By type, the environment variables, which everyone with read access to the resource can see. */
const VARIABLES: Readonly<Partial<Record<string, (properties: JsonObject) => readonly unknown[]>>> = {
  'AWS::ECS::TaskDefinition': ({ ContainerDefinitions }) =>
    intrinsic(ContainerDefinitions) === undefined
      ? list(ContainerDefinitions).map((container) => object(container).Environment)
      : [ContainerDefinitions],
  'AWS::Lambda::Function': ({ Environment }) => [object(Environment).Variables],
  'AWS::AppRunner::Service': ({ SourceConfiguration }) => [
    object(object(object(SourceConfiguration).ImageRepository).ImageConfiguration)
      .RuntimeEnvironmentVariables,
  ],
  'AWS::Batch::JobDefinition': ({ ContainerProperties }) => [object(ContainerProperties).Environment],
};

const SECRET_NAME =
  /passw(?:or)?d|passphrase|secret|token|credential|(?:api|private|access|encryption)_?key/i;
/** Endings of names that refer to a secret or describe it, and hold none. */
const NO_SECRET_NAME =
  /(?:arn|name|id|url|uri|endpoint|file|path|region|ttl|expiry|seconds|minutes|length)$/i;
const SECRET_VALUE = /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|:\/\/[^/\s:@]+:[^/\s@]+@/;
const RESOLVED_SECRET = /\{\{resolve:(?:secretsmanager|ssm-secure):/;

const FINDINGS = findings('CTL', Severity.CRITICAL, {
  secretInVariable: {
    message: 'Variable {variable} of {resource} contains a secret, which everyone with read access can see.',
    remediation:
      'Keep the secret in Secrets Manager, and inject it with Secrets of the container or read it by its ARN.',
  },
  plaintextSecret: {
    message: 'Variable {variable} of {resource} has the name of a secret and a value in plain text.',
    remediation:
      'Keep the secret in Secrets Manager, and inject it with Secrets of the container or read it by its ARN.',
  },
  secretVariableUnknown: {
    state: UNKNOWN,
    message: 'Whether variable {variable} of {resource} contains a secret is known only at deployment.',
    remediation: 'Keep the secret in Secrets Manager, and pass its ARN.',
  },
  variablesUnknown: {
    state: UNKNOWN,
    message: 'The variables of {resource} are known only at deployment.',
    remediation: 'Write the variables in the template.',
  },
});

export const ctlNoPlaintextSecrets = defineCheck({
  id: 'CTL.no-plaintext-secrets',
  title: 'No variable of a container or function contains a secret in plain text',
  remediation:
    'Keep the secret in Secrets Manager, and inject it with Secrets of the container or read it by its ARN.',
  findings: FINDINGS,
  asks: { every: ['server'] },
  evaluate(model) {
    return outcomeOfEach(
      model.possible(...Object.keys(VARIABLES)),
      (resource) =>
        (VARIABLES[resource.type]?.(resource.properties) ?? []).flatMap((variables) => [
          ...(isUnresolved(variables) ? [FINDINGS.variablesUnknown(resource)] : []),
          ...entriesOf(variables).flatMap(([name, value]) => variableFinding(name, value, resource, model)),
        ]),
      {
        none: 'The environment has no container and no function.',
        met: (count) => `No container and no function has a secret in plain text (resources: ${count}).`,
      },
    );
  },
});

/** A list of names and values, or a map. */
function entriesOf(variables: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (!Array.isArray(variables)) return Object.entries(object(variables));
  return variables.map((one) => [String(object(one).Name), object(one).Value] as const);
}

function variableFinding(
  variable: string,
  value: unknown,
  resource: ModelResource,
  model: ResourceModel,
): CheckFinding[] {
  const text = model.text(value, resource.stack);
  if (SECRET_VALUE.test(text) || RESOLVED_SECRET.test(text)) {
    return [FINDINGS.secretInVariable(resource, { variable })];
  }
  const isSecretName = SECRET_NAME.test(variable) && !NO_SECRET_NAME.test(variable);
  if (!isSecretName || text === '' || text.startsWith('arn:')) return [];
  if (isLiteral(text)) return [FINDINGS.plaintextSecret(resource, { variable })];
  // A reference to a resource is its name or ARN; the value of a parameter is known at deployment.
  return resourcesIn(value, resource.stack, model).length > 0
    ? []
    : [FINDINGS.secretVariableUnknown(resource, { variable })];
}
