import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../../emulator/failure';
import { findPython, pythonWith } from '../../emulator/python';
import { run } from '../../emulator/processes';
import { type CorpusTemplate, SUBJECT } from '../corpus';
import { runCdkNag } from './cdk-nag';
import { guard, runGuard } from './guard';
import type { ToolName } from './tools';
import type { Verdict, Verdicts } from './verdict';

/** How many templates a process of a tool reads at once: what it holds in memory stays below a gigabyte. */
const BATCH = 500;
const REGION = 'eu-west-1';
const ENVIRONMENTS = join(__dirname, '..', '..', '..', '.cache', 'differential');

type ByRule = ReadonlyMap<string, Verdict>;
type Batch = ReadonlyMap<string, CorpusTemplate>;

/** What the judges from outside answer. */
export interface Judgement {
  readonly verdicts: ReadonlyMap<ToolName, Verdicts>;
  /** By the id of a template that cfn-lint refuses, the rule by which it does. */
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * Runs the judges over templates, one after the other.
 *
 * @param rules by judge, the names of its rules
 * @param say receives what takes long
 * @throws Failure if there is no Python, or a judge cannot be installed or fails
 */
export async function judge(
  templates: readonly CorpusTemplate[],
  rules: ReadonlyMap<ToolName, readonly string[]>,
  say: (line: string) => void,
): Promise<Judgement> {
  const python = await pythonWithJudges(say);
  const namesOf = (tool: ToolName) => rules.get(tool) ?? [];
  say('cdk-nag');
  const nag = runCdkNag(templates, namesOf('cdk-nag'));
  const program = guard(ENVIRONMENTS);
  const found = { checkov: new Map<string, ByRule>(), guard: new Map<string, ByRule>() };
  const refused = new Map<string, string>();
  for (let start = 0; start < templates.length; start += BATCH) {
    say(`Checkov, cfn-lint and Guard: ${start} of ${templates.length} templates`);
    const batch = new Map(templates.slice(start, start + BATCH).map((one, index) => [`${index}.json`, one]));
    await inFolder(batch, async (folder) => {
      for (const [file, verdicts] of await checkov(python, folder, namesOf('checkov')))
        found.checkov.set(idOf(batch, file), verdicts);
      for (const [file, verdicts] of runGuard(program, namesOf('guard'), folder))
        found.guard.set(idOf(batch, file), verdicts);
      for (const [file, errors] of await cfnLint(python, folder)) {
        if (errors.length > 0) refused.set(idOf(batch, file), errors[0]);
      }
    });
  }
  return {
    verdicts: new Map<ToolName, Verdicts>([
      ['cdk-nag', nag],
      ...(Object.entries(found) as [ToolName, Verdicts][]),
    ]),
    refused,
  };
}

function idOf(batch: Batch, file: string): string {
  const template = batch.get(file);
  if (template === undefined) throw new Error(`${file}: a judge answers about a file that is no template.`);
  return template.id;
}

async function pythonWithJudges(say: (line: string) => void): Promise<string> {
  const python = await findPython();
  if (python === undefined)
    throw new Failure('Checkov and cfn-lint need Python 3.10 or newer on the path: install it.');
  const requirements = join(__dirname, 'requirements.txt');
  return pythonWith(
    { name: 'judges', requirements, module: 'checkov.cloudformation.runner' },
    python,
    say,
    ENVIRONMENTS,
  );
}

async function inFolder(batch: Batch, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'differential-'));
  try {
    mkdirSync(join(folder, 'templates'));
    for (const [file, { body }] of batch)
      writeFileSync(join(folder, 'templates', file), JSON.stringify(body));
    await use(join(folder, 'templates'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function checkov(
  python: string,
  folder: string,
  rules: readonly string[],
): Promise<ReadonlyMap<string, ByRule>> {
  const { results, notParsed } = (await script(python, 'run_checkov.py', [
    folder,
    rules.join(','),
    SUBJECT,
  ])) as {
    readonly results: Record<string, Record<string, string>>;
    readonly notParsed: readonly string[];
  };
  if (notParsed.length > 0)
    throw new Failure(`Checkov cannot read ${notParsed.length} templates.`, notParsed.join('\n'));
  return new Map(
    Object.entries(results).map(([file, byRule]) => [
      file,
      new Map(Object.entries(byRule).map(([rule, result]) => [rule, result === 'passed' ? 'pass' : 'fail'])),
    ]),
  );
}

async function cfnLint(python: string, folder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await script(python, 'run_cfn_lint.py', [folder, REGION]);
  return new Map(Object.entries(found as Record<string, readonly string[]>));
}

/** Runs a script beside this file with the isolated Python, and reads what it writes. */
async function script(python: string, name: string, args: readonly string[]): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'differential-'));
  try {
    const out = join(folder, 'out.json');
    const { code, output } = await run(python, ['-I', join(__dirname, name), out, ...args]);
    if (code !== 0)
      throw new Failure(`${name} ended with ${code}.`, output.split('\n').slice(-20).join('\n'));
    return JSON.parse(readFileSync(out, 'utf8')) as unknown;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
