import { is } from '../../../internal/values';
import { type CheckFinding, findings } from '../../findings';
import { scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const SECRET = 'AWS::SecretsManager::Secret';
const ATTACHMENT = 'AWS::SecretsManager::SecretTargetAttachment';
const DATABASES = [
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::DocDB::DBCluster',
  'AWS::Redshift::Cluster',
];

const FINDINGS = findings('CTL', Severity.MEDIUM, {
  secretNotRotated: {
    message: '{resource} has no rotation schedule.',
    remediation: 'Add a rotation schedule to the secret.',
    isAbsence: true,
  },
  passwordInTemplate: {
    message: 'The master password of {resource} is in the template.',
    remediation: 'Set ManageMasterUserPassword, or refer to a secret in Secrets Manager.',
    severity: Severity.CRITICAL,
  },
  passwordUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'The source of the master password of {resource} is known only at deployment.',
    remediation: 'Set ManageMasterUserPassword, or refer to a secret in Secrets Manager.',
  },
});

export const ctlSecretRotation = defineCheck({
  id: 'CTL.secret-rotation',
  title: 'Secrets have a rotation schedule, and no template contains a password',
  remediation:
    'Add a rotation schedule to each secret, and let the service of the database manage its password.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    const secrets = model.ofType(SECRET);
    const databases = model
      .ofType(...DATABASES)
      .filter(({ properties }) => hasPassword(properties) || isManaged(properties));
    const count = secrets.length + databases.length;
    if (count === 0) return notApplicable('The environment has no secret.');
    const rotated = rotatedSecrets(model);
    return outcomeOf(
      [...secrets, ...databases],
      [
        ...secrets.filter((secret) => !rotated.has(secret)).map((one) => FINDINGS.secretNotRotated(one)),
        ...databases.flatMap(passwordFinding),
      ],
      `Each secret is rotated (secrets: ${count}).`,
    );
  },
});

function hasPassword({ MasterUserPassword }: ModelResource['properties']): boolean {
  return MasterUserPassword !== undefined;
}

/** Amazon RDS and Redshift make the secret and rotate it. */
function isManaged({ ManageMasterUserPassword, ManageMasterPassword }: ModelResource['properties']): boolean {
  return [ManageMasterUserPassword, ManageMasterPassword].some((value) => is(value, true));
}

function rotatedSecrets(model: ResourceModel): ReadonlySet<ModelResource> {
  return new Set(
    model.ofType('AWS::SecretsManager::RotationSchedule').flatMap(({ properties, stack }) => {
      const secret = model.follow(properties.SecretId, stack).resource;
      if (secret?.type !== ATTACHMENT) return secret ?? [];
      return model.follow(secret.properties.SecretId, secret.stack).resource ?? [];
    }),
  );
}

function passwordFinding(database: ModelResource): CheckFinding[] {
  const { MasterUserPassword } = database.properties;
  if (isManaged(database.properties) || !hasPassword(database.properties)) return [];
  const text = scalar(MasterUserPassword) ?? JSON.stringify(MasterUserPassword);
  if (text.includes('{{resolve:')) return [];
  return typeof MasterUserPassword === 'string'
    ? [FINDINGS.passwordInTemplate(database)]
    : [FINDINGS.passwordUnknown(database)];
}
