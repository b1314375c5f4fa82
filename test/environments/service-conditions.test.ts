import type { Statement } from '../components/reading';
import { exampleResources } from './example-templates';

interface ServiceStatement extends Omit<Statement, 'Resource'> {
  readonly Principal?: { readonly Service?: string | readonly string[] };
}

/** The statements of a document that allow services, each with the text of its conditions. */
function serviceStatements(
  document: unknown,
): { readonly services: string[]; readonly conditions: string }[] {
  return (document as { Statement: ServiceStatement[] }).Statement.filter(
    ({ Principal }) => Principal?.Service !== undefined,
  ).map(({ Principal, Condition }) => ({
    services: [Principal?.Service ?? []].flat(),
    conditions: JSON.stringify(Condition ?? {}),
  }));
}

test.each(['backup.amazonaws.com', 'monitoring.rds.amazonaws.com', 'vpc-flow-logs.amazonaws.com'])(
  '%s may assume roles for the account only',
  (service) => {
    const trusts = exampleResources('AWS::IAM::Role')
      .flatMap(([, { Properties }]) => serviceStatements(Properties?.AssumeRolePolicyDocument))
      .filter(({ services }) => services.includes(service));

    expect(trusts.length).toBeGreaterThan(1);
    expect(trusts.filter(({ conditions }) => !conditions.includes('aws:SourceAccount'))).toEqual([]);
  },
);

test('tasks may assume the role of a service for the account only', () => {
  const roles = exampleResources('AWS::IAM::Role').filter(([id]) => id.includes('TaskRole'));

  expect(roles.length).toBeGreaterThan(4);
  for (const [, { Properties }] of roles) {
    const [trust] = serviceStatements(Properties?.AssumeRolePolicyDocument);
    expect(trust.services).toEqual(['ecs-tasks.amazonaws.com']);
    expect(trust.conditions).toContain('"StringEquals":{"aws:SourceAccount":"111122223333"}');
  }
});

test.each([
  ['AWS::SNS::TopicPolicy', 'PolicyDocument'],
  ['AWS::KMS::Key', 'KeyPolicy'],
])('services use a topic and its key for the account only, as far as they say so: %s', (type, property) => {
  const statements = exampleResources(type)
    .flatMap(([, { Properties }]) => serviceStatements(Properties?.[property]))
    .filter(({ services }) => services.some((service) => /^(backup|events|cloudwatch)\./.test(service)));

  expect(statements.length).toBeGreaterThan(1);
  expect(statements.filter(({ conditions }) => !conditions.includes('aws:SourceAccount'))).toEqual([]);
});
