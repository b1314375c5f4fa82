import type { Statement } from '../components/reading';
import { exampleResources } from './example-templates';

/** Actions that CloudWatch Logs authorizes on the ARN of a log group without `:*`. */
const ON_PLAIN_ARN = ['logs:ListTagsForResource', 'logs:TagResource', 'logs:UntagResource'];

const POLICIES = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'];

interface LogGrant {
  readonly policy: string;
  readonly arn: string;
  readonly others: readonly string[];
}

/** The log groups that a policy grants actions on, as text. Fn::GetAtt of a log group gives its ARN with `:*`. */
function logGrants(): LogGrant[] {
  return POLICIES.flatMap(exampleResources).flatMap(([policy, { Properties }]) => {
    const { Statement } = Properties?.PolicyDocument as { Statement: Statement[] };
    return Statement.filter(({ Action }) =>
      [Action].flat().some((action) => action.startsWith('logs:') && !ON_PLAIN_ARN.includes(action)),
    ).flatMap(({ Resource }) => {
      const arns = [Resource].flat().map(arnText);
      return arns.map((arn) => ({ policy, arn, others: arns }));
    });
  });
}

function arnText(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const { 'Fn::Join': joined, 'Fn::GetAtt': attribute, Ref } = resource as Record<string, unknown>;
  if (Array.isArray(joined)) return (joined[1] as unknown[]).map(arnText).join(String(joined[0]));
  if (Array.isArray(attribute) && attribute[1] === 'Arn') return `${String(attribute[0])}:*`;
  return typeof Ref === 'string' ? `<${Ref}>` : JSON.stringify(resource);
}

test('actions on log groups are granted on the ARN with `:*`, without which CloudWatch Logs refuses them', () => {
  const grants = logGrants();
  const refused = grants.filter(({ arn, others }) => !arn.endsWith('*') && !others.includes(`${arn}:*`));
  expect(grants.length).toBeGreaterThan(10);
  expect(refused).toEqual([]);
});

test('the role of Enhanced Monitoring may create its log group, which RDS tries with the first instance', () => {
  const created = logGrants().filter(({ policy }) => policy.includes('MonitoringRolePolicy'));
  expect([...new Set(created.map(({ arn }) => arn.replace(/^.*:log-group:/, '')))]).toEqual([
    'RDSOSMetrics',
    'RDSOSMetrics:*',
    'RDSOSMetrics:log-stream:*',
  ]);
});
