import { App, Stack } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { FRAMEWORKS } from '../../../lib/compliance/frameworks/framework';
import { CHECKS } from '../../../lib/compliance/checks/checks';
import type { FrameworkTable } from '../../../lib/compliance/frameworks/framework-table';
import type * as Tables from '../../../lib/compliance/frameworks/tables/tables';
import { FRAMEWORK_TABLES, frameworkTables } from '../../../lib/compliance/frameworks/tables/tables';
import type { NagPackPlugin } from '../../../lib/compliance/nag/nag-pack-plugin';
import { packOf } from '../nag/pack-of';
import type { PackName } from '../../../lib/requirements/pack-name';

const FOLDER = '../../../lib/compliance/frameworks/tables';
const TABLES_MODULE = `${FOLDER}/tables`;

const DECLARED = [...FRAMEWORKS.values()].map(({ declared }) => declared);

const TABLES = frameworkTables(DECLARED.map(({ name }) => name));
const BY_NAME = TABLES.map((table): [string, FrameworkTable] => [table.name, table]);

/** How each framework numbers its controls. */
const NUMBERED: Readonly<Record<string, RegExp>> = {
  HIPAA: /^164\.\d{3}(\([a-z]\)(\(\d\)(\([ivx]+\)(\([A-Z]\))?)?)?)?$/,
  'PCI DSS': /^(\d{1,2}\.\d{1,2}(\.\d{1,2}){0,3}|A\d(\.\d){1,3})$/,
  FISMA: /^(AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PS|RA|SA|SC|SI|SR)-\d{1,2}(\(\d{1,2}\))?$/,
  GDPR: /^Art\. \d{1,2}(\(\d\)(\([a-d]\))?)?$/,
  CCPA: /^1798\.\d{3}$/,
  WCAG: /^[1-4]\.\d\.\d{1,2}$/,
  'Section 508': /^([1-4]\.\d\.\d{1,2}|[3-6]0\d(\.\d{1,2}){1,2})$/,
  'NIST 800-171': /^3\.\d{1,2}\.\d{1,2}$/,
  'ISO 27001': /^A\.[5-8]\.\d{1,2}$/,
};

/** The rules of each pack, which evaluates any template with every rule. */
function rulesOfPacks(): Readonly<Record<PackName, readonly string[]>> {
  const stack = new Stack(new App(), 'Any');
  new sns.CfnTopic(stack, 'Topic');
  const rulesOf = ({ result }: NagPackPlugin) => result.rules.map(({ rule }) => rule);
  return {
    AwsSolutions: rulesOf(packOf('AwsSolutions', stack)),
    'HIPAA.Security': rulesOf(packOf('HIPAA.Security', stack)),
    'NIST.800.53.R5': rulesOf(packOf('NIST.800.53.R5', stack)),
    'PCI.DSS.321': rulesOf(packOf('PCI.DSS.321', stack)),
  };
}

function nagRulesOf({ controls }: FrameworkTable): { pack: PackName; rule: string }[] {
  return controls.flatMap(({ proof: { nag = {} } }) =>
    (Object.keys(nag) as PackName[]).flatMap((pack) =>
      (nag[pack] ?? []).map((rule) => ({ pack, rule: `${pack}-${rule}` })),
    ),
  );
}

test('each framework that can be declared has a table under its name, and there is no other table', () => {
  const names = DECLARED.map(({ name }) => name);

  expect(TABLES.map(({ name }) => name)).toEqual(names);
  expect([...FRAMEWORK_TABLES.keys()].sort()).toEqual([...names].sort());
});

test('no table is read before a framework is asked for', () => {
  jest.isolateModules(() => {
    const { frameworkTables: tablesOf } = jest.requireActual<typeof Tables>(TABLES_MODULE);
    const read: string[] = [];
    jest.doMock(`${FOLDER}/gdpr`, () => {
      read.push('GDPR');
      return { GDPR: {} };
    });

    tablesOf(['none', 'WCAG']);
    expect(read).toEqual([]);
    tablesOf(['GDPR']);
    expect(read).toEqual(['GDPR']);
  });
});

test('a framework without a table has none, also one with the name of an object member', () => {
  expect(frameworkTables(['none', 'toString'])).toEqual([]);
});

describe.each(BY_NAME)('%s', (name, table) => {
  const { controls, edition, published, total, unit, partialBecause } = table;

  test('has its edition, its date and its unit', () => {
    expect(edition).toMatch(/\d/);
    expect(published).toMatch(/^(19|20)\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/);
    expect(unit).not.toBe('');
  });

  test('lists all controls of the edition, or has a reason', () => {
    expect(partialBecause === undefined).toBe(controls.length === total);
    expect(controls.length).toBeLessThanOrEqual(total);
    expect(partialBecause).not.toBe('');
  });

  test('numbers each control as the framework does, and once', () => {
    const ids = controls.map(({ id }) => id);

    expect(ids.filter((id) => !NUMBERED[name].test(id))).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('has a short title for each control', () => {
    expect(
      controls.filter(({ title }) => title.trim() === '' || title.length > 115).map(({ id }) => id),
    ).toEqual([]);
  });

  test('has a proof for each control, without duplicates and blanks', () => {
    const faulty = controls.filter(({ proof }) => {
      const { nag = {}, checks = [], validation, attested, manual } = proof;
      const listed = [...checks, ...Object.values(nag).flat()];
      const expected = [validation, attested, manual].filter((text) => text !== undefined);
      const isBlank = expected.some((text) => text.trim() === '');
      return isBlank || listed.length + expected.length === 0 || new Set(listed).size < listed.length;
    });

    expect(faulty.map(({ id }) => id)).toEqual([]);
  });

  test('names registered checks', () => {
    const named = controls.flatMap(({ proof }) => proof.checks ?? []);

    expect(named.filter((id) => !CHECKS.has(id))).toEqual([]);
  });

  test('names no absence check, and not the check that runs those of controls', () => {
    const named = controls.flatMap(({ proof }) => proof.checks ?? []);

    expect(named.filter((id) => id.endsWith('.absent') || id === 'FRM-1.controls')).toEqual([]);
  });

  test('names rules of its packs, and packs that the framework adds', () => {
    const rules = rulesOfPacks();
    const asked = [
      'AwsSolutions',
      ...DECLARED.filter((one) => one.name === name).flatMap(({ packs }) => packs),
    ];
    const named = nagRulesOf(table);

    expect(named.filter(({ pack, rule }) => !rules[pack].includes(rule))).toEqual([]);
    expect(named.filter(({ pack }) => !asked.includes(pack))).toEqual([]);
  });

  test('has an attestation for controls with a trail, which may be in no template', () => {
    const unsigned = controls.filter(
      ({ proof: { checks = [], attested } }) => checks.includes('CTL.audit-trail') && attested === undefined,
    );

    expect(unsigned.map(({ id }) => id)).toEqual([]);
  });
});

test('FISMA lists the moderate baseline by family', () => {
  const [{ controls }] = frameworkTables(['FISMA']);
  const families = new Map<string, number>();
  for (const { id } of controls) families.set(id.slice(0, 2), (families.get(id.slice(0, 2)) ?? 0) + 1);

  expect(Object.fromEntries(families)).toEqual({
    ...{ AC: 39, AT: 6, AU: 16, CA: 10, CM: 24, CP: 23, IA: 24, IR: 13, MA: 9 },
    ...{ MP: 7, PE: 18, PL: 7, PS: 9, RA: 10, SA: 17, SC: 25, SI: 18, SR: 12 },
  });
});

test.each([
  ['NIST 800-171', '3.', 1, [22, 3, 9, 9, 11, 3, 6, 9, 2, 6, 3, 4, 16, 7]],
  ['ISO 27001', 'A.', 5, [37, 8, 14, 34]],
])('%s lists every control of its chapters, in order', (name, prefix, first, sizes) => {
  const [{ controls }] = frameworkTables([name]);

  expect(controls.map(({ id }) => id)).toEqual(
    sizes.flatMap((size, chapter) =>
      Array.from({ length: size }, (_, index) => `${prefix}${chapter + first}.${index + 1}`),
    ),
  );
});

test('WCAG lists every criterion of levels A and AA, and Section 508 those that WCAG 2.0 had', () => {
  const [wcag, section508] = frameworkTables(['WCAG', 'Section 508']);
  const level =
    (wanted: string) =>
    ({ title }: { title: string }) =>
      title.endsWith(` (${wanted})`);

  expect(wcag.controls.filter(level('A'))).toHaveLength(31);
  expect(wcag.controls.filter(level('AA'))).toHaveLength(24);
  expect(section508.controls.filter(level('A'))).toHaveLength(25);
  expect(section508.controls.filter(level('AA'))).toHaveLength(13);
});
