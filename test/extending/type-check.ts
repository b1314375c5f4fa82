import { join, resolve } from 'node:path';
import ts from 'typescript';

/** A copy of the working tree with the files that a patch changed in it. */
export interface PatchedCopy {
  readonly folder: string;
  readonly changed: readonly string[];
}

/**
 * Checks the types of the changed files of copies, and of the files of lib and bin that depend on them. It is one program
 * for all copies, since most of the time goes into the types of the AWS CDK.
 *
 * @returns the errors, each with its file
 */
export function typeErrors(copies: readonly PatchedCopy[]): string[] {
  const [{ folder }] = copies;
  const options = optionsOf(folder);
  const files = copies.flatMap((copy) => dependentsOf(copy, options));
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

/** The changed files of TypeScript, and the files of lib and bin that import them, directly or indirectly. */
function dependentsOf({ folder, changed }: PatchedCopy, options: ts.CompilerOptions): string[] {
  const importers = new Map<string, string[]>();
  const sources = ['lib', 'bin'].flatMap((it) => ts.sys.readDirectory(join(folder, it), ['.ts']));
  for (const source of sources) {
    const { importedFiles } = ts.preProcessFile(ts.sys.readFile(source) ?? '', true, true);
    for (const { fileName } of importedFiles.filter((it) => it.fileName.startsWith('.'))) {
      const imported = ts.resolveModuleName(fileName, source, options, ts.sys).resolvedModule
        ?.resolvedFileName;
      if (imported !== undefined) importers.set(imported, [...(importers.get(imported) ?? []), source]);
    }
  }
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    importers.get(file)?.forEach(add);
  };
  changed.filter((file) => file.endsWith('.ts')).forEach((file) => add(resolve(folder, file)));
  return [...found];
}
