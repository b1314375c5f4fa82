import ts from 'typescript';
import { sourceFiles } from './declarations';

/** The options of the construct API that codecs name: the first argument of each call of `described`. */
export function namedOptions(folder: string): string[] {
  const named = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'described') {
      const [options] = node.arguments;
      const literals = ts.isArrayLiteralExpression(options) ? [...options.elements] : [options];
      literals.filter(ts.isStringLiteral).forEach(({ text }) => named.add(text));
    }
    node.forEachChild(visit);
  };
  sourceFiles(folder).forEach(visit);
  return [...named].sort();
}
