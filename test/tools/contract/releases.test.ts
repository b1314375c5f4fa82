import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastRelease } from './releases';

const folder = mkdtempSync(join(tmpdir(), 'contract-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the last release is the one of the highest version', () => {
  expect(lastRelease(folder)).toBeUndefined();
  writeFileSync(join(folder, 'contract.test.ts'), '');
  for (const version of ['0.9.1', '0.10.0', '0.2.0'])
    for (const file of [`${version}.json`, `${version}.ids.json`]) writeFileSync(join(folder, file), '{}');
  expect(lastRelease(folder)).toEqual({
    version: '0.10.0',
    contract: {},
    ids: {},
    stagesFile: join(folder, '0.10.0.stages.yaml'),
  });
});
