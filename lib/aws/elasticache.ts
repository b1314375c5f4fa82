import { is } from '../internal/values';
import { all, type Answer, any, isAbove, isOneOf, isSet, isTrue, not } from './answers';
import { ALWAYS, NOT_APPLICABLE, type OwnBackup, type ServiceFacts, type TemplateResource } from './facts';
import { UNSTATED_MINOR_VERSIONS } from './rds';
import { requiring } from './transit';

const SNAPSHOTS: OwnBackup = {
  name: 'automated backups',
  isEnabled: ({ properties }) => isAbove(0, properties.SnapshotRetentionLimit, 0),
};

/** Amazon ElastiCache. AWS Backup does not support it. */
export const ELASTICACHE: ServiceFacts = {
  'AWS::ElastiCache::CacheCluster': {
    data: {
      // Memcached keeps nothing: it has no snapshots.
      holds: ({ properties }) => !is(properties.Engine, 'memcached'),
      awsBackup: 'not supported',
      ownBackup: SNAPSHOTS,
    },
    // It is for replication groups: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
    encryptedAtRest: () => 'no',
    encryptedInTransit: requiring(({ properties }) => isTrue(properties.TransitEncryptionEnabled)),
    // Outside of a replication group, only Memcached has several nodes.
    multiAz: ({ properties }) => isOneOf(properties.AZMode, ['cross-az'], 'single-az'),
    deletionProtection: NOT_APPLICABLE,
    updates: UNSTATED_MINOR_VERSIONS,
    health: { namespaces: ['AWS/ElastiCache'], dimension: 'CacheClusterId', property: 'ClusterName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::ElastiCache::ReplicationGroup': {
    data: { awsBackup: 'not supported', ownBackup: SNAPSHOTS },
    encryptedAtRest: encryptionAtRest,
    encryptedInTransit: requiring((group) =>
      all([
        inherits(group, 'TransitEncryptionEnabled')
          ? 'unknown'
          : isTrue(group.properties.TransitEncryptionEnabled),
        not(isOneOf(group.properties.TransitEncryptionMode, ['preferred'])),
      ]),
    ),
    multiAz: ({ properties: { MultiAZEnabled, NumCacheClusters, ReplicasPerNodeGroup } }) =>
      all([
        isTrue(MultiAZEnabled),
        not(any([isOneOf(NumCacheClusters, ['1']), isOneOf(ReplicasPerNodeGroup, ['0'])])),
      ]),
    deletionProtection: NOT_APPLICABLE,
    updates: UNSTATED_MINOR_VERSIONS,
    // The metrics are those of its nodes, whose names start with that of the group.
    health: { namespaces: ['AWS/ElastiCache'], dimension: 'CacheClusterId', property: 'ReplicationGroupId' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::ElastiCache::ServerlessCache': {
    data: { awsBackup: 'not supported', ownBackup: SNAPSHOTS },
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
    encryptedAtRest: ALWAYS,
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
    encryptedInTransit: ALWAYS,
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.deployment.html
    multiAz: ALWAYS,
    deletionProtection: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html#VersionManagement-serverless
    updates: ALWAYS,
    health: { namespaces: ['AWS/ElastiCache'], dimension: 'clusterId', property: 'ServerlessCacheName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::ElastiCache::GlobalReplicationGroup': {
    // Its replication groups answer.
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/** Valkey is encrypted by default: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html */
function encryptionAtRest(group: TemplateResource): Answer {
  const { AtRestEncryptionEnabled, Engine } = group.properties;
  if (AtRestEncryptionEnabled !== undefined) return isTrue(AtRestEncryptionEnabled);
  return inherits(group, 'AtRestEncryptionEnabled') ? 'unknown' : isOneOf(Engine, ['valkey'], 'redis');
}

/** True for what a secondary of a global datastore may have from its primary. */
function inherits({ properties }: TemplateResource, property: string): boolean {
  return properties[property] === undefined && isSet(properties.GlobalReplicationGroupId) !== 'no';
}
