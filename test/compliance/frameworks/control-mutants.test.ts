import {
  add,
  container,
  GIVEN,
  type Mutant,
  NO,
  NONE,
  PENDING,
  secondTunnel,
  set,
  changesExactly,
  variable,
  without,
  WORLD,
} from './control-mutant';
import { controlled, controlStates, tunnel } from './controlled-production';

const BACKUPS_AND_VPN: Mutant[] = [
  ['the vault has no key', set('Vault', { EncryptionKeyArn: undefined }), { 'CTL.backup-vaults': NO }],
  [
    'the vault has the AWS managed key',
    set('Vault', { EncryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:alias/aws/backup' }),
    { 'CTL.backup-vaults': NO },
  ],
  ['the vault has no lock', set('Vault', { LockConfiguration: undefined }), { 'CTL.backup-vaults': NO }],
  ['the vault has no policy', set('Vault', { AccessPolicy: undefined }), { 'CTL.backup-vaults': NO }],
  [
    'another vault is logically air-gapped, with the AWS managed key',
    add('AWS::Backup::LogicallyAirGappedBackupVault', {
      EncryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:alias/aws/backup',
    }),
    { 'CTL.backup-vaults': NO },
  ],
  [
    'nothing: another vault is logically air-gapped, with the key, lock and protection that it has by nature',
    add('AWS::Backup::LogicallyAirGappedBackupVault', {}),
    {},
  ],
  [
    'the policy of the vault denies something else',
    set('Vault', {
      AccessPolicy: {
        Statement: [{ Effect: 'Deny', Principal: '*', Action: 'backup:ListTags', Resource: '*' }],
      },
    }),
    { 'CTL.backup-vaults': NO },
  ],
  [
    'the vault of the copies is in no template',
    set('Plan', {
      BackupPlan: {
        BackupPlanRule: [
          {
            TargetBackupVault: { Ref: 'Vault' },
            CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-central-1:1:backup-vault:x' }],
          },
        ],
      },
    }),
    { 'CTL.backup-vaults': PENDING },
  ],
  ['there are no backups', without('Vault', 'Plan'), { 'CTL.backup-vaults': NONE }],
  [
    'the Client VPN endpoint has no log',
    set('Endpoint', { ConnectionLogOptions: { Enabled: false } }),
    { 'CTL.vpn-logs': NO },
  ],
  ['one tunnel has no log', secondTunnel({ LogOptions: undefined }), { 'CTL.vpn-logs': NO }],
  [
    'the VPN authorizes every network',
    set('Authorization', { TargetNetworkCidr: WORLD }),
    { 'CTL.vpn-authorization': NO },
  ],
  ['the VPN has no authorization rule', without('Authorization'), { 'CTL.vpn-authorization': NO }],
  [
    'one tunnel accepts IKEv1 too',
    secondTunnel({ IKEVersions: [{ Value: 'ikev1' }, { Value: 'ikev2' }] }),
    { 'CTL.vpn-tunnels': NO },
  ],
  ['one tunnel has no IKE versions', secondTunnel({ IKEVersions: undefined }), { 'CTL.vpn-tunnels': NO }],
  [
    'one tunnel accepts SHA-1',
    secondTunnel({ Phase1IntegrityAlgorithms: [{ Value: 'SHA1' }] }),
    { 'CTL.vpn-tunnels': NO },
  ],
  [
    'one tunnel accepts group 2',
    secondTunnel({ Phase2DHGroupNumbers: [{ Value: 2 }] }),
    { 'CTL.vpn-tunnels': NO },
  ],
  [
    'the pre-shared key of a tunnel is in the template',
    secondTunnel({ PreSharedKey: 'sesame' }),
    { 'CTL.vpn-tunnels': NO },
  ],
  [
    'nothing: the pre-shared key of a tunnel is in Secrets Manager',
    secondTunnel({ PreSharedKey: '{{resolve:secretsmanager:x}}' }),
    {},
  ],
  [
    'one tunnel has the defaults',
    set('Connection', { VpnTunnelOptionsSpecifications: [tunnel()] }),
    { 'CTL.vpn-tunnels': NO, 'CTL.vpn-logs': NO },
  ],
];

const LOGS: Mutant[] = [
  ['the web ACL has no logs', without('FirewallLogs'), { 'CTL.web-acl-logs': NO }],
  [
    'the logs of the web ACL contain cookies',
    set('FirewallLogs', { RedactedFields: [{ SingleHeader: { Name: 'authorization' } }] }),
    { 'CTL.web-acl-logs': NO },
  ],
  ['the VPC has no flow log', without('Flows'), { 'CTL.flow-logs': NO }],
  [
    'the flow log has rejected traffic only',
    set('Flows', { TrafficType: 'REJECT' }),
    { 'CTL.flow-logs': NO },
  ],
  ['a log group has no key', set('Logs', { KmsKeyId: undefined }), { 'CTL.log-encryption': NO }],
  [
    'a log group has a retention of 90 days',
    set('Logs', { RetentionInDays: 90 }),
    { 'CTL.log-retention': NO },
  ],
  ['nothing: a log group never expires', set('Logs', { RetentionInDays: undefined }), {}],
  [
    'a log bucket expires objects after 30 days',
    set('LogBucket', { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 30 }] } }),
    { 'CTL.log-retention': NO },
  ],
  ['the trail logs one Region', set('Trail', { IsMultiRegionTrail: false }), { 'CTL.audit-trail': NO }],
  [
    'the trail does not validate its files',
    set('Trail', { EnableLogFileValidation: undefined }),
    { 'CTL.audit-trail': NO },
  ],
  ['the trail has no key', set('Trail', { KMSKeyId: undefined }), { 'CTL.audit-trail': NO }],
  ['the trail is off', set('Trail', { IsLogging: false }), { 'CTL.audit-trail': NO }],
  ['the trail is in no template', without('Trail'), { 'CTL.audit-trail': NONE }],
];

const TASKS: Mutant[] = [
  ['a container runs as root', container({ User: 'root' }), { 'CTL.hardened-tasks': NO }],
  ['a container runs as user 0', container({ User: '0:0' }), { 'CTL.hardened-tasks': NO }],
  ['a container does not name its user', container({ User: undefined }), { 'CTL.hardened-tasks': NO }],
  [
    'a container can write its root file system',
    container({ ReadonlyRootFilesystem: false }),
    { 'CTL.hardened-tasks': NO },
  ],
  ['a container is privileged', container({ Privileged: true }), { 'CTL.hardened-tasks': NO }],
  [
    'a task is in the network of its host',
    set('Task', { NetworkMode: 'host' }),
    { 'CTL.hardened-tasks': NO },
  ],
  ['a variable is a password', variable('DB_PASSWORD', 'sesame'), { 'CTL.no-plaintext-secrets': NO }],
  [
    'a variable is an access key',
    variable('WHO', 'AKIAIOSFODNN7EXAMPLE'),
    { 'CTL.no-plaintext-secrets': NO },
  ],
  [
    'a URL has a password',
    variable('DB', 'postgres://me:sesame@db/orders'),
    { 'CTL.no-plaintext-secrets': NO },
  ],
  [
    'a secret is resolved into a variable',
    variable('DB', '{{resolve:secretsmanager:x}}'),
    { 'CTL.no-plaintext-secrets': NO },
  ],
  [
    'a token is known only at deployment',
    variable('API_TOKEN', GIVEN),
    { 'CTL.no-plaintext-secrets': PENDING },
  ],
  [
    'a macro makes the variables of a container',
    container({ Environment: { 'Fn::Transform': { Name: 'Variables' } } }),
    { 'CTL.no-plaintext-secrets': PENDING },
  ],
  ['nothing: a variable has the name of the secret', variable('API_TOKEN_FILE', '/run/token'), {}],
  [
    'a function has a password',
    set('Function', { Environment: { Variables: { ADMIN_PASSWORD: 'sesame' } } }),
    { 'CTL.no-plaintext-secrets': NO },
  ],
];

test('compliant resources meet each check of controls', () => {
  expect(new Set(Object.values(controlStates(controlled())))).toEqual(new Set(['met']));
});

test('no check of controls applies without resources', () => {
  expect(new Set(Object.values(controlStates({})))).toEqual(new Set([NONE]));
});

changesExactly([...BACKUPS_AND_VPN, ...LOGS, ...TASKS]);
