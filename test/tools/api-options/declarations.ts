import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** An option of an interface, or a static factory of a class. */
export interface ApiMember {
  /** Such as `BackupTimes.interval` or `Backup.toRegion`. */
  readonly name: string;
  /** As a text for people who write YAML; empty without documentation. */
  readonly documentation: string;
  /** The types that it takes. */
  readonly types: readonly string[];
}

/** An interface with its options, or a class with its factories. */
export interface ApiType {
  readonly parents: readonly string[];
  readonly members: readonly ApiMember[];
}

/** Every interface, and every class that only its factories create, in the library. */
export function apiTypes(folder: string): ReadonlyMap<string, ApiType> {
  const types = new Map<string, ApiType>();
  for (const file of sourceFiles(folder)) {
    file.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) types.set(node.name.text, interfaceOf(node));
      else if (ts.isClassDeclaration(node) && node.name && hasPrivateConstructor(node)) {
        types.set(node.name.text, { parents: [], members: factoriesOf(node, node.name.text) });
      }
    });
  }
  return types;
}

/** The source files of a folder and those below it. */
export function sourceFiles(folder: string): ts.SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => {
      const path = join(folder, file);
      return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
    });
}

function interfaceOf(node: ts.InterfaceDeclaration): ApiType {
  const parents = (node.heritageClauses ?? []).flatMap((clause) =>
    clause.types.map((type) => type.expression.getText()),
  );
  const members = node.members.filter(ts.isPropertySignature).map((property) => ({
    name: `${node.name.text}.${property.name.getText()}`,
    documentation: documentationOf(property),
    types: typeNames(property.type),
  }));
  return { parents, members };
}

function hasPrivateConstructor(node: ts.ClassDeclaration): boolean {
  return node.members.some((member) => ts.isConstructorDeclaration(member) && isPrivate(member));
}

function isPrivate(node: ts.ClassElement): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private) !== 0;
}

function factoriesOf(node: ts.ClassDeclaration, name: string): ApiMember[] {
  return node.members
    .filter(ts.isMethodDeclaration)
    .filter((method) => (ts.getCombinedModifierFlags(method) & ts.ModifierFlags.Static) !== 0)
    .filter((method) => !isPrivate(method) && !method.name.getText().startsWith('_'))
    .map((method) => ({
      name: `${name}.${method.name.getText()}`,
      documentation: documentationOf(method),
      types: method.parameters.flatMap(({ type }) => typeNames(type)),
    }));
}

function typeNames(type: ts.TypeNode | undefined): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node)) names.push(node.typeName.getText());
    node.forEachChild(visit);
  };
  if (type !== undefined) visit(type);
  return names;
}

function documentationOf(node: ts.Node): string {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1);
  if (comment === undefined) return '';
  const defaults = (comment.tags ?? []).filter(({ tagName }) => tagName.text === 'default');
  const texts = [
    plain(ts.getTextOfJSDocComment(comment.comment)),
    ...defaults.map((tag) => `Default: ${plain(ts.getTextOfJSDocComment(tag.comment)).replace(/^- /, '')}.`),
  ];
  return texts.filter((text) => text !== '').join(' ');
}

const UNITS: Readonly<Record<string, string>> = { seconds: 's', minutes: 'm', hours: 'h', days: 'd' };

// On one line, with durations as YAML has them.
function plain(text = ''): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(
      /Duration\.(seconds|minutes|hours|days)\((\d+)\)/g,
      (_, unit: string, count: string) => count + UNITS[unit],
    )
    .trim();
}
