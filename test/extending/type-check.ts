import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/** A copy of the working tree with the files that a patch changed in it. */
export interface PatchedCopy {
  readonly folder: string;
  readonly changed: readonly string[];
}

/**
 * Checks the types of the changed files of copies, and of the files of lib and bin that depend on them over at most one
 * other file. It is one program for all copies, since most of the time goes into the types of the AWS CDK.
 *
 * @returns the errors, each with its file
 */
export function typeErrors(copies: readonly PatchedCopy[]): string[] {
  if (copies.length === 0) return [];
  const options = optionsOf(copies[0].folder);
  const files = copies.flatMap((copy) => dependentsOf(copy));
  const program = ts.createProgram(files, options);
  return files
    .map((file) => program.getSourceFile(file))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
      return `${file?.fileName ?? ''}:${String(line)} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
}

function optionsOf(folder: string): ts.CompilerOptions {
  const file = join(folder, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { readonly config: unknown };
  return ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, folder).options;
}

/** The changed files of TypeScript, the files of lib and bin that import them, and those that import these. */
function dependentsOf({ folder, changed }: PatchedCopy): string[] {
  const importers = new Map<string, string[]>();
  const sources = ['lib', 'bin'].flatMap((it) => ts.sys.readDirectory(join(folder, it), ['.ts']));
  for (const source of sources) {
    const { importedFiles } = ts.preProcessFile(ts.sys.readFile(source) ?? '', true, true);
    for (const { fileName } of importedFiles.filter((it) => it.fileName.startsWith('.'))) {
      const imported = resolve(dirname(source), fileName);
      for (const file of [`${imported}.ts`, join(imported, 'index.ts')]) {
        importers.set(file, [...(importers.get(file) ?? []), source]);
      }
    }
  }
  const importing = (files: readonly string[]) => files.flatMap((file) => importers.get(file) ?? []);
  const own = changed.filter((file) => file.endsWith('.ts')).map((file) => resolve(folder, file));
  const direct = importing(own);
  return [...new Set([...own, ...direct, ...importing(direct)])];
}
