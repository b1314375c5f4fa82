import ts from 'typescript';

/** Wrappers in which TypeScript places the `require` of a namespace or default import. */
const INTEROP_HELPERS = ['__importStar', '__importDefault'];

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A top-level `const name = require("…")`. */
interface Import {
  readonly name: string;
  readonly declaration: ts.VariableDeclaration;
  readonly list: ts.VariableDeclarationList;
  readonly initializer: ts.Expression;
}

/**
 * Defers the imports of a CommonJS module, as TypeScript and jsii emit it, to the first use of each: a command then loads
 * only what it runs. The number of lines stays.
 *
 * What has to run at once stays as it is: `require` for its side effects, `export *` without a name, and an import whose name another
 * declaration of the module has too.
 */
export function lazyRequires(source: string): string {
  const file = ts.createSourceFile('module.js', source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const identifiers = identifiersOf(file);
  const edits = [
    ...file.statements.flatMap(importOf).flatMap((one) => editsOf(one, identifiers, file)),
    ...file.statements.flatMap((statement) => namespaceEdit(statement, file)),
  ];
  return edits
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), source);
}

function importOf(statement: ts.Statement): Import[] {
  if (!ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return [];
  const list = statement.declarationList;
  const [declaration] = list.declarations;
  const { name, initializer } = declaration;
  if (!ts.isIdentifier(name) || initializer === undefined || !isRequire(initializer)) return [];
  return [{ name: name.text, declaration, list, initializer }];
}

function isRequire(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression) || expression.arguments.length !== 1) return false;
  const callee = expression.expression;
  const [argument] = expression.arguments;
  if (!ts.isIdentifier(callee)) return false;
  return INTEROP_HELPERS.includes(callee.text)
    ? isRequire(argument)
    : callee.text === 'require' && ts.isStringLiteral(argument);
}

function editsOf(
  { name, declaration, list, initializer }: Import,
  identifiers: readonly ts.Identifier[],
  file: ts.SourceFile,
): Edit[] {
  const others = identifiers.filter((one) => one.text === name && one !== declaration.name);
  const uses = others.filter((one) => !isPropertyName(one));
  if (uses.length === 0 || uses.some((one) => isDeclared(one) || isAssigned(one))) return [];
  // Assigned at the first use, which `const` does not allow.
  const keyword = list.flags & ts.NodeFlags.BlockScoped ? 'let' : 'var';
  const thunk = `() => { const tmp = ${initializer.getText(file)}; ${name} = () => tmp; return tmp; }`;
  return [
    { start: list.getStart(file), end: list.end, text: `${keyword} ${name} = ${thunk}` },
    ...uses.flatMap((use) => [
      { start: use.getStart(file), end: use.end, text: called(use) },
      ...hiddenName(use, file),
    ]),
  ];
}

/** `exports.name = __importStar(require("…"))` of `export * as name`, which loads the module when the name is read. */
function namespaceEdit(statement: ts.Statement, file: ts.SourceFile): Edit[] {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return [];
  const { left, operatorToken, right } = statement.expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !isRequire(right)) return [];
  if (!ts.isPropertyAccessExpression(left) || left.expression.getText(file) !== 'exports') return [];
  const define = (body: string) =>
    `Object.defineProperty(exports, ("${left.name.text}"), { enumerable: true, configurable: true, ${body} })`;
  const getter = `get: () => { const value = ${right.getText(file)}; ${define('value')}; return value; }`;
  return [{ start: statement.getStart(file), end: statement.end, text: `${define(getter)};` }];
}

/**
 * In parentheses, the name of a re-export does not show Node.js a getter that calls: it would take that export from those
 * that `import { name }` knows. The names stand once more in `exports.name = void 0`.
 *
 * @see https://github.com/nodejs/cjs-module-lexer#getter-exports
 */
function hiddenName(use: ts.Identifier, file: ts.SourceFile): Edit[] {
  const definition = ts.findAncestor(use, ts.isCallExpression);
  if (definition?.expression.getText(file) !== 'Object.defineProperty') return [];
  const [target, name] = definition.arguments;
  if (target.getText(file) !== 'exports' || !ts.isStringLiteral(name)) return [];
  return [{ start: name.getStart(file), end: name.end, text: `(${name.getText(file)})` }];
}

function called(use: ts.Identifier): string {
  const call = `${use.text}()`;
  if (ts.isShorthandPropertyAssignment(use.parent)) return `${use.text}: ${call}`;
  // `new x_1().A()` would construct the module.
  return isInConstructor(use) ? `(${call})` : call;
}

/** Whether it is part of what a `new` constructs, as in `new x_1.A()`. */
function isInConstructor(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isNewExpression(parent)) return parent.expression === node;
  const isAccess = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  return isAccess && parent.expression === node && isInConstructor(parent);
}

/** Whether it names a member, as in `one.x_1` or `{ x_1: 1 }`, and no variable. */
function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  const isMember =
    ts.isPropertyAssignment(parent) || ts.isClassElement(parent) || ts.isMethodDeclaration(parent);
  return isMember && parent.name === node;
}

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  const declares =
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isBindingElement(parent) ||
    ts.isFunctionDeclaration(parent) ||
    ts.isFunctionExpression(parent) ||
    ts.isClassLike(parent);
  return declares && parent.name === node;
}

function isAssigned(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    return [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken].includes(parent.operator);
  }
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

function identifiersOf(node: ts.Node): ts.Identifier[] {
  if (ts.isIdentifier(node)) return [node];
  const found: ts.Identifier[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...identifiersOf(child));
  });
  return found;
}
