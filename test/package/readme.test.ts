import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..', '..');
const BLOCK = /```ts\n([\s\S]*?)```/g;

const blocks = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(BLOCK)].map((match) => match[1]);

const blockName = (index: number): string => `readme-block-${String(index)}.ts`;

/** The errors of the README's blocks, each compiled as a file of its own against the package's sources. */
function errorsOf(sources: readonly string[]): string[] {
  const files = new Map(sources.map((source, index) => [join(ROOT, 'test', blockName(index)), source]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    paths: { 'cdk-stage-environments': [join(ROOT, 'lib', 'index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, target) => {
    const source = files.get(name);
    return source === undefined ? getSourceFile(name, target) : ts.createSourceFile(name, source, target);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.text.slice(0, start).split('\n').length ?? 0;
    return `${file?.fileName ?? ''}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

test("the README's first example has twenty lines, and every block compiles", () => {
  const broken = `import { PretendEnv } from 'cdk-stage-environments'; new PretendEnv();`;
  const errors = errorsOf([...blocks, broken]);
  const brokenBlock = blockName(blocks.length);

  expect(blocks[0].trim().split('\n').length).toBeLessThanOrEqual(20);
  expect(errors.filter((error) => error.includes(brokenBlock))).not.toEqual([]);
  expect(errors.filter((error) => !error.includes(brokenBlock))).toEqual([]);
}, 120_000);
