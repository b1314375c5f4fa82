import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { parse, stringify } from 'yaml';
import { GoLiveRecords, StagesFile } from '../../lib';
import { SECTIONS } from '../../lib/stages-file/codecs';
import { blocksIn, type CodeBlock } from './documents';

type Yaml = Readonly<Record<string, unknown>>;

const RECORDS = ['attestations', 'waivers', 'tasks', 'breakGlass'];

const APPLICATION: Yaml = {
  application: 'Shop',
  services: { Web: { image: 'web:1.4.2', port: 8080 } },
  environments: {
    Development: { region: 'eu-west-1', owner: 'shop', teamAccess: { sessionManager: {} } },
  },
};

/** A block that is neither a stages.yaml nor a go-live.yaml. */
const isOther = ({ file }: CodeBlock): boolean => file?.startsWith('.github/') === true;

const BLOCKS = blocksIn('yaml').filter((block) => !isOther(block));
const contentOf = ({ code }: CodeBlock): Yaml => parse(code) as Yaml;
const hasRecords = ({ environments = {} }: Yaml): boolean =>
  Object.values(environments as Yaml).some((one) => RECORDS.some((key) => key in (one as Yaml)));

const PRODUCTION = BLOCKS.map(contentOf)
  .map(({ environments }) => (environments as Yaml | undefined)?.Production as Yaml | undefined)
  .find((production) => production?.teamAccess !== undefined);

/** A block as a whole stages.yaml: what it leaves out is completed, keys of an environment stand in Production. */
function stagesOf(content: Yaml): Yaml {
  const databases = { Orders: { engine: 'postgres', version: '17.9' } };
  const isPart = ['application', ...SECTIONS, 'environments'].some((key) => key in content);
  if (isPart) return { ...APPLICATION, databases, ...content };
  return { ...APPLICATION, databases, environments: { Production: { ...PRODUCTION, ...content } } };
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docs-yaml-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test.each(BLOCKS.filter((block) => hasRecords(contentOf(block))).map((block) => [block.at, block]))(
  '%s is read as go-live.yaml',
  (_at, { code }) => {
    const records = GoLiveRecords.fromFile(written('go-live.yaml', code));
    const { attestations, waivers, ruleWaivers, tasks } = records;
    expect(records.environments).toEqual(['Production']);
    // Every kind of record but the override of an emergency.
    expect([attestations, waivers, ruleWaivers, tasks].filter(({ length }) => length === 0)).toEqual([]);
  },
);

test.each(BLOCKS.filter((block) => !hasRecords(contentOf(block))).map((block) => [block.at, block]))(
  '%s is read and built as stages.yaml',
  (_at, block) => {
    const content = contentOf(block);
    // As it stands if it is whole, so that its comments are read too.
    const text = 'application' in content ? block.code : stringify(stagesOf(content));
    expect(() => StagesFile.load(written('stages.yaml', text)).addTo(new App())).not.toThrow();
  },
);

test('a block that is not read is found', () => {
  const path = written('stages.yaml', stringify(stagesOf({ publicAcess: { closed: {} } })));
  expect(() => StagesFile.load(path)).toThrow(/publicAcess/);
});
