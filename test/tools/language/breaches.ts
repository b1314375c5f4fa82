import { basename } from 'node:path';
import ts from 'typescript';
import { FILE_RULES, NAME_RULES, type Rule, TEXT_RULES } from './rules';

/** What a file says or is called that LANGUAGE.md bans, as `file:line: found → use`. */
export function breachesIn(file: string, text: string): readonly string[] {
  return [
    ...brokenRules(FILE_RULES, basename(file)).map(({ found, use }) => `${file}: ${found} → ${use}`),
    ...sentences(text).flatMap(({ line, words }) =>
      brokenRules(TEXT_RULES, words).map(({ found, use }) => `${file}:${line}: ${found} → ${use}`),
    ),
    ...(file.endsWith('.ts') ? nameBreaches(file, text) : []),
  ];
}

function nameBreaches(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  const breaches: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isBindingElement(node) ? node.name : declaredName(node);
    if (name !== undefined && ts.isIdentifier(name)) {
      const line = source.getLineAndCharacterOfPosition(name.getStart(source)).line + 1;
      const broken = brokenRules(NAME_RULES, name.text);
      breaches.push(...broken.map(({ use }) => `${file}:${line}: ${name.text} → ${use}`));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return breaches;
}

function declaredName(node: ts.Node): ts.Node | undefined {
  const isDeclaration =
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isClassElement(node) ||
    ts.isTypeElement(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isEnumMember(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isExportSpecifier(node);
  return isDeclaration ? node.name : undefined;
}

/** Each line with the next one, so that a phrase is found that a line break parts. */
function sentences(text: string): readonly { readonly line: number; readonly words: string }[] {
  const lines = text.split('\n').map((line) => splitNames(line.replace(/^\s*(?:\*|\/\/|#|>)?\s*/, '')));
  return lines.map((words, index) => ({ line: index + 1, words: `${words}\n${lines.at(index + 1) ?? ''}` }));
}

function splitNames(line: string): string {
  return line
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/\bI([A-Z][a-z])/g, 'I $1')
    .replaceAll(/(?<=[A-Za-z\d])_(?=[A-Za-z\d])/g, ' ');
}

function brokenRules(
  rules: readonly Rule[],
  text: string,
): { readonly found: string; readonly use: string }[] {
  const [own] = text.split('\n');
  return rules.flatMap(({ pattern, use }) => {
    const match = pattern.exec(text.replace('\n', ' '));
    // What the next line holds as a whole is found there.
    return match === null || match.index >= own.length ? [] : [{ found: match[0], use }];
  });
}
