import { list } from '../internal/json';
import { all, type Answer, any, isOneOf, isTrue, matches } from './answers';
import { ALWAYS, ANYONE, NOT_APPLICABLE, type ServiceFacts, type TemplateResource } from './facts';
import { within } from './within';

/** The stores of Amazon Lightsail. AWS Backup does not support them, and no page of AWS states how they are encrypted. */
export const LIGHTSAIL_STORES: ServiceFacts = {
  'AWS::Lightsail::Database': {
    data: {
      awsBackup: 'not supported',
      ownBackup: { name: 'automated backups', isEnabled: hasBackups },
      pointInTime: hasBackups,
    },
    encryptedAtRest: () => 'unknown',
    encryptedInTransit: () => [{ kind: 'unknown parameters' }],
    // The bundles for high availability, such as `small_ha_2_0`.
    multiAz: ({ properties }) => matches(properties.RelationalDatabaseBundleId, /_ha_/),
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'minor engine versions',
      property: 'PreferredMaintenanceWindow',
      isAutomatic: () => 'unknown',
    },
    // CloudWatch has no metrics of Lightsail, whose alarms are resources of their own.
    health: { namespaces: [], dimension: 'MonitoredResourceName', property: 'RelationalDatabaseName' },
    exposure: {
      internet: ({ properties }) => isTrue(properties.PubliclyAccessible),
      admission: ANYONE,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
  'AWS::Lightsail::Disk': {
    data: {
      awsBackup: 'not supported',
      ownBackup: { name: 'automatic snapshots', isEnabled: hasSnapshots },
    },
    encryptedAtRest: () => 'unknown',
    encryptedInTransit: NOT_APPLICABLE,
    // It is in one zone.
    multiAz: () => 'no',
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::Lightsail::Bucket': {
    data: {
      awsBackup: 'not supported',
      pointInTime: ({ properties }) => isTrue(properties.ObjectVersioning),
    },
    encryptedAtRest: () => 'unknown',
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: {
      internet: ({ properties }) => {
        // With overrides, any object may be made public.
        const isOverridable = isTrue(within(properties.AccessRules, 'AllowPublicOverrides'));
        return any([
          isOneOf(within(properties.AccessRules, 'GetObject'), ['public'], 'private'),
          isOverridable === 'no' ? 'no' : 'unknown',
        ]);
      },
      admission: ANYONE,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};

function hasBackups({ properties: { BackupRetention } }: TemplateResource): Answer {
  return BackupRetention === undefined ? 'unknown' : isTrue(BackupRetention);
}

function hasSnapshots({ properties }: TemplateResource): Answer {
  return any(
    list(properties.AddOns).map((addOn) =>
      all([
        isOneOf(within(addOn, 'AddOnType'), ['AutoSnapshot']),
        isOneOf(within(addOn, 'Status'), ['Enabled'], 'Enabled'),
      ]),
    ),
  );
}
