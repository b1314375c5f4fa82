import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { factsOf, typesWith } from '../../lib/aws/types';
import type { TypeFacts } from '../../lib/aws/facts';
import { openRequirements } from '../emulator/python-environment';
import { corpus, type CorpusTemplate, SUBJECT } from './corpus';
import { corpusTypes } from './corpus-types';
import { propertiesRead } from './properties-read';
import { ELEMENT } from './property-path';
import { NOT_VARIED } from './not-varied';

const TYPES = corpusTypes();
const TEMPLATES = corpus();

/** A path without the marks of lists, which facts read as one value or several. */
function plain(path: string): string {
  return path
    .split('.')
    .filter((name) => name !== ELEMENT)
    .join('.');
}

/** True for the base, and for one property with a literal value. */
function isLiteral({ id, isPair }: CorpusTemplate): boolean {
  return !isPair && / base$| =/.test(id) && !/ by \w+$| or none$| in both branches$/.test(id);
}

test('the corpus has every type with facts, and at least 2,000 templates, each once', () => {
  const questions = Object.keys(factsOf('AWS::S3::Bucket') ?? {}) as (keyof TypeFacts)[];
  const known = [...new Set(questions.flatMap((question) => typesWith(question)))];
  const ids = TEMPLATES.map(({ id }) => id);

  expect(known.filter((type) => !TYPES.some((one) => one.type === type))).toEqual([]);
  expect(TYPES.filter(({ type }) => factsOf(type) === undefined)).toEqual([]);
  expect(ids.length).toBeGreaterThanOrEqual(2000);
  expect(new Set(ids).size).toBe(ids.length);
  expect(corpus()).toEqual(TEMPLATES);
});

describe('every property that a fact reads varies in the corpus', () => {
  test.each(TYPES.map((one) => [one.type, one] as const))('%s', (type, { variants }) => {
    const bases = TEMPLATES.filter((one) => one.type === type && isLiteral(one))
      .map(({ body }) => body as { Resources: Record<string, { Properties: Record<string, unknown> }> })
      .map(({ Resources }) => Resources[SUBJECT].Properties);
    const read = [...new Set(propertiesRead(type, bases).map((path) => plain(path.join('.'))))];
    const leaves = read.filter((path) => !read.some((other) => other.startsWith(`${path}.`)));
    const varied = Object.keys(variants).map(plain);
    const isVaried = (path: string) =>
      varied.some((one) => one === path || one.startsWith(`${path}.`) || path.startsWith(`${one}.`));

    expect(leaves.filter((path) => !isVaried(path))).toEqual(NOT_VARIED[type] ?? []);
  });
});

test('the base of every type is valid by the types of the CDK', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'corpus-test-'));
  const app = new App({ outdir: join(scratch, 'cdk.out') });
  TYPES.forEach(({ type, properties }, index) => {
    const templateFile = join(scratch, 'template.json');
    writeFileSync(
      templateFile,
      JSON.stringify({ Resources: { [SUBJECT]: { Type: type, Properties: properties } } }),
    );
    new CfnInclude(new Stack(app, `Type${index}`), 'Template', { templateFile });
  });

  expect(() => app.synth()).not.toThrow();
  rmSync(scratch, { recursive: true });
});

test('the packages of the judges are pinned to one version and its content', () => {
  expect(openRequirements(readFileSync(join(__dirname, 'tools', 'requirements.txt'), 'utf8'))).toEqual([]);
});
