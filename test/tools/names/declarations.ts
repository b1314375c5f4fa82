import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** An interface, a class or an enumeration as it stands in the sources. */
export interface Declaration {
  /** Names of properties and methods that are not private, or of the items of an enumeration. */
  readonly members: readonly string[];
  /** Every name that its members' types and its heritage mention. */
  readonly mentions: readonly string[];
}

/** Every interface, class and enumeration of a folder by its name. */
export function declarationsIn(folder: string): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    sourceOf(join(folder, file)).forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node))
        found.set(node.name?.text ?? '', declaration(node));
    });
  }
  return found;
}

function declaration(node: ts.InterfaceDeclaration | ts.ClassDeclaration | ts.EnumDeclaration): Declaration {
  const mentions = new Set<string>();
  const visit = (child: ts.Node): void => {
    if (ts.isTypeReferenceNode(child) && ts.isIdentifier(child.typeName)) mentions.add(child.typeName.text);
    if (ts.isExpressionWithTypeArguments(child) && ts.isIdentifier(child.expression))
      mentions.add(child.expression.text);
    child.forEachChild(visit);
  };
  node.forEachChild(visit);
  const parameters = [...node.members]
    .filter(ts.isConstructorDeclaration)
    .flatMap((made) => [...made.parameters]);
  const properties = parameters.filter((parameter) =>
    ts.isParameterPropertyDeclaration(parameter, parameter.parent),
  );
  const members = [...node.members, ...properties].filter((member) => !isPrivate(member));
  return { members: members.flatMap((member) => nameOf(member.name)), mentions: [...mentions] };
}

const isPrivate = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);

const nameOf = (name: ts.Node | undefined): string[] =>
  name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [];

/** Every name that a module exports; those of a namespace as `namespace.name`. */
export function exportedNames(file: string): string[] {
  const names: string[] = [];
  sourceOf(file).forEachChild((node) => {
    if (!ts.isExportDeclaration(node)) {
      names.push(...exportedDeclaration(node));
      return;
    }
    const { exportClause, moduleSpecifier } = node;
    if (exportClause !== undefined && ts.isNamedExports(exportClause)) {
      names.push(...exportClause.elements.map(({ name }) => name.text));
    } else if (moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier)) {
      const inner = exportedNames(moduleFile(join(dirname(file), moduleSpecifier.text)));
      const namespace = exportClause?.name.text;
      names.push(...(namespace === undefined ? inner : inner.map((name) => `${namespace}.${name}`)));
    }
  });
  return names;
}

/** The names that a statement declares and exports. */
function exportedDeclaration(node: ts.Node): string[] {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  if (modifiers.every(({ kind }) => kind !== ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.flatMap(({ name }) => nameOf(name));
  const { name } = node as ts.DeclarationStatement;
  return nameOf(name);
}

function moduleFile(path: string): string {
  const files = readdirSync(dirname(path));
  return files.some((file) => join(dirname(path), file) === `${path}.ts`)
    ? `${path}.ts`
    : join(path, 'index.ts');
}

const sourceOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
