import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { initializerOf, propertyOf, unwrapped, wordsOf } from './words';

/** An error as the sources define it. */
export interface ErrorDefinition {
  /** Such as `network.nat-gateways`. */
  readonly id: string;
  /** Whether it is reported of a YAML file, with line, column and key, in place of what is described. */
  readonly ofYaml: boolean;
  /** Where it is defined, such as `lib/components/network/network.ts:61`. */
  readonly place: string;
  readonly what?: string;
  readonly limit?: string;
  readonly remediation?: string;
  readonly requirement?: string;
  /** The message as a whole, where it is written in one piece. */
  readonly text?: string;
}

/** Every error that lib and bin define, and the places whose id is no literal. */
export interface ErrorDefinitions {
  readonly definitions: readonly ErrorDefinition[];
  /** Places of errors whose id cannot be read from the source. */
  readonly computed: readonly string[];
}

const ROOT = join(__dirname, '..', '..', '..');
const PARTS = ['what', 'limit', 'remediation', 'requirement', 'text'] as const;
const YAML_FILES = /(?:-codec|-shape)\.ts$|^lib\/internal\/codec\/|^lib\/stages-file\//;

/** Reads the definitions of errors: object literals with an id beside a limit or a text. */
export function errorDefinitions(): ErrorDefinitions {
  const files = ['bin', 'lib'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => relative(ROOT, join(ROOT, folder, name)))
      .sort(),
  );
  const found = files.map((file) => definitionsIn(file, readFileSync(join(ROOT, file), 'utf8')));
  return {
    definitions: found.flatMap(({ definitions }) => definitions),
    computed: found.flatMap(({ computed }) => computed),
  };
}

/** The definitions of one file. */
export function definitionsIn(file: string, content: string): ErrorDefinitions {
  // Most files have none.
  if (!/\b(?:limit|text)\b/.test(content)) return { definitions: [], computed: [] };
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true);
  const definitions: ErrorDefinition[] = [];
  const computed: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isObjectLiteralExpression(node)) return;
    const id = propertyOf(node, 'id');
    const isError = ['limit', 'text'].some((part) => propertyOf(node, part) !== undefined);
    if (id === undefined || !isError) return;
    const place = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    if (ts.isStringLiteralLike(id)) definitions.push(definitionOf(node, id.text, file, place));
    // The id of an error that is reported again.
    else if (!ts.isShorthandPropertyAssignment(id.parent) && !id.getText().endsWith('.id'))
      computed.push(place);
  };
  visit(source);
  return { definitions, computed };
}

function definitionOf(
  object: ts.ObjectLiteralExpression,
  id: string,
  file: string,
  place: string,
): ErrorDefinition {
  const helper = helperOf(object);
  const parts = PARTS.flatMap((part) => {
    const expression = valueOf(object, part) ?? (helper && valueOf(helper, part));
    return expression === undefined ? [] : [[part, wordsOf(expression)]];
  });
  const ofYaml = YAML_FILES.test(file) && !isThrown(object);
  return { id, ofYaml, place, ...(Object.fromEntries(parts) as object) };
}

/** The value of a part: the literal's own, or of a constant that is spread into it. */
function valueOf(object: ts.ObjectLiteralExpression, part: string): ts.Expression | undefined {
  const own = propertyOf(object, part);
  if (own !== undefined) return own;
  return object.properties
    .filter((property) => ts.isSpreadAssignment(property))
    .map(({ expression }) => (ts.isIdentifier(expression) ? initializerOf(expression) : undefined))
    .flatMap((spread) => (spread === undefined ? [] : [unwrapped(spread)]))
    .filter((spread) => ts.isObjectLiteralExpression(spread))
    .map((spread) => propertyOf(spread, part))
    .find((value) => value !== undefined);
}

/** The literal to which a function of the same file adds the parts that several errors share. */
function helperOf(object: ts.ObjectLiteralExpression): ts.ObjectLiteralExpression | undefined {
  const call = object.parent;
  if (!ts.isCallExpression(call)) return undefined;
  const { expression: callee } = call;
  const source = object.getSourceFile();
  if (ts.isPropertyAccessExpression(callee)) return sharedParts(declarationOf(source, callee.name.text));
  if (!ts.isIdentifier(callee)) return undefined;
  const local = initializerOf(callee);
  // A function that another one makes, such as `const refuse = refusing(props)`.
  const isMade = local !== undefined && ts.isCallExpression(local);
  const name = isMade ? local.expression.getText() : callee.text;
  return sharedParts(isMade ? undefined : local) ?? sharedParts(declarationOf(source, name));
}

function sharedParts(declared: ts.Node | undefined): ts.ObjectLiteralExpression | undefined {
  return declared && spreadingLiteral(declared);
}

function declarationOf(source: ts.SourceFile, name: string): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    const isFunction = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node);
    if (isFunction && node.name?.getText() === name) found ??= node;
    else ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function spreadingLiteral(node: ts.Node): ts.ObjectLiteralExpression | undefined {
  if (
    ts.isObjectLiteralExpression(node) &&
    node.properties.some((one) => ts.isSpreadAssignment(one)) &&
    propertyOf(node, 'id') === undefined
  ) {
    return node;
  }
  return ts.forEachChild(node, spreadingLiteral);
}

function isThrown(object: ts.ObjectLiteralExpression): boolean {
  return ts.isNewExpression(object.parent) && object.parent.expression.getText() === 'StageEnvironmentError';
}
