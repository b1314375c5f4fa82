import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** True if a function says that it returns findings, or one that it stands in does. */
function returnsFindings(path) {
  const parent = path.getFunctionParent();
  if (parent === null || parent === undefined) return false;
  const element = parent.node.returnType?.typeAnnotation?.elementType?.typeName?.name;
  return element === 'Finding' || (parent.node.returnType === undefined && returnsFindings(parent));
}

/** True for `found ? [] : [notMet(…)]`. */
function standsForFindings({ node, parent }) {
  if (parent.type !== 'ConditionalExpression') return false;
  const other = parent.consequent === node ? parent.alternate : parent.consequent;
  return (
    other.type === 'ArrayExpression' &&
    other.elements.some(
      (one) => one?.type === 'CallExpression' && ['missing', 'notMet', 'unknown'].includes(one.callee.name),
    )
  );
}

/** Stryker puts a text into an empty list. Among findings that does not compile, and nothing could tell it from no finding. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'empty-findings', {
    shouldIgnore(path) {
      const isEmpty = path.isArrayExpression() && path.node.elements.length === 0;
      return isEmpty && (returnsFindings(path) || standsForFindings(path))
        ? 'a text among findings does not compile'
        : undefined;
    },
  }),
];
