import type { Finding } from '../../outcome';
import { missing, notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';

const SECRET = 'AWS::SecretsManager::Secret';
const ATTACHMENT = 'AWS::SecretsManager::SecretTargetAttachment';
const DATABASES = [
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::DocDB::DBCluster',
  'AWS::Redshift::Cluster',
];

export const ctlSecretRotation: Check = {
  title: 'secrets rotate, and no password stands in a template',
  remediation:
    'give the secret a rotation schedule, and have the service of the database manage its password',
  examine(model) {
    const secrets = model.ofType(SECRET);
    const databases = model
      .ofType(...DATABASES)
      .filter(({ properties }) => hasPassword(properties) || isManaged(properties));
    if (secrets.length + databases.length === 0) return notApplicable('the environment has no secret');
    const rotated = rotatedBy(model);
    return verdict(
      [...secrets, ...databases],
      [
        ...secrets
          .filter((secret) => !rotated.has(secret))
          .map((secret) => missing('it does not rotate', secret)),
        ...databases.flatMap(writtenPassword),
      ],
      `${secrets.length + databases.length} secrets rotate`,
    );
  },
};

function hasPassword({ MasterUserPassword }: ModelResource['properties']): boolean {
  return MasterUserPassword !== undefined;
}

/** Amazon RDS and Redshift make the secret, and rotate it. */
function isManaged({ ManageMasterUserPassword, ManageMasterPassword }: ModelResource['properties']): boolean {
  return [ManageMasterUserPassword, ManageMasterPassword].some((value) => scalar(value) === 'true');
}

function rotatedBy(model: ResourceModel): ReadonlySet<ModelResource> {
  return new Set(
    model.ofType('AWS::SecretsManager::RotationSchedule').flatMap(({ properties, stack }) => {
      const secret = model.follow(properties.SecretId, stack).resource;
      if (secret?.type !== ATTACHMENT) return secret ?? [];
      return model.follow(secret.properties.SecretId, secret.stack).resource ?? [];
    }),
  );
}

function writtenPassword(database: ModelResource): Finding[] {
  const { MasterUserPassword } = database.properties;
  if (isManaged(database.properties) || !hasPassword(database.properties)) return [];
  const text = scalar(MasterUserPassword) ?? JSON.stringify(MasterUserPassword);
  if (text.includes('{{resolve:')) return [];
  return typeof MasterUserPassword === 'string'
    ? [notMet('its password stands in the template', database)]
    : [unknownFinding('where its password comes from is known only at deployment', database)];
}
