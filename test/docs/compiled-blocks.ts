import { join } from 'node:path';
import ts from 'typescript';
import { type CodeBlock, ROOT } from './documents';

/** A folder that does not exist: the blocks stand in it, so that they can import each other and the packages. */
const FOLDER = join(ROOT, 'test', 'docs', 'virtual');

/** The name of a block in messages. */
export const nameOf = ({ file, at }: CodeBlock): string => file ?? at;

/**
 * The errors of TypeScript blocks, compiled together against the sources of the package, each block as a file: one with a
 * name can be imported by the others.
 */
export function errorsOf(blocks: readonly CodeBlock[]): string[] {
  const names = blocks.map((block, index) => join(FOLDER, block.file ?? `block-${String(index)}.ts`));
  const sources = new Map(blocks.map(({ code }, index) => [names[index], code]));
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
  const readFile = host.readFile.bind(host);
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  const directoryExists = host.directoryExists?.bind(host);
  host.directoryExists = (name) => name.startsWith(FOLDER) || directoryExists?.(name) === true;
  const program = ts.createProgram(names, options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const block = blocks[names.indexOf(file?.fileName ?? '')] as CodeBlock | undefined;
    const line = file?.text.slice(0, start).split('\n').length ?? 0;
    const text = ts.flattenDiagnosticMessageText(messageText, '\n');
    return `${block === undefined ? (file?.fileName ?? '') : nameOf(block)}:${String(line)} ${text}`;
  });
}
