import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largeTemplate } from '../external/large-template';
import { run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-text-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SERVERLESS = join(__dirname, '..', 'external', 'serverless.yaml');
/** The lines of a window with 80 columns. */
const SCREEN = 50;

const linesOf = (path: string, stage: string, ...more: string[]): readonly string[] =>
  run('check', path, '--stage', stage, '--owner', 'ops', ...more)
    .output.trimEnd()
    .split('\n');
const textOf = (...args: Parameters<typeof linesOf>): string =>
  linesOf(...args)
    .join(' ')
    .replaceAll(/\s+/g, ' ');

function template(resources: readonly string[]): string {
  const path = join(folder, 'shop.yaml');
  writeFileSync(path, ['Resources:', ...resources].join('\n'));
  return path;
}

const instance = (id: string) =>
  `  ${id}: { Type: AWS::RDS::DBInstance, Properties: { AutoMinorVersionUpgrade: false } }`;
const INSTANCES = ['A', 'B', 'C', 'D', 'E'].map(instance);

test.each(['Development', 'Staging', 'SoftLaunch', 'Production'])(
  'an ordinary template as %s fits a screen of 80 columns',
  (stage) => {
    const lines = linesOf(SERVERLESS, stage);
    expect(lines.length).toBeLessThanOrEqual(SCREEN);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  },
);

test('a template of 500 resources is little longer', () => {
  const path = join(folder, 'large.json');
  writeFileSync(path, JSON.stringify(largeTemplate()));
  expect(linesOf(path, 'Production').length).toBeLessThanOrEqual(2 * SCREEN);
});

describe('what is alike is one item', () => {
  test('of a finding: the first resource with its line, the number of others, and the first names', () => {
    expect(textOf(template(INSTANCES), 'Production')).toContain(
      'OPS-3 shop.yaml:2: RDS instance A does not install minor engine versions automatically. 4 more: RDS instance B, RDS instance C and 2 others.',
    );
  });

  test('of what is missing', () => {
    expect(textOf(SERVERLESS, 'Production')).toMatch(/pending MON-3, PEN-1, PRB-2, STF-1 to attest/);
  });

  test('of what is unknown for the same reason', () => {
    expect(textOf(SERVERLESS, 'Production')).toContain(
      'unknown BAK-2, BAK-3, BAK-4 No backup plan is known to select a data store (BAK-1).',
    );
  });

  test('of the controls of a framework', () => {
    expect(textOf(SERVERLESS, 'Production', '--framework', 'GDPR')).toMatch(
      /not met GDPR \d+ controls: Art\. 5, .* and \d others; by CTL\.encrypted-at-rest, .* others/,
    );
  });
});

describe('the remediation', () => {
  test('is in the summary if there is room', () => {
    expect(textOf(SERVERLESS, 'Staging')).toMatch(/has no tag stage:owner\..* Fix: Tag the resource/);
  });

  test('is left to --verbose if there is not', () => {
    expect(textOf(SERVERLESS, 'Production')).not.toContain('Fix:');
    expect(textOf(SERVERLESS, 'Production')).toMatch(/--verbose names .* the fix of each finding/);
    expect(textOf(SERVERLESS, 'Production', '--verbose')).toContain('Fix: Tag the resource with stage:owner');
  });
});

describe('--verbose', () => {
  test('names every resource with file, line and column of its property', () => {
    const text = textOf(template(INSTANCES), 'Production', '--verbose');
    for (const [index, id] of ['A', 'B', 'C', 'D', 'E'].entries()) {
      expect(text).toContain(
        `${folder}/shop.yaml:${index + 2}:50: RDS instance ${id} does not install minor engine versions`,
      );
    }
  });

  test('has the titles of requirements, what is pending and what is unknown', () => {
    const text = textOf(SERVERLESS, 'Production', '--verbose');
    expect(text).toContain('pending SRV-2 Capacity follows the business');
    expect(text).toContain('not declared: the availability, continuity and reliability');
    expect(text).toContain('unknown BAK-4 Backups are encrypted with a customer managed key');
    expect(text).not.toContain('--verbose');
  });

  test('changes no other format', () => {
    const [plain, verbose] = [[], ['--verbose']].map(
      (more) => run('check', SERVERLESS, '--stage', 'Staging', '--format', 'json', ...more).output,
    );
    expect(verbose).toBe(plain);
  });
});
