import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { contentOf, type Disagreement } from './comparison';

/** Why a rule and we answer the opposite, and who is right. A selector that is left out selects all. */
export interface ReviewedDisagreement {
  readonly tool?: string;
  readonly rules?: readonly string[];
  readonly types?: readonly string[];
  readonly ours?: string;
  readonly theirs?: string;
  /** A regular expression for what is in a template. */
  readonly in?: string;
  readonly right: 'ours' | 'theirs' | 'both';
  readonly because: string;
  /** The addresses of the documents that settle it. */
  readonly documents: readonly string[];
}

const FILE = join(__dirname, 'reviewed.yaml');

export function reviewedDisagreements(): readonly ReviewedDisagreement[] {
  return parse(readFileSync(FILE, 'utf8')) as readonly ReviewedDisagreement[];
}

/** What is wrong with a review: disagreements that it does not list, and what it lists that no longer occurs. */
export function faultsOfReview(
  disagreements: readonly Disagreement[],
  reviewed: readonly ReviewedDisagreement[],
): readonly string[] {
  const unlisted = disagreements.flatMap((one) =>
    one.templates
      .filter((template) => !reviewed.some((entry) => lists(entry, one, contentOf(template))))
      .map(
        (template) =>
          `${one.rule} (${one.question}): we answer ${one.ours}, ${one.tool} answers ${one.theirs} for ${template.id}. Mend it, or review it in reviewed.yaml.`,
      ),
  );
  const gone = reviewed.filter(
    (entry) => !disagreements.some((one) => one.templates.some((each) => lists(entry, one, contentOf(each)))),
  );
  return [
    ...unlisted,
    ...gone.map(
      ({ because }) => `'${because}' explains no disagreement any more. Remove it from reviewed.yaml.`,
    ),
  ];
}

function lists(
  { tool, rules, types, ours, theirs, in: content }: ReviewedDisagreement,
  disagreement: Disagreement,
  written: string,
): boolean {
  return (
    (tool === undefined || tool === disagreement.tool) &&
    (rules === undefined || rules.includes(disagreement.rule)) &&
    (types === undefined || types.includes(disagreement.type)) &&
    (ours === undefined || ours === disagreement.ours) &&
    (theirs === undefined || theirs === disagreement.theirs) &&
    (content === undefined || new RegExp(content).test(written))
  );
}
