import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelFromPath } from '../../../lib/compliance/model/from-path';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-attached-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ROLE = { Type: 'AWS::IAM::Role', Properties: {} };
const SHARED = { 'Fn::ImportValue': 'shop-role' };
const OWN = { Ref: 'Own' };

/** The resources of a model of the shop alone, with a resource of another stack that names one of its resources. */
function evaluatedIds(inherited: object): string[] {
  const write = (name: string, body: object) => writeFileSync(join(folder, name), JSON.stringify(body));
  write('Shop.json', {
    Resources: { Role: ROLE },
    Outputs: { Role: { Value: { Ref: 'Role' }, Export: { Name: 'shop-role' } } },
  });
  write('Other.json', { Resources: { Own: ROLE, It: inherited } });
  return modelFromPath(folder, {}, ['Shop']).resources.map(({ logicalId }) => logicalId);
}

const policy = (...Roles: unknown[]) => ({ Type: 'AWS::IAM::Policy', Properties: { Roles } });

test.each<[string, object, boolean]>([
  ['attached to its role', policy(SHARED), true],
  ['attached to its role among others', policy(OWN, 'admin', SHARED), true],
  ['attached to other roles only', policy(OWN), false],
  ['attached to a role that is known only at deployment', policy('admin', { Ref: 'RoleName' }), false],
  ['attached to no role', policy(), false],
  ['attached to its only role', { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: SHARED } }, true],
])('a policy in another stack, %s', (_what, inherited, isEvaluated) => {
  expect(evaluatedIds(inherited)).toEqual(isEvaluated ? ['It', 'Role'] : ['Role']);
});

test('a resource that only refers to another is not attached to it', () => {
  expect(evaluatedIds({ Type: 'AWS::Lambda::Function', Properties: { Role: SHARED } })).toEqual(['Role']);
});
