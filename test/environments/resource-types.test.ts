import { App, CustomResource, Stack } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { ContainerService, DevelopmentEnv, StageKind, TeamAccess } from '../../lib';
import { ResourceTrait, type ResourceTypeOptions, StageChecks } from '../../lib/compliance';
import type { Ledger } from '../../lib/compliance/ledger/ledger';
import { html } from '../../lib/reports/page/html';
import { declared } from '../../lib/reports/page/declared';

type Types = Readonly<Record<string, ResourceTypeOptions>>;

function ledgerWith(resourceTypes?: Types): Ledger {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  const environment = new DevelopmentEnv(stack, 'Development', {
    owner: 'shop-developers',
    teamAccess: TeamAccess.networks(['203.0.113.0/24']),
    resourceTypes,
  });
  const image = ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:1.29.1');
  new ContainerService(environment, 'Web', { image, port: 8080, user: '101' });
  new CustomResource(environment, 'Migrations', {
    serviceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:migrate',
    resourceType: 'Custom::Migrations',
  });
  return new StageChecks(environment).ledger();
}

function unknownTypesIn({ requirements }: Ledger): readonly string[] {
  const findings = requirements.flatMap(({ checks }) => checks.flatMap((check) => check.findings));
  return [...new Set(findings.filter(({ id }) => id.startsWith('EVAL.')).map(({ id }) => id))];
}

const REASON = 'It migrates the tables of Orders.';

test('a custom resource that is not declared is unknown', () => {
  expect(unknownTypesIn(ledgerWith())).toEqual(['EVAL.unknown-type']);
});

test('a declared custom resource changes nothing, and the report shows its reason', () => {
  const ledger = ledgerWith({ 'Custom::Migrations': { reason: REASON } });

  expect(unknownTypesIn(ledger)).toEqual([]);
  expect(ledger.declarations.resourceTypes).toEqual([
    { type: 'Custom::Migrations', traits: [], reason: REASON },
  ]);
  expect(html`${declared(ledger.declarations)}`.toString()).toContain(REASON);
});

test('the traits of a declared custom resource are unknown', () => {
  const traits = [ResourceTrait.ENDPOINT];

  expect(unknownTypesIn(ledgerWith({ 'Custom::Migrations': { reason: REASON, traits } }))).toEqual([
    'EVAL.type-without-facts',
  ]);
});

test.each<[string, Types, string]>([
  ['a malformed type', { Migrations: { reason: REASON } }, 'resource-types.malformed'],
  ['a type that is known', { 'AWS::S3::Bucket': { reason: REASON } }, 'resource-types.known'],
  ['a typing error', { 'AWS::SDB::Domian': { reason: REASON } }, 'resource-types.misspelled'],
  ['a blank reason', { 'Custom::Migrations': { reason: '' } }, 'text.blank'],
  [
    'an unknown trait',
    { 'Custom::Migrations': { reason: REASON, traits: [JSON.parse('"endpiont"') as ResourceTrait] } },
    'resource-types.unknown-trait',
  ],
])('%s is refused', (_what, types, id) => {
  expect(() => ledgerWith(types)).toThrow(expect.objectContaining({ id }) as Error);
});

test('the declarations of external templates are checked too', () => {
  const declare = (...types: readonly string[]) =>
    StageChecks.over(new Stack(new App(), 'Shop'), {
      stage: StageKind.PRODUCTION,
      declarations: { resourceTypes: types.map((type) => ({ type, traits: [], reason: REASON })) },
    });

  expect(() => declare('Custom::Migrations')).not.toThrow();
  expect(() => declare('Custom::Migrations', 'Custom::Migrations')).toThrow('[resource-types.duplicate]');
});
