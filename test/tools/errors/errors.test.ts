import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spi, StageEnvironmentError } from '../../../lib';
import { definitionsIn, errorDefinitions } from './definitions';
import { errorsReference } from './reference';

const { definitions, computed } = errorDefinitions();
const reference = errorsReference();

/** The anchors that GitHub makes of the headings. */
const anchors = [...reference.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
  heading.toLowerCase().replaceAll(/[^a-z\d-]/g, ''),
);

const USE: spi.StageEnvironmentErrorProps = {
  id: 'network.nat-gateways',
  what: 'NAT gateways of the network',
  value: -1,
  limit: 'it must be none or more',
  remediation: 'leave it out',
};

describe('an error', () => {
  test('has its id at the end of its message, and the anchor of the reference', () => {
    const error = new StageEnvironmentError(USE);

    expect(error.id).toBe('network.nat-gateways');
    expect(error.help).toBe('docs/reference/errors.md#networknat-gateways');
    expect(error.message).toBe(
      'NAT gateways of the network: got -1, but it must be none or more; leave it out [network.nat-gateways]',
    );
  });

  test('has the requirement before its id', () => {
    const { message } = new StageEnvironmentError({ ...USE, requirement: 'SRV-2' });

    expect(message).toMatch(/; leave it out \[SRV-2, network\.nat-gateways\]$/);
  });

  test('of a component from outside leads to the documentation of that component', () => {
    const help = 'https://example.com/errors#acme';

    expect(new StageEnvironmentError({ ...USE, help }).help).toBe(help);
  });
});

test("docs/reference/errors.md is today's (if not: npx tsx test/tools/errors/write-reference.ts)", () => {
  const file = join(__dirname, '..', '..', '..', 'docs', 'reference', 'errors.md');

  expect(readFileSync(file, 'utf8')).toBe(reference);
});

test('ids are a topic and a fault, in lower case with hyphens', () => {
  const malformed = definitions.filter(
    ({ id }) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+$/.test(id),
  );

  expect(malformed.map(({ id, place }) => `${place}: ${id}`)).toEqual([]);
});

test.each([
  ['constructs and commands', false],
  ['YAML files', true],
])('no two errors of %s have the same id', (_, ofYaml) => {
  const ids = definitions.filter((one) => one.ofYaml === ofYaml).map(({ id }) => id);

  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
});

test('every id is written out where the error is defined, and has a heading of its own', () => {
  const ids = new Set(definitions.map(({ id }) => id));
  const anchorOf = (id: string) => new StageEnvironmentError({ ...USE, id }).help.split('#')[1];

  expect(computed).toEqual([]);
  expect(ids.size).toBeGreaterThan(200);
  expect([...ids].filter((id) => anchors.filter((anchor) => anchor === anchorOf(id)).length !== 1)).toEqual(
    [],
  );
});

describe('the reader of definitions', () => {
  test('adds what a function of the same file adds, and shows what only a run knows in italics', () => {
    const content = `
      const MAX = 5;
      if (sizes.length > MAX) refuse({ id: 'acme.too-many', limit: \`at most \${MAX} of \${stackName}\` });
      function refuse(fault: Fault): never {
        throw new StageEnvironmentError({ ...fault, what: 'sizes', remediation: 'remove some', requirement: 'ACM-1' });
      }`;

    expect(definitionsIn('lib/acme.ts', content).definitions).toEqual([
      {
        id: 'acme.too-many',
        ofYaml: false,
        place: 'lib/acme.ts:3',
        what: 'sizes',
        limit: 'at most 5 of *stack name*',
        remediation: 'remove some',
        requirement: 'ACM-1',
      },
    ]);
  });

  test('reports an id that is not written out', () => {
    const content = `throw new StageEnvironmentError({ id: \`acme.\${kind}\`, what, value, limit: 'none', remediation });`;

    expect(definitionsIn('lib/acme.ts', content)).toEqual({ definitions: [], computed: ['lib/acme.ts:1'] });
  });
});
