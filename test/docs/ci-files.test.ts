import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SarifLog } from '../../lib/reports/formats/sarif-log';
import { run } from '../command-line/run';
import { compliantTemplate, OWNER, PARTNER_ACCOUNT, TEAM_RANGE } from '../compliance/compliant-staging';
import { ROOT } from './documents';

const FOLDER = join(ROOT, 'docs', 'ci');
const FILES = readdirSync(FOLDER).sort();
const COMMAND = /^npx cdk-stage-environments (check .*)$/;

let folder: string;
const workingFolder = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docs-ci-'));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(workingFolder);
  rmSync(folder, { recursive: true, force: true });
});

const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

/** All texts of a YAML file. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The arguments of the commands of a file that call this package. */
const commandsOf = (file: string): string[][] =>
  textsIn(parse(textOf(file))).flatMap((text) => {
    const command = COMMAND.exec(text)?.[1];
    return command === undefined ? [] : [command.split(' ')];
  });

const COMMANDS = FILES.flatMap((file) =>
  commandsOf(file).map((args) => [file, args.join(' '), args] as const),
);

test('there is a file for each of the three', () => {
  expect(FILES).toEqual(['github-actions.yml', 'gitlab-ci.yml', 'pre-commit-config.yaml']);
  expect(new Set(COMMANDS.map(([file]) => file))).toEqual(new Set(FILES));
});

/** The file that a command writes. */
const outputOf = (args: readonly string[]): string | undefined =>
  args.includes('--output') ? args[args.indexOf('--output') + 1] : undefined;

const placesIn = (report: string) =>
  (JSON.parse(report) as SarifLog).runs.flatMap(({ results }) =>
    results.flatMap(({ locations }) => locations.map(({ physicalLocation }) => physicalLocation?.region)),
  );

describe.each(COMMANDS)('%s: %s', (_file, _command, args) => {
  test('fails for a template with faults, and writes its report', () => {
    writeFileSync('template.yaml', 'Resources:\n  Orders: { Type: AWS::DynamoDB::Table }\n');

    const { code, errors } = run(...args);

    expect(code).toBe(1);
    const output = outputOf(args);
    const report = output === undefined ? '' : readFileSync(output, 'utf8');
    if (output === undefined) expect(errors).toBe('');
    else if (output.endsWith('.xml')) expect(report).toMatch(/<testsuites[^]*<failure/);
    else expect(placesIn(report)).toContainEqual({ startLine: 2, startColumn: 3, endColumn: 9 });
  });

  test('passes for an environment that does', () => {
    writeFileSync('template.yaml', JSON.stringify(compliantTemplate()));
    const declared = `--owner ${OWNER} --team-access ${TEAM_RANGE} --egress 0.0.0.0/0:443 --partner ${PARTNER_ACCOUNT}`;
    const place = '--account 111122223333 --region eu-west-1';
    const staging = args.map((arg) => (arg === 'Production' ? 'Staging' : arg));

    expect(run(...staging, ...`${declared} ${place}`.split(' ')).code).toBe(0);
  });

  test('evaluates nothing without the template, and writes no report', () => {
    expect(run(...args)).toMatchObject({ code: 2, output: '' });
    expect(existsSync(outputOf(args) ?? 'none')).toBe(false);
  });
});

test('the GitHub workflow uploads the file that its command writes, also if the check fails', () => {
  interface Step {
    readonly run?: string;
    readonly uses?: string;
    readonly if?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }
  const { jobs } = parse(textOf('github-actions.yml')) as {
    readonly jobs: { readonly check: { readonly steps: readonly Step[] } };
  };
  const upload = jobs.check.steps.find(({ uses }) => uses?.includes('upload-sarif'));
  const [args] = commandsOf('github-actions.yml');
  expect(upload?.with?.sarif_file).toBe(outputOf(args));
  expect(upload?.if).toContain('!cancelled()');
});

test('the GitLab job keeps the files that its commands write', () => {
  const { artifacts } = (parse(textOf('gitlab-ci.yml')) as Record<string, Record<string, unknown>>)[
    'check-templates'
  ];
  const kept = textsIn(artifacts);
  for (const args of commandsOf('gitlab-ci.yml')) expect(kept).toContain(outputOf(args));
});

test('the hook runs for the template that its command checks, and passes no other names', () => {
  const { repos } = parse(textOf('pre-commit-config.yaml')) as {
    readonly repos: readonly {
      readonly hooks: readonly { readonly files: string; readonly pass_filenames: boolean }[];
    }[];
  };
  const [hook] = repos[0].hooks;
  const [[, path]] = commandsOf('pre-commit-config.yaml');
  expect(new RegExp(hook.files).test(path)).toBe(true);
  expect(hook.pass_filenames).toBe(false);
});
