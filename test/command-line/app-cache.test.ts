import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { init } from '../../bin/init';
import { run } from './run';

let folder: string;
let before: NodeJS.ProcessEnv;

const validate = jest
  .spyOn(CloudFormationValidatePlugin.prototype, 'validate')
  .mockImplementation(() => ({ success: true, violations: [] }));
jest.spyOn(CloudFormationValidatePlugin.prototype, 'version', 'get').mockReturnValue('1.2.3');

beforeEach(() => {
  before = { ...process.env };
  folder = mkdtempSync(join(tmpdir(), 'app-cache-'));
  init(folder);
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  process.env.CDK_OUTDIR = join(folder, 'cdk.out');
  delete process.env.CDK_VALIDATION;
  delete process.env.CI;
});

afterEach(() => {
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

/** Whether the CDK's validation runs over templates. */
function validates(...options: string[]): boolean {
  validate.mockClear();
  expect(run('app', join(folder, 'stages.yaml'), ...options).code).toBe(0);
  return validate.mock.calls.length > 0;
}

test('unchanged templates are validated again with --no-cache only', () => {
  expect(validates()).toBe(true);
  expect(validates()).toBe(false);
  expect(validates('--no-cache')).toBe(true);
});

test('if CI is set, they are validated each time without --cache', () => {
  process.env.CI = 'true';

  expect(validates()).toBe(true);
  expect(validates()).toBe(true);
  expect(validates('--cache')).toBe(true);
  expect(validates('--cache')).toBe(false);
});
