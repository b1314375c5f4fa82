import type { Finding } from '../../outcome';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { resourcesIn } from '../../analysis/references';
import { intrinsic, type JsonObject, list, object } from '../../model/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../../model/resource-model';
import { unreadable } from '../../analysis/boolean-properties';

type Variables = readonly (readonly [name: string, value: unknown])[];

/** By type, the variables that anybody who may look at the resource can read, as they are written. */
const WRITTEN: Readonly<Partial<Record<string, (properties: JsonObject) => readonly unknown[]>>> = {
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
/** What such a name may end in and still be no secret: where it is kept, or what it is for. */
const NO_SECRET = /(?:arn|name|id|url|uri|endpoint|file|path|region|ttl|expiry|seconds|minutes|length)$/i;
const SECRET_VALUE = /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|:\/\/[^/\s:@]+:[^/\s@]+@/;
const RESOLVED_SECRET = /\{\{resolve:(?:secretsmanager|ssm-secure):/;

export const ctlNoPlaintextSecrets: Check = {
  title: 'no secret stands in plain text in the environment of a container or function',
  remediation: 'keep the secret in Secrets Manager, and give the container its ARN or have ECS inject it',
  examine(model) {
    const looked = model.ofType(...Object.keys(WRITTEN));
    if (looked.length === 0) return notApplicable('the environment runs no containers and functions');
    return verdict(
      looked,
      looked.flatMap((resource) =>
        (WRITTEN[resource.type]?.(resource.properties) ?? []).flatMap((written) => [
          ...unreadable(written, 'what its variables hold', resource),
          ...named(written).flatMap(([name, value]) => plainSecret(name, value, resource, model)),
        ]),
      ),
      `${looked.length} containers and functions have no secret in plain text`,
    );
  },
};

/** Written as a list of names and values, or as a map. */
function named(written: unknown): Variables {
  if (!Array.isArray(written)) return Object.entries(object(written));
  return written.map((one) => [String(object(one).Name), object(one).Value] as const);
}

function plainSecret(name: string, value: unknown, resource: ModelResource, model: ResourceModel): Finding[] {
  const text = model.text(value, resource.stack);
  if (SECRET_VALUE.test(text) || RESOLVED_SECRET.test(text)) {
    return [notMet(`its variable ${name} holds a secret that anybody who may look at it can read`, resource)];
  }
  if (!SECRET_NAME.test(name) || NO_SECRET.test(name) || text === '' || text.startsWith('arn:')) return [];
  if (isLiteral(text)) return [notMet(`its variable ${name} holds a secret in plain text`, resource)];
  // A reference to a resource is its name or ARN; what a parameter brings is seen at deployment.
  return resourcesIn(value, resource.stack, model).length > 0
    ? []
    : [unknownFinding(`whether its variable ${name} holds a secret is known only at deployment`, resource)];
}
