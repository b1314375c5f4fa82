import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PORT_FORWARDING } from '../../bin/init/next-steps';
import { run } from '../command-line/run';
import { allDocuments, type Document, documentOf, readDocument, ROOT } from './documents';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The shell commands of a document: lines of blocks, joined where they go on, and code in sentences. */
function commandsOf({ text, blocks }: Document): string[] {
  const lines = blocks
    .filter(({ language }) => ['sh', 'bash', 'yaml'].includes(language))
    .flatMap(({ code }) => code.replaceAll('\\\n', ' ').split('\n'));
  const inline = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, code]) => code,
  );
  return [...lines, ...inline].flatMap((line) => line.split(/&&|\s#\s/)).map((command) => command.trim());
}

/** What is wrong with the commands of this package in a document: unknown commands and options. */
function problemsOf(document: Document): string[] {
  return commandsOf(document).flatMap((command) => {
    const npm = /^(?:- run: )?npm (?:run )?([\w:-]+)/.exec(command)?.[1];
    if (npm !== undefined) return isScript(npm) ? [] : [`${document.path}: no script ${npm}`];
    const own = /(?:^|npx )cdk-stage-environments ([a-z-]+)(.*)$/.exec(command.replaceAll("'", ''));
    return own === null ? [] : ownProblems(own[1], own[2]).map((problem) => `${document.path}: ${problem}`);
  });
}

const isScript = (name: string): boolean =>
  ['ci', 'install', 'pack', 'test', 'start'].includes(name) || Object.hasOwn(scripts, name);

function ownProblems(command: string, rest: string): string[] {
  const { code, output } = run(command, '--help');
  if (code !== 0 || !output.includes(`cdk-stage-environments ${command}`)) return [`no command ${command}`];
  const known = new Set([...output.matchAll(/(?<=[\s,])--?[a-z][a-z-]*/g)].map(([option]) => option));
  const options = [...rest.matchAll(/(?<=\s)--?[a-z][a-z-]*/g)].map(([option]) => option);
  return options
    .filter((option) => !known.has(option) && !CDK_OPTIONS.includes(option))
    .map((option) => `${command} has no option ${option}`);
}

/** Behind `--app 'npx cdk-stage-environments app'`, options are those of the CDK. */
const CDK_OPTIONS = ['--quiet', '--output'];

test('every command of the package exists, with its options', () => {
  expect(allDocuments().flatMap(problemsOf)).toEqual([]);
});

test('the command that reaches a development environment is the one that init prints', () => {
  const { text } = readDocument('docs/getting-started-yaml.md');
  expect(text).toContain(`\n${PORT_FORWARDING.join('\n')}\n`);
});

test('every option in a table of options is one of check', () => {
  const { text } = readDocument('docs/checking-other-templates.md');
  const options = [...text.matchAll(/^\| (`--[^|]+) \|/gm)].flatMap(
    ([, cell]) => cell.match(/--[a-z-]+/g) ?? [],
  );
  const { output } = run('check', '--help');
  expect(options.length).toBeGreaterThan(5);
  expect(options.filter((option) => !output.includes(` ${option} `))).toEqual([]);
});

test.each([
  ['npx cdk-stage-environments judge cdk.out', 'no command judge'],
  ['npx cdk-stage-environments check cdk.out --kind Production', 'check has no option --kind'],
  ['npm run nothing', 'no script nothing'],
])('%s is found', (command, problem) => {
  expect(problemsOf(documentOf('README.md', `Run \`${command}\`.\n`))).toEqual([`README.md: ${problem}`]);
  expect(problemsOf(documentOf('README.md', `\`\`\`sh\n${command}\n\`\`\`\n`))).toEqual([
    `README.md: ${problem}`,
  ]);
});
