import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Comparison, contentOf } from './comparison';
import { corpus } from './corpus';
import { ownAnswers } from './ours';
import { faultsOfReview, reviewedDisagreements } from './review';
import { MAPPED_RULES } from './rule-mapping';
import { verdictTable } from './statistics';
import { type Judgement, judge } from './tools/judge';
import type { ToolName } from './tools/tools';

const RESULTS = join(__dirname, 'results', 'comparison.json');
const VERDICTS = join(__dirname, 'results', 'verdicts.md');

/**
 * Compares our answers over the corpus with those of Checkov, cdk-nag and the Guard rules of AWS Control Tower, on the templates that
 * cfn-lint does not refuse, and writes the results. With `--check` it writes nothing, and fails where they differ from what is
 * checked in. With `--verdicts` it runs no other tool, and writes the table of our verdicts only.
 */
async function main(args: readonly string[]): Promise<number> {
  const templates = corpus();
  const answers = new Map(templates.map((template) => [template.id, ownAnswers(template)]));
  const isCheck = args.includes('--check');
  const faults = [keep(VERDICTS, verdictTable(answers.values()), isCheck)];
  if (!args.includes('--verdicts')) {
    const judgement = await judge(templates, rulesByTool(), (line) => console.log(line));
    const comparison = compare(templates, answers, judgement, MAPPED_RULES);
    faults.push(keep(RESULTS, textOf(templates.length, judgement, comparison), isCheck));
    faults.push(...faultsOfReview(comparison.disagreements, reviewedDisagreements()));
  }
  const found = faults.filter((fault) => fault !== undefined);
  found.forEach((fault) => console.error(fault));
  console.log(`templates: ${templates.length}, faults: ${found.length}`);
  return found.length === 0 ? 0 : 1;
}

function rulesByTool(): ReadonlyMap<ToolName, readonly string[]> {
  const rules = new Map<ToolName, string[]>();
  for (const { tool, rule } of MAPPED_RULES) rules.set(tool, [...(rules.get(tool) ?? []), rule]);
  return rules;
}

/** Writes a file, or compares it with what is there. */
function keep(file: string, text: string, isCheck: boolean): string | undefined {
  if (!isCheck) {
    writeFileSync(file, text);
    return undefined;
  }
  return readFileSync(file, 'utf8') === text
    ? undefined
    : `${file} has other results. Run npm run differential, and review them.`;
}

/** The results with a line for each rule and each disagreement; of templates in which two properties vary, their number. */
function textOf(templates: number, { refused }: Judgement, { rules, disagreements }: Comparison): string {
  const byError: Record<string, number> = {};
  for (const error of [...refused.values()].sort()) byError[error] = (byError[error] ?? 0) + 1;
  const listed = disagreements.map(({ templates: all, ...disagreement }) => {
    const single = all.filter(({ isPair }) => !isPair);
    return { ...disagreement, pairs: all.length - single.length, templates: single.map(contentOf) };
  });
  const lines = (values: readonly unknown[]) =>
    values.map((value) => `    ${JSON.stringify(value)}`).join(',\n');
  return `{
  "templates": ${templates},
  "refusedByCfnLint": ${JSON.stringify(byError)},
  "rules": [
${lines(rules)}
  ],
  "disagreements": [
${lines(listed)}
  ]
}
`;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(String(error));
    process.exit(1);
  },
);
