import { RDS_BACKUP, RDS_RESTORE } from '../../lib/components/backup/narrowed-policies';
import { ENHANCED_MONITORING } from '../../lib/components/data/enhanced-monitoring';
import { FLOW_LOGS } from '../../lib/components/network/flow-log-permissions';
import type { NarrowedPolicy } from '../../lib/internal/narrowed-policy';
import managedPolicies from '../components/managed-policies.json';
import type { Statement } from '../components/reading';
import { exampleResources } from './example-templates';

/** The names of the example's resources, by parts of their logical ids. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/Vault\w*\.BackupVaultArn/, 'vault'],
  [/DataKey/, 'data key'],
  [/FlowLogs/, 'flow logs'],
  [/SubnetGroup/, 'subnet group'],
  [/Parameters/, 'parameter group'],
  [/OrdersInstance/, 'database'],
];

/** A resource of a statement by the last parts of its ARN. */
function resourceText(value: unknown): string {
  return textOf(value)
    .replace(/^arn:[^:]*:backup:[\w-]+:\d+:backup-vault:.*$/, '<copy vault>')
    .replace(/^arn(?::[^:]*){4}:/, '');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, ...functions } = value as { Ref?: string } & Record<string, unknown[] | undefined>;
  if (Ref !== undefined) return named(Ref);
  const attribute = functions['Fn::GetAtt'];
  if (attribute !== undefined) return named(attribute.join('.'));
  const joined = functions['Fn::Join'];
  if (joined !== undefined) return (joined[1] as unknown[]).map(textOf).join(String(joined[0]));
  const [index, split] = functions['Fn::Select'] as [number, { 'Fn::Split': [string, unknown] }];
  return textOf(split['Fn::Split'][1]).split(split['Fn::Split'][0])[index];
}

function named(reference: string): string {
  if (reference.startsWith('AWS::')) return `<${reference.slice(5)}>`;
  return `<${NAMES.find(([id]) => id.test(reference))?.[1] ?? reference}>`;
}

/** What a role of the example's Production may do: the resources of each action. */
function grantsOf(role: RegExp): Map<string, string[]> {
  const found = exampleResources('AWS::IAM::Role').find(
    ([id]) => id.startsWith('Production/') && role.test(id),
  );
  const logicalId = found?.[0].split(' ')[1];
  const grants = new Map<string, string[]>();
  for (const [, { Properties }] of exampleResources('AWS::IAM::ManagedPolicy')) {
    if (!JSON.stringify(Properties?.Roles ?? []).includes(`"${String(logicalId)}"`)) continue;
    const { Statement } = Properties?.PolicyDocument as { Statement: Statement[] };
    for (const { Action, Resource } of Statement) {
      const resources = [Resource].flat().map((one) => resourceText(one).replace('.Arn', ''));
      for (const action of [Action].flat()) {
        grants.set(action, [...new Set([...(grants.get(action) ?? []), ...resources])].sort());
      }
    }
  }
  return grants;
}

describe.each<[string, RegExp, NarrowedPolicy]>([
  ['backup and copy of databases', /RolesBackup[0-9A-F]{8}$/, RDS_BACKUP],
  ['restore of databases', /RolesRestore[0-9A-F]{8}$/, RDS_RESTORE],
  ['Enhanced Monitoring', /OrdersMonitoringRole[0-9A-F]{8}$/, ENHANCED_MONITORING],
  ['flow logs', /FlowLogRole[0-9A-F]{8}$/, FLOW_LOGS],
])('the role for %s', (_, role, { policy, narrowed, leftOut }) => {
  const grants = grantsOf(role);
  const managed = managedPolicies.filter((it) => it.policy === policy);
  const actions = [...new Set(managed.flatMap((it) => it.statements.flatMap((one) => one.actions)))].sort();

  test('is compared with the policy of AWS', () => {
    expect(managed).toHaveLength(1);
    expect(managed[0].url).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(actions.length).toBeGreaterThan(4);
  });

  test('has every action of it, except those that are listed with a reason', () => {
    const missing = actions.filter((action) => !grants.has(action));
    expect(leftOut.flatMap((it) => it.actions).sort()).toEqual(missing);
  });

  test('has each on the resources that are listed with a reason', () => {
    const listed = narrowed.flatMap((it) => it.actions.map((action) => [action, [...it.resources].sort()]));
    const granted = actions
      .filter((action) => grants.has(action))
      .map((action) => [action, grants.get(action)]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(granted));
    expect(listed).toHaveLength(granted.length);
  });

  test('gives reasons that a reviewer can judge', () => {
    expect([...narrowed, ...leftOut].filter(({ reason }) => reason.length < 30)).toEqual([]);
  });
});

test('AWS Backup may copy the automated snapshots from which it takes those that it copies to the other Region', () => {
  expect(grantsOf(/RolesBackup[0-9A-F]{8}$/).get('rds:CopyDBSnapshot')).toContain(
    'snapshot:rds:<database>-*',
  );
});
