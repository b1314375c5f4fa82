import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser, type Tags } from 'yaml';
import { MAX_DEPTH, TOO_DEEP, Unreadable } from './unreadable';

/** Tags that CloudFormation does not support; a date is text, and so is `10:30`. */
const UNSUPPORTED_TAGS = ['timestamp', 'binary', 'omap', 'pairs', 'set', 'merge'].map(
  (name) => `tag:yaml.org,2002:${name}`,
);

/**
 * Words that are text to the parsers in the field, and a truth value or a number to this library: `y`, the account
 * `012345678901`, `e10`, and a point.
 *
 * @see https://github.com/yaml/pyyaml/blob/main/lib/yaml/resolver.py
 */
const TEXT = /^(?:[YyNn]|[-+]?0[0-9_]*[89][0-9_]*|[-+]?\.?[eE][-+]?[0-9]+|[-+]?\._*)$/;

const NO_NAME =
  "'*' begins an alias, which CloudFormation does not support; write text such as '*' in quotes";

/**
 * Parses YAML as CloudFormation does: version 1.1, where indentation means nothing within quotes and brackets.
 *
 * @throws Unreadable at the first error
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function parsedYaml(
  text: string,
  uniqueKeys: (one: ParsedNode, other: ParsedNode) => boolean,
): ParsedNode | null {
  const composer = new Composer({ version: '1.1', customTags: supportedTags, uniqueKeys });
  let first: Document.Parsed | undefined;
  for (const document of composer.compose(tokensOf(text), true, text.length)) {
    if (first !== undefined) {
      throw new Unreadable('it has several documents; a template is one', document.range[0]);
    }
    for (const { code, message, pos } of document.errors) {
      throw new Unreadable(code === 'BAD_ALIAS' ? NO_NAME : message, pos[0]);
    }
    first = document;
  }
  return first?.contents ?? null;
}

function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of templateLexer().lex(text)) {
    yield* parser.next(lexeme);
    // The composer calls itself for each level.
    if (parser.stack.length > 2 * MAX_DEPTH) {
      throw new Unreadable(TOO_DEEP, parser.offset);
    }
  }
  yield* parser.end();
}

/** The part of a lexer's state that decides whether a line continues a value. */
interface LexerState {
  /** The indentation that a line needs. */
  indentNext: number;
  readonly flowLevel: number;
  readonly buffer: string;
  readonly pos: number;
}

/** YAML 1.2 requires lines within quotes and brackets to be indented; 1.1 does not, as parsers read it. */
function templateLexer(): Lexer {
  const lexer = new Lexer();
  const state = lexer as unknown as LexerState;
  let indent = state.indentNext;
  const isInBrackets = () => state.flowLevel > 0;
  const isInQuotes = () => ['"', "'"].includes(state.buffer[state.pos]);
  Object.defineProperty(state, 'indentNext', {
    get: () => (isInBrackets() || isInQuotes() ? 0 : indent),
    set: (next: number) => {
      indent = next;
    },
  });
  return lexer;
}

function supportedTags(tags: Tags): Tags {
  return tags.flatMap<Tags[number]>((tag) => {
    if (typeof tag === 'string') return [tag];
    if (UNSUPPORTED_TAGS.includes(tag.tag) || tag.format === 'TIME') return [];
    if (tag.test === undefined) return [tag];
    return [{ ...tag, test: new RegExp(`(?!${TEXT.source})${tag.test.source}`) }];
  });
}
