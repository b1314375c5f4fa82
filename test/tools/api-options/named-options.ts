import { dirname } from 'node:path';
import ts from 'typescript';
import { sourceFiles } from './declarations';

/** The options of the construct API that codecs name, by the folder of the codec: the first argument of each call of `described`. */
export function namedOptions(library: string): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  for (const file of sourceFiles(library)) {
    const folder = dirname(file.fileName);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'described') {
        const [options] = node.arguments;
        const literals = ts.isArrayLiteralExpression(options) ? [...options.elements] : [options];
        const names = literals.filter(ts.isStringLiteral).map(({ text }) => text);
        named.set(folder, new Set([...(named.get(folder) ?? []), ...names]));
      }
      node.forEachChild(visit);
    };
    visit(file);
  }
  return named;
}
