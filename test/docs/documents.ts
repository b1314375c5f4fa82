import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** A fenced code block of a document. */
export interface CodeBlock {
  /** The document and the line of the fence, such as `docs/going-live.md:12`. */
  readonly at: string;
  /** The language behind the fence; empty if none. */
  readonly language: string;
  /** The file that it is, by the word behind the language or the comment in its first line, such as `lib/shop.ts`. */
  readonly file?: string;
  readonly code: string;
}

/** A Markdown document of the project. */
export interface Document {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
  readonly blocks: readonly CodeBlock[];
}

const FENCE = /^```(\S*)(?: (\S+))?\n([\s\S]*?)^```$/gm;
const FILE = /^(?:\/\/|#) (\S+\.\w+)\n/;

export function readDocument(path: string): Document {
  return documentOf(path, readFileSync(join(ROOT, path), 'utf8'));
}

export function documentOf(path: string, text: string): Document {
  const blocks = [...text.matchAll(FENCE)].map((match) => {
    const [, language, named, code] = match as readonly (string | undefined)[];
    const at = `${path}:${String(text.slice(0, match.index).split('\n').length)}`;
    return { at, language: language ?? '', file: named ?? FILE.exec(code ?? '')?.[1], code: code ?? '' };
  });
  return { path, text, blocks };
}

/** The README, the change log and everything in docs. */
export function allDocuments(): Document[] {
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)));
  return ['README.md', 'CHANGELOG.md', ...inDocs.sort()].map(readDocument);
}

/** The code blocks of all documents in one of the languages. */
export function blocksIn(...languages: readonly string[]): CodeBlock[] {
  return allDocuments().flatMap(({ blocks }) =>
    blocks.filter(({ language }) => languages.includes(language)),
  );
}
