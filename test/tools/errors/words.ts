import ts from 'typescript';

/** What an expression of a message shows, with what only a run knows in *italics*. */
export function wordsOf(expression: ts.Expression): string {
  const plain = unwrapped(expression);
  if (ts.isStringLiteralLike(plain)) return escaped(plain.text);
  if (ts.isNumericLiteral(plain)) return String(Number(plain.text));
  if (ts.isTemplateExpression(plain)) {
    const spans = plain.templateSpans.map(
      (span) => `${wordsOf(span.expression)}${escaped(span.literal.text)}`,
    );
    return `${escaped(plain.head.text)}${spans.join('')}`;
  }
  if (ts.isConditionalExpression(plain)) return alternatives([plain.whenTrue, plain.whenFalse]);
  if (ts.isBinaryExpression(plain)) {
    return plain.operatorToken.kind === ts.SyntaxKind.PlusToken
      ? `${wordsOf(plain.left)}${wordsOf(plain.right)}`
      : `*${nameOf(plain.left)}*`;
  }
  if (ts.isCallExpression(plain)) return wordsOfCall(plain);
  const constant = constantOf(plain);
  return constant === undefined ? `*${nameOf(plain)}*` : wordsOf(constant);
}

function wordsOfCall(call: ts.CallExpression): string {
  const { expression: callee, arguments: given } = call;
  if (callee.getText() === 'didYouMean') return "did you mean '*the nearest known name*'?";
  if (['String', 'placed'].includes(callee.getText())) return wordsOf(given[0]);
  const isShownAsItIs = ts.isPropertyAccessExpression(callee) && callee.name.text === 'toLocaleString';
  if (isShownAsItIs) return wordsOf(callee.expression);
  const joined = joinedWords(call);
  return joined ?? `*${nameOf(call)}*`;
}

/** The items of a constant list, or the keys of a constant object, that are joined. */
function joinedWords({ expression: callee }: ts.CallExpression): string | undefined {
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 'join') return undefined;
  const owner = callee.expression;
  const keysOf = ts.isCallExpression(owner) && owner.expression.getText() === 'Object.keys';
  const named = keysOf ? owner.arguments[0] : owner;
  const constant = ts.isIdentifier(named) ? initializerOf(named) : undefined;
  if (constant === undefined) return undefined;
  const list = unwrapped(constant);
  if (keysOf && ts.isObjectLiteralExpression(list)) {
    return list.properties.map(({ name }) => name?.getText()).join(', ');
  }
  if (!ts.isArrayLiteralExpression(list) || !list.elements.every((one) => isText(unwrapped(one)))) {
    return undefined;
  }
  return list.elements.map(wordsOf).join(', ');
}

function escaped(text: string): string {
  return text.replaceAll(/[*_<]/g, '\\$&');
}

/** Texts, one for each case. */
function alternatives(expressions: readonly ts.Expression[]): string {
  const texts = expressions.map(wordsOf).filter((text) => text !== '');
  if (texts.length === 1) return texts[0];
  const start = texts.every((text) => text.startsWith(' ')) ? ' ' : '';
  return `${start}${[...new Set(texts.map((text) => text.trim()))].join(' / ')}`;
}

/** The literal, or the text, that a constant stands for. */
function constantOf(expression: ts.Expression): ts.Expression | undefined {
  if (ts.isPropertyAccessExpression(expression)) {
    const owner = ts.isIdentifier(expression.expression) ? initializerOf(expression.expression) : undefined;
    if (owner === undefined || !ts.isObjectLiteralExpression(unwrapped(owner))) return undefined;
    return propertyOf(unwrapped(owner) as ts.ObjectLiteralExpression, expression.name.text);
  }
  if (!ts.isIdentifier(expression)) return undefined;
  const initializer = initializerOf(expression);
  return initializer !== undefined && isText(unwrapped(initializer)) ? initializer : undefined;
}

function isText(expression: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(expression) ||
    ts.isNumericLiteral(expression) ||
    ts.isTemplateExpression(expression) ||
    (ts.isConditionalExpression(expression) &&
      isText(unwrapped(expression.whenTrue)) &&
      isText(unwrapped(expression.whenFalse)))
  );
}

/** What an identifier is declared with: in the nearest block around it, or at the top of its file. */
export function initializerOf(identifier: ts.Identifier): ts.Expression | undefined {
  for (let scope: ts.Node = identifier.parent; ; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some(({ name }) => declares(name, identifier.text))) {
      return undefined;
    }
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
    const declared = scope.statements
      .filter((statement) => ts.isVariableStatement(statement))
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .find(({ name }) => declares(name, identifier.text));
    if (declared !== undefined) return ts.isIdentifier(declared.name) ? declared.initializer : undefined;
    if (ts.isSourceFile(scope)) return undefined;
  }
}

function declares(name: ts.BindingName, text: string): boolean {
  if (ts.isIdentifier(name)) return name.text === text;
  return name.elements.some((one) => ts.isBindingElement(one) && declares(one.name, text));
}

/** The value of a property of an object literal; for a shorthand, its name. */
export function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of object.properties) {
    if (property.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

export function unwrapped(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression) ||
    ts.isNonNullExpression(expression)
    ? unwrapped(expression.expression)
    : expression;
}

// Names that say nothing without what they are of.
const VAGUE = ['id', 'name', 'path', 'length', 'edition', 'reason', 'code', 'cidr'];
const SILENT = ['this', 'node', 'String', 'Object', 'Math', 'JSON', 'declared', 'props', 'options'];
const SHOWN_AS_RECEIVER = ['join', 'map', 'filter', 'toLowerCase', 'toDays', 'keys', 'get', 'replace', 'at'];
const PARAMETERS: { readonly [name: string]: string | undefined } = {
  what: 'the option',
  user: 'the option',
  limit: 'the limit',
  remediation: 'what to do, which depends on the option',
  fewer: 'what to do, which depends on the option',
};

/** A readable name of an expression, such as `number of resources`. */
function nameOf(expression: ts.Expression): string {
  const plain = unwrapped(expression);
  if (plain.kind === ts.SyntaxKind.ThisKeyword) return '';
  if (ts.isIdentifier(plain)) {
    return SILENT.includes(plain.text) ? '' : (PARAMETERS[plain.text] ?? spaced(plain.text));
  }
  if (ts.isPropertyAccessExpression(plain)) {
    const name = plain.name.text;
    if (SILENT.includes(name)) return nameOf(plain.expression);
    const owner = VAGUE.includes(name) ? nameOf(plain.expression) : '';
    return [owner, spaced(name)].filter((word) => word !== '').join(' ');
  }
  if (ts.isElementAccessExpression(plain)) return nameOf(plain.expression);
  if (ts.isBinaryExpression(plain)) return nameOf(plain.left);
  if (ts.isCallExpression(plain)) return nameOfCall(plain);
  return 'value';
}

function nameOfCall({ expression: callee, arguments: given }: ts.CallExpression): string {
  const first = given.at(0);
  if (ts.isIdentifier(callee)) {
    const name = spaced(callee.text);
    if (first === undefined) return name;
    return name.endsWith(' of') ? `${name} ${nameOf(first)}` : nameOf(first);
  }
  if (!ts.isPropertyAccessExpression(callee)) return 'value';
  if (['Object', 'Math'].includes(callee.expression.getText()) && first !== undefined) return nameOf(first);
  return SHOWN_AS_RECEIVER.includes(callee.name.text)
    ? nameOf(callee.expression)
    : [nameOf(callee.expression), spaced(callee.name.text)].filter((word) => word !== '').join(' ');
}

function spaced(name: string): string {
  return name
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .trim()
    .toLowerCase();
}
