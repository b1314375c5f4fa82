import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Change, ChangeKind } from './comparison';
import { escapePattern } from './construct-ids';

/** The reviewed list of what else changes between the released templates and those of today. */
export const TEMPLATE_CHANGES = join(
  __dirname,
  '..',
  '..',
  '..',
  'docs',
  'reference',
  'template-changes.yaml',
);

const explanation = z.strictObject({
  reason: z.string().min(1),
  kind: z.enum(ChangeKind).default(ChangeKind.CHANGED),
  type: z.string(),
  path: z.string().default('*'),
  property: z.string().default(''),
  old: z.string().optional(),
  new: z.string().optional(),
  /** Words that are replaced, and nothing but them. */
  replacing: z.record(z.string(), z.string()).optional(),
});

const explanations = z.record(z.string(), explanation);

/** Why a change is as it should be. In its patterns, which are all but `replacing`, `*` stands for any text. */
export type Explanation = z.infer<typeof explanation> & { readonly id: string };

/** Reads a list of explanations: each under an id, with a reason, the type and what else narrows it. */
export function readExplanations(file: string = TEMPLATE_CHANGES): Explanation[] {
  const list = explanations.parse(parse(readFileSync(file, 'utf8')) ?? {});
  return Object.entries(list).map(([id, rest]) => ({ id, ...rest }));
}

/** The first explanation that covers a change. */
export function explanationOf(change: Change, list: readonly Explanation[]): Explanation | undefined {
  return list.find(
    ({ kind, type, path, property, old, new: after, replacing }) =>
      kind === change.kind &&
      matches(change.type, type) &&
      matches(change.path, path) &&
      matches(change.property, property) &&
      (old === undefined || matches(valueText(change.old), old)) &&
      (after === undefined || matches(valueText(change.new), after)) &&
      (replacing === undefined || replaced(valueText(change.old), replacing) === valueText(change.new)),
  );
}

/** A value as patterns and reports see it: a text as it is, nothing as `-`, else JSON. */
export function valueText(value: unknown): string {
  if (value === undefined) return '-';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const replaced = (text: string, words: Readonly<Record<string, string>>): string =>
  Object.entries(words).reduce((written, [old, word]) => written.replaceAll(old, word), text);

const matches = (text: string, pattern: string): boolean =>
  new RegExp(`^${pattern.split('*').map(escapePattern).join('[^]*')}$`).test(text);
