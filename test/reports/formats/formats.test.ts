import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import AjvDraft04 from 'ajv-draft-04';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { sarifOf } from '../../../lib/reports/formats/sarif';
import type { SarifLog } from '../../../lib/reports/formats/sarif-log';
import { type Ledger, LEDGER_VERSION, reportFiles, OutcomeState } from '../../../lib/compliance';
import { framework, named, openLedger, saying, soundLedger, waiving } from './ledgers';

const contentOf = (path: string, ledger: Ledger): string =>
  reportFiles(named(ledger)).find((file) => file.path === path)?.content ?? '';

/** Texts with a meaning for a browser, a shell, a spreadsheet, a parser or a mail client. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"]]></failure><x a=\'',
  '| a | b |\n# heading',
  '![x](javascript:alert(1))',
  '@mention',
  '=cmd|"/c calc"!A0',
  '\u0000\u0007\ufffe\ud800 end',
];

describe('SARIF', () => {
  const schema: unknown = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  const validates = new AjvDraft04({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
    logger: false,
  }).compile(schema as object);
  const logOf = (ledger: Ledger) => JSON.parse(contentOf('results.sarif', ledger)) as SarifLog;

  test.each<[string, Ledger]>([
    ['without a finding', soundLedger()],
    ['with findings', openLedger()],
    ...HOSTILE.map((text): [string, Ledger] => [
      `saying ${JSON.stringify(text)}`,
      saying(soundLedger(), text),
    ]),
  ])('%s is valid by its published schema', (_which, ledger) => {
    const log = logOf(ledger);
    validates({ ...log, $schema: undefined });
    expect(validates.errors ?? []).toEqual([]);
  });

  test('a blocking finding is an error, with rule, remediation and location', () => {
    const [run] = logOf(openLedger()).runs;
    const fault = run.results.find(({ ruleId }) => ruleId === 'STG-2.no-anonymous-access');
    const rule = run.tool.driver.rules[fault?.ruleIndex ?? 0];

    expect(fault).toMatchObject({ level: 'error', kind: 'fail' });
    expect(rule).toMatchObject({
      id: 'STG-2.no-anonymous-access',
      help: { text: expect.stringMatching(/\w/) as string },
    });
    expect(fault?.locations[0].logicalLocations?.[0].fullyQualifiedName).toContain('Balancers');
  });

  test('an acknowledged finding is suppressed, with the reason', () => {
    const [run] = logOf(saying(soundLedger(), 'as agreed')).runs;
    const ofPack = run.results.filter(({ ruleId }) => ruleId === 'AwsSolutions-S1');
    expect(ofPack.map(({ suppressions }) => suppressions)).toEqual([
      undefined,
      [{ kind: 'external', status: 'accepted', justification: 'as agreed' }],
    ]);
  });

  test.each([
    [
      'waived',
      {},
      [{ kind: 'external', status: 'accepted', justification: 'waived until 2027-04-30: soon' }],
    ],
    ['waived, but blocking,', { blocking: true }, undefined],
    ['not met', { state: OutcomeState.NOT_MET }, undefined],
  ])('a finding of a requirement that is %s is suppressed or not', (_which, change, suppressions) => {
    const ledger = waiving(openLedger(), 'STG-2', 'waived until 2027-04-30: soon');
    const requirements = ledger.requirements.map((requirement) =>
      requirement.id === 'STG-2' ? { ...requirement, ...change } : requirement,
    );
    const log = logOf({ ...ledger, requirements });
    const found = log.runs[0].results.filter(({ ruleId }) => ruleId.startsWith('STG-2.'));

    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one.suppressions).toEqual(suppressions);
    validates({ ...log, $schema: undefined });
    expect(validates.errors ?? []).toEqual([]);
  });

  test('a finding points at the source line if the CDK knows it, else at the template', () => {
    const ledger = saying(soundLedger(), 'Shop');
    const [requirement, ...requirements] = ledger.requirements;
    const [check] = requirement.checks;
    const [finding] = check.findings;
    const [resource] = check.resources;
    const at = (source?: string): Ledger => ({
      ...ledger,
      nag: [],
      cloudFormationLimits: [{ stack: 'Shop', templateFile: 'Shop.template.json', limits: [] }],
      requirements: [
        {
          ...requirement,
          checks: [{ ...check, findings: [{ ...finding, resource: { ...resource, source } }] }],
        },
        ...requirements.map((one) => ({ ...one, checks: [] })),
      ],
    });
    const placeOf = (shown: Ledger) => logOf(shown).runs[0].results[0].locations[0].physicalLocation;

    expect(placeOf(at('lib/shop.ts:12:5'))).toEqual({
      artifactLocation: { uri: 'lib/shop.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 12, startColumn: 5 },
    });
    expect(placeOf(at())).toEqual({
      artifactLocation: { uri: 'cdk.out/Shop.template.json', uriBaseId: '%SRCROOT%' },
    });
  });
});

test('SARIF: a finding of the environment as a whole points at its first template', () => {
  const ledger = saying(soundLedger(), 'Shop');
  const [requirement, ...others] = ledger.requirements;
  const [check] = requirement.checks;
  const finding = { ...check.findings[0], resource: undefined };
  const requirements = [{ ...requirement, checks: [{ ...check, findings: [finding] }] }, ...others];
  const cloudFormationLimits = [{ stack: 'Shop', templateFile: 'a b.json', limits: [] }];
  const [run] = (
    JSON.parse(sarifOf(named({ ...ledger, requirements, cloudFormationLimits }), 'templates')) as SarifLog
  ).runs;

  expect(run.results[0].locations).toEqual([
    { physicalLocation: { artifactLocation: { uri: 'templates/a%20b.json', uriBaseId: '%SRCROOT%' } } },
  ]);
});

describe('JUnit', () => {
  interface Suite {
    readonly '@name': string;
    readonly '@tests': string;
    readonly '@failures': string;
    readonly '@skipped': string;
    readonly testcase: readonly {
      readonly '@name': string;
      readonly failure?: unknown;
      readonly skipped?: unknown;
    }[];
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  const suitesOf = (ledger: Ledger) =>
    (parser.parse(contentOf('junit.xml', ledger)) as { testsuites: { testsuite: Suite[] } }).testsuites
      .testsuite;

  test.each(HOSTILE)('with %j is well-formed', (text) => {
    expect(XMLValidator.validate(contentOf('junit.xml', saying(soundLedger(), text)))).toBe(true);
  });

  test('a blocking requirement fails, one that is not required is skipped, and the counts are those of the cases', () => {
    const [suite] = suitesOf(openLedger());
    const caseOf = (id: string) => suite.testcase.find((one) => one['@name'].startsWith(`${id} `));

    expect(caseOf('STG-2')?.failure).toBeDefined();
    expect(caseOf('BAK-1')?.skipped).toBeDefined();
    expect(caseOf('STG-1')).toEqual({
      '@classname': 'Staging: requirements',
      '@name': expect.any(String) as string,
    });
    expect(Number(suite['@failures'])).toBe(
      suite.testcase.filter(({ failure }) => failure !== undefined).length,
    );
    expect(Number(suite['@skipped'])).toBe(
      suite.testcase.filter(({ skipped }) => skipped !== undefined).length,
    );
    expect(Number(suite['@tests'])).toBe(suite.testcase.length);
  });

  test('a waived requirement or control is skipped, with the reason', () => {
    const waived = waiving(openLedger(), 'STG-2', 'waived until 2027-04-30: soon');
    const account = framework('waived until 2027-04-30: later');
    const controls = account.controls.map((control) => ({ ...control, state: OutcomeState.WAIVED }));
    const [requirements, ofFramework] = suitesOf({ ...waived, frameworks: [{ ...account, controls }] });
    const requirement = requirements.testcase.find((one) => one['@name'].startsWith('STG-2 '));

    expect(requirement?.failure).toBeUndefined();
    expect(requirement?.skipped).toEqual({ '@message': 'waived: waived until 2027-04-30: soon' });
    expect(ofFramework.testcase[0].skipped).toEqual({ '@message': 'waived: waived until 2027-04-30: later' });
    expect(ofFramework['@skipped']).toBe('1');
  });

  test('each framework is a suite', () => {
    const suites = suitesOf({ ...soundLedger(), frameworks: [framework('attestation missing')] });
    expect(suites.map((suite) => suite['@name'])).toEqual(['Staging: requirements', 'Staging: HIPAA']);
  });
});

describe('CSV', () => {
  /** Reads RFC 4180. */
  function parsed(text: string): string[][] {
    return text
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) =>
        [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => cell.replaceAll('""', '"')),
      );
  }

  test('has a line with every column for every requirement and every control', () => {
    const ledger = { ...openLedger(), frameworks: [framework('attestation missing')] };
    const [head, ...lines] = parsed(contentOf('controls.csv', ledger));

    expect(lines.map((line) => line[head.indexOf('id')])).toEqual([
      ...ledger.requirements.map(({ id }) => id),
      'HIPAA/164.312(a)(1)',
    ]);
    for (const line of lines) expect(line).toHaveLength(head.length);
    const broken = lines.find((line) => line[head.indexOf('id')] === 'STG-2') ?? [];
    expect(broken[head.indexOf('state')]).toBe(OutcomeState.NOT_MET);
    expect(broken[head.indexOf('blocking')]).toBe('yes');
    expect(broken[head.indexOf('resources')]).toContain('Balancers');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\uff1d1'])('%j is not a formula', (text) => {
    const content = contentOf('controls.csv', saying(soundLedger(), text));
    expect(content).toContain(`"'${text}"`);
    expect(content).not.toContain(`"${text}"`);
  });
});

describe('Markdown', () => {
  const textOf = (ledger: Ledger) => contentOf('report.md', ledger);

  test('has the verdict of each environment, and its blockers', () => {
    expect(textOf(soundLedger())).toContain('It passes.');
    expect(textOf(openLedger())).toMatch(/\*\*It does not pass: .*STG-2.*\*\*/);
  });

  test('has the edition, the date and the number of listed controls of a framework, and whether it is partial', () => {
    const partial = { ...framework('attestation missing'), partialBecause: 'the rest does not apply' };
    expect(textOf({ ...soundLedger(), frameworks: [partial] })).toContain(
      '- HIPAA Security Rule &#40;2013-01, partial&#41;: 1 of 2 standards and specifications listed: 1 pending',
    );
  });

  test('has no owner if none is declared', () => {
    const ledger = soundLedger();
    const shown = textOf({ ...ledger, environment: { ...ledger.environment, owner: '' } });
    expect(shown).toContain('\nStaging. It passes.\n');
  });

  test('lists the action items, faults first', () => {
    const lines = textOf({ ...openLedger(), frameworks: [framework('attestation missing')] }).split('\n');
    const fault = lines.findIndex((line) => line.startsWith('| STG') && line.includes(OutcomeState.NOT_MET));
    const open = lines.findIndex((line) => line.includes('Access control'));
    expect(fault).toBeGreaterThan(0);
    expect(open).toBeGreaterThan(fault);
  });

  test.each(HOSTILE)('%j is neither markup, nor a mention, nor a line of its own', (text) => {
    const shown = textOf(saying(soundLedger(), text));
    const plain = textOf(saying(soundLedger(), 'plain'));
    expect(shown.split('\n')).toHaveLength(plain.split('\n').length);
    expect(shown).not.toMatch(/<script|@mention|!\[x\]/);
  });
});

describe('ledger.json', () => {
  const schema = JSON.parse(
    readFileSync(require.resolve('cdk-stage-environments/ledger.schema.json'), 'utf8'),
  ) as object;
  const validates = new Ajv({ strict: false, allowUnionTypes: true }).compile(schema);
  const written = (ledger: Ledger) => JSON.parse(contentOf('Staging/ledger.json', ledger)) as unknown;

  test.each([
    ['sound', soundLedger()],
    ['with faults', openLedger()],
    ['hostile', saying(soundLedger(), HOSTILE[0])],
  ])('%s: is valid by the published schema', (_which, ledger) => {
    validates(written(ledger));
    expect(validates.errors ?? []).toEqual([]);
  });

  test('the schema refuses a ledger with an additional field, a missing field, or a field of another type', () => {
    const ledger = written(soundLedger()) as Record<string, unknown>;
    expect(validates({ ...ledger, more: true })).toBe(false);
    expect(validates({ ...ledger, requirements: undefined })).toBe(false);
    expect(validates({ ...ledger, version: String(LEDGER_VERSION) })).toBe(false);
  });
});
