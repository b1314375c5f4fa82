import { errorsOf } from './compiled-blocks';
import { blocksIn, type CodeBlock } from './documents';

const BLOCKS = blocksIn('ts', 'typescript');

test('every file name stands once', () => {
  const names = BLOCKS.flatMap(({ file }) => file ?? []);
  expect(names).toEqual([...new Set(names)]);
});

test('every TypeScript block compiles, and one that does not is found', () => {
  const code = "import { PretendEnv } from 'cdk-stage-environments';\nnew PretendEnv();\n";
  const broken: CodeBlock = { at: 'broken', language: 'ts', code };
  const errors = errorsOf([...BLOCKS, broken]);

  expect(BLOCKS.length).toBeGreaterThan(10);
  expect(errors).toEqual([expect.stringMatching(/^broken:1 .*PretendEnv/)]);
}, 300_000);
