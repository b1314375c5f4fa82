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

/** What is looked at of an application if that is the shop alone, and elsewhere a resource stands that names another. */
function lookedAt(inherited: object): string[] {
  const write = (name: string, body: object) => writeFileSync(join(folder, name), JSON.stringify(body));
  write('Shop.json', {
    Resources: { Role: ROLE },
    Outputs: { Role: { Value: { Ref: 'Role' }, Export: { Name: 'shop-role' } } },
  });
  write('Elsewhere.json', { Resources: { Own: ROLE, It: inherited } });
  return modelFromPath(folder, {}, ['Shop']).resources.map(({ logicalId }) => logicalId);
}

const policy = (...Roles: unknown[]) => ({ Type: 'AWS::IAM::Policy', Properties: { Roles } });

test.each<[string, object, boolean]>([
  ['for a role of it', policy(SHARED), true],
  ['for a role of it among others', policy(OWN, 'somebody', SHARED), true],
  ['for other roles only', policy(OWN), false],
  ['for a role that nobody knows', policy('somebody', { Ref: 'Somebody' }), false],
  ['for nobody', policy(), false],
  ['for its one role', { Type: 'AWS::IAM::RolePolicy', Properties: { RoleName: SHARED } }, true],
])('a policy elsewhere %s', (_what, inherited, isLookedAt) => {
  expect(lookedAt(inherited)).toEqual(isLookedAt ? ['It', 'Role'] : ['Role']);
});

test('what only mentions a resource is not attached to it', () => {
  expect(lookedAt({ Type: 'AWS::Lambda::Function', Properties: { Role: SHARED } })).toEqual(['Role']);
});
