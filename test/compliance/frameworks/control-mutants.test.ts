import {
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
    'the key of the vault is one of AWS',
    set('Vault', { EncryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:alias/aws/backup' }),
    { 'CTL.backup-vaults': NO },
  ],
  ['the vault has no lock', set('Vault', { LockConfiguration: undefined }), { 'CTL.backup-vaults': NO }],
  ['the vault has no policy', set('Vault', { AccessPolicy: undefined }), { 'CTL.backup-vaults': NO }],
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
    'copies go to a vault that no template holds',
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
    'the client VPN keeps no log',
    set('Endpoint', { ConnectionLogOptions: { Enabled: false } }),
    { 'CTL.vpn-logs': NO },
  ],
  ['one tunnel keeps no log', secondTunnel({ LogOptions: undefined }), { 'CTL.vpn-logs': NO }],
  [
    'the VPN authorizes for all there is',
    set('Authorization', { TargetNetworkCidr: WORLD }),
    { 'CTL.vpn-authorization': NO },
  ],
  ['the VPN has no authorization rule', without('Authorization'), { 'CTL.vpn-authorization': NO }],
  [
    'one tunnel takes IKEv1 too',
    secondTunnel({ IKEVersions: [{ Value: 'ikev1' }, { Value: 'ikev2' }] }),
    { 'CTL.vpn-tunnels': NO },
  ],
  ['one tunnel says nothing of IKE', secondTunnel({ IKEVersions: undefined }), { 'CTL.vpn-tunnels': NO }],
  [
    'one tunnel takes SHA-1',
    secondTunnel({ Phase1IntegrityAlgorithms: [{ Value: 'SHA1' }] }),
    { 'CTL.vpn-tunnels': NO },
  ],
  [
    'one tunnel takes group 2',
    secondTunnel({ Phase2DHGroupNumbers: [{ Value: 2 }] }),
    { 'CTL.vpn-tunnels': NO },
  ],
  [
    'a key of a tunnel stands in the template',
    secondTunnel({ PreSharedKey: 'sesame' }),
    { 'CTL.vpn-tunnels': NO },
  ],
  [
    'nothing: a key of a tunnel stands in Secrets Manager',
    secondTunnel({ PreSharedKey: '{{resolve:secretsmanager:x}}' }),
    {},
  ],
  [
    'one tunnel is left to its defaults',
    set('Connection', { VpnTunnelOptionsSpecifications: [tunnel()] }),
    { 'CTL.vpn-tunnels': NO, 'CTL.vpn-logs': NO },
  ],
];

const LOGS: Mutant[] = [
  ['the web firewall keeps no logs', without('FirewallLogs'), { 'CTL.web-acl-logs': NO }],
  [
    'its logs keep cookies',
    set('FirewallLogs', { RedactedFields: [{ SingleHeader: { Name: 'authorization' } }] }),
    { 'CTL.web-acl-logs': NO },
  ],
  ['the network logs no flows', without('Flows'), { 'CTL.flow-logs': NO }],
  ['it logs what it refuses only', set('Flows', { TrafficType: 'REJECT' }), { 'CTL.flow-logs': NO }],
  ['a log group has no key', set('Logs', { KmsKeyId: undefined }), { 'CTL.log-encryption': NO }],
  ['a log group keeps for 90 days', set('Logs', { RetentionInDays: 90 }), { 'CTL.log-retention': NO }],
  ['nothing: a log group keeps for ever', set('Logs', { RetentionInDays: undefined }), {}],
  [
    'a bucket of logs keeps for 30 days',
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
  ['the trail is somewhere else', without('Trail'), { 'CTL.audit-trail': NONE }],
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
  ['a token is given at deployment', variable('API_TOKEN', GIVEN), { 'CTL.no-plaintext-secrets': PENDING }],
  [
    'the variables of a container are made by a macro',
    container({ Environment: { 'Fn::Transform': { Name: 'Variables' } } }),
    { 'CTL.no-plaintext-secrets': PENDING },
  ],
  ['nothing: the name of a variable tells where the secret is', variable('API_TOKEN_FILE', '/run/token'), {}],
  [
    'a function has a password',
    set('Function', { Environment: { Variables: { ADMIN_PASSWORD: 'sesame' } } }),
    { 'CTL.no-plaintext-secrets': NO },
  ],
];

test('what controls ask of resources is met by resources as they ask it', () => {
  expect(new Set(Object.values(controlStates(controlled())))).toEqual(new Set(['met']));
});

test('nothing of it applies where there is nothing', () => {
  expect(new Set(Object.values(controlStates({})))).toEqual(new Set([NONE]));
});

changesExactly([...BACKUPS_AND_VPN, ...LOGS, ...TASKS]);
