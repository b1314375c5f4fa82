import { readDocument } from './documents';

const README = readDocument('README.md');

test('the README has at most 200 lines', () => {
  expect(README.text.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
});

test('the README says what the package is within ten lines', () => {
  const beginning = README.text.split('\n').slice(0, 10).join(' ');
  for (const word of ['AWS CDK', 'environment', 'development', 'production', 'checks', 'report']) {
    expect(beginning).toContain(word);
  }
});

test('the first example has at most twenty lines', () => {
  const example = README.blocks.find(({ language }) => language === 'ts');
  expect(example?.code.trim().split('\n').length).toBeLessThanOrEqual(20);
});
