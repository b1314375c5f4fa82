import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { stringify } from 'yaml';
import { type NamedLedger, writeReport } from '../../lib/compliance';
import type { SarifLog, SarifResult } from '../../lib/reports/formats/sarif-log';
import { run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-sarif-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TABLE = {
  Type: 'AWS::DynamoDB::Table',
  Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' },
};
const SHOP = {
  Orders: TABLE,
  Customers: TABLE,
  News: { Type: 'AWS::SNS::Topic', Properties: {} },
};

function file(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const asYaml = (Resources: object): string => stringify({ Resources }, { aliasDuplicateObjects: false });

function resultsOf(path: string, ...more: string[]): readonly SarifResult[] {
  const { output } = run('check', path, '--stage', 'Production', '--format', 'sarif', ...more);
  return (JSON.parse(output) as SarifLog).runs[0].results;
}

/** The file of a result, and the text to which it points. */
function markedText({ locations: [{ physicalLocation }] }: SarifResult): readonly [string, string] {
  const { uri = '' } = physicalLocation?.artifactLocation ?? {};
  const { startLine = 0, startColumn = 0, endColumn } = physicalLocation?.region ?? {};
  const path = fileURLToPath(uri);
  const line =
    readFileSync(path, 'utf8')
      .split('\n')
      .at(startLine - 1) ?? '';
  return [path, line.slice(startColumn - 1, endColumn === undefined ? undefined : endColumn - 1)];
}

const uriOf = ({ locations: [{ physicalLocation }] }: SarifResult): string =>
  physicalLocation?.artifactLocation.uri ?? '';

/** The last name of the resource that a result is about, or `Resources`. */
const subjectOf = ({ locations: [{ logicalLocations }] }: SarifResult): string =>
  logicalLocations?.[0].fullyQualifiedName.split('/').at(-1) ?? 'Resources';

describe('every result has the line and columns of its resource', () => {
  test.each([
    ['in YAML', 'shop.yaml', asYaml(SHOP)],
    ['in JSON', 'shop.json', JSON.stringify({ Resources: SHOP }, undefined, 2)],
    ['in JSON on one line', 'shop.template', JSON.stringify({ Resources: SHOP })],
  ])('%s', (_what, name, text) => {
    const path = file(name, text);

    const results = resultsOf(path, '--framework', 'PCI DSS');

    expect(new Set(results.map(subjectOf))).toEqual(new Set(['Resources', 'Orders', 'Customers', 'News']));
    for (const result of results) {
      const [where, text] = markedText(result);
      expect([where, text.replaceAll('"', '')]).toEqual([path, subjectOf(result)]);
    }
  });

  test('in the file of its own template, although nested stacks have the same names', () => {
    const nested = (TemplateURL: string) => ({
      Data: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL } },
    });
    for (const region of ['north', 'south']) {
      file(`${region}/data.yaml`, `# ${region}\n`.repeat(region.length) + asYaml({ Orders: TABLE }));
      file(`${region}.yaml`, asYaml(nested(`${region}/data.yaml`)));
    }

    const places = resultsOf(folder)
      .filter(({ ruleId }) => ruleId === 'BAK-5.restore-runbooks')
      .map(markedText);

    expect(places).toEqual(['north', 'south'].map((region) => [join(folder, region, 'data.yaml'), 'Orders']));
  });

  test('in cdk.out, also in a nested stack; in the code, if the CDK keeps its lines', () => {
    const context = { 'aws:cdk:disable-creation-stack-traces': true };
    const app = new App({ outdir: join(folder, 'cdk.out'), context });
    const stack = new Stack(app, 'Shop');
    const options = { partitionKey: { name: 'id', type: AttributeType.STRING } };
    new Table(stack, 'Orders', options);
    new Table(new NestedStack(stack, 'Inner'), 'Customers', options);
    const traced = new Table(stack, 'Traced', options).node.defaultChild;
    traced?.node.addMetadata('aws:cdk:creationStack', [`main (${join(folder, 'lib', 'shop.ts')}:12:5)`]);
    app.synth();

    const results = resultsOf(join(folder, 'cdk.out')).filter(
      ({ ruleId }) => ruleId === 'BAK-5.restore-runbooks',
    );
    const [inCode, ...inTemplates] = results.sort((one, other) => uriOf(one).length - uriOf(other).length);

    expect(inCode.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'lib/shop.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 12, startColumn: 5 },
    });
    expect(inTemplates.map(markedText)).toEqual([
      [join(folder, 'cdk.out', 'Shop.template.json'), expect.stringMatching(/^"Orders\w+"$/)],
      [expect.stringMatching(/Inner\w+\.nested\.template\.json$/), expect.stringMatching(/^"Customers\w+"$/)],
    ]);
  });
});

test('a finding about a property points to it', () => {
  const Properties = { Engine: 'postgres', AutoMinorVersionUpgrade: false };
  const results = resultsOf(
    file('shop.yaml', asYaml({ Orders: { Type: 'AWS::RDS::DBInstance', Properties } })),
  );

  const updates = results.filter(({ ruleId }) => ruleId === 'OPS-3.security-updates');

  expect(updates.map((result) => markedText(result)[1])).toEqual(['AutoMinorVersionUpgrade']);
});

test('the report of an assembly has the lines too, and none if its templates are gone', () => {
  file('cdk.out/shop.json', JSON.stringify({ Resources: SHOP }, undefined, 2));
  const assembly = join(folder, 'cdk.out');
  const { output } = run('check', assembly, '--stage', 'Production', '--format', 'json');
  const written = (): readonly (number | undefined)[] => {
    writeReport(assembly, JSON.parse(output) as NamedLedger[]);
    const log = JSON.parse(readFileSync(join(assembly, 'reports', 'results.sarif'), 'utf8')) as SarifLog;
    return log.runs[0].results.map(({ locations: [one] }) => one.physicalLocation?.region?.startLine);
  };

  expect(written()).not.toContain(undefined);
  rmSync(join(assembly, 'shop.json'));
  expect(new Set(written())).toEqual(new Set([undefined]));
});

describe('fingerprints', () => {
  const printsOf = (path: string) =>
    resultsOf(path, '--framework', 'PCI DSS').map(
      ({ partialFingerprints }) => partialFingerprints['finding/v2'],
    );
  const sorted = (prints: readonly string[]) => [...prints].sort();
  const reversed = Object.fromEntries(Object.entries(SHOP).reverse());

  test('differ from result to result', () => {
    const prints = printsOf(file('shop.yaml', asYaml(SHOP)));
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('stay when lines move and resources are in another order', () => {
    const before = printsOf(file('shop.yaml', asYaml(SHOP)));
    const after = printsOf(file('shop.yaml', `# moved\n\n${asYaml(reversed)}`));
    expect(sorted(after)).toEqual(sorted(before));
  });

  test('stay when another file is added before it', () => {
    const before = printsOf(dirname(file('folder/shop.yaml', asYaml({ Orders: TABLE }))));
    file('folder/a.yaml', asYaml({ News: SHOP.News }));
    const after = printsOf(join(folder, 'folder'));
    const ofOrders = before.filter((print) => after.includes(print));
    expect(ofOrders.length).toBeGreaterThan(before.length / 2);
  });

  test('change with the resource', () => {
    const [before, after] = [{ Orders: TABLE }, { Others: TABLE }].map((resources) =>
      resultsOf(file('shop.yaml', asYaml(resources)))
        .filter(({ ruleId }) => ruleId === 'BAK-5.restore-runbooks')
        .map(({ partialFingerprints }) => partialFingerprints['finding/v2']),
    );
    expect(before).toHaveLength(1);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });
});
