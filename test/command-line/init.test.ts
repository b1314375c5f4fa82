import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { GoLiveRecords } from '../../lib';
import { buildStages } from '../../lib/stages-file/build';
import { readStagesFile } from '../../lib/stages-file/read';
import { run } from './run';

const ROOT = join(__dirname, '..', '..');
const VALIDATION = {
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/core:annotationsInValidationReport': true,
};

let folder: string;
let cwd: jest.SpyInstance;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-init-'));
  cwd = jest.spyOn(process, 'cwd').mockReturnValue(folder);
});

afterEach(() => {
  cwd.mockRestore();
  rmSync(folder, { recursive: true, force: true });
});

const content = (name: string): string => readFileSync(join(folder, name), 'utf8');
const json = (name: string): unknown => JSON.parse(content(name));
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

/** The files of the folder with their content. */
const files = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, content(name)]));

describe('in an empty folder', () => {
  test('init writes stages.yaml and cdk.json, and names the packages and commands that follow', () => {
    const { code, output } = run('init');

    expect(code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['cdk.json', 'stages.yaml']);
    expect(output).toContain('Wrote stages.yaml and cdk.json.');
    expect(output).toContain('npm install --save-dev cdk-stage-environments aws-cdk-lib constructs cdk-nag');
    expect(output).toContain("npx cdk synth --quiet '**'");
  });

  test('cdk.json has the app and every feature flag that the CDK recommends', () => {
    run('init');
    expect(json('cdk.json')).toEqual({
      app: 'npx cdk-stage-environments app',
      context: JSON.parse(
        readFileSync(join(ROOT, 'node_modules/aws-cdk-lib/recommended-feature-flags.json'), 'utf8'),
      ) as unknown,
    });
  });

  test('the flags are those of the CDK that the folder has', () => {
    const installed = join(folder, 'node_modules', 'aws-cdk-lib');
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, 'package.json'), '{ "name": "aws-cdk-lib" }');
    writeFileSync(join(installed, 'recommended-feature-flags.json'), '{ "@aws-cdk/core:newer": true }');

    const { output } = run('init');

    expect(json('cdk.json')).toMatchObject({ context: { '@aws-cdk/core:newer': true } });
    expect(output).toContain(
      'npm install --save-dev cdk-stage-environments constructs cdk-nag cdk-monitoring-constructs aws-cdk\n',
    );
  });

  test('every stage can be asked for; those that go live bring a go-live.yaml', () => {
    const { code } = run('init', '--stage', 'Production', 'SoftLaunch', 'Staging', 'Development');

    expect(code).toBe(0);
    const stages = readStagesFile(join(folder, 'stages.yaml')).environments.map(({ id }) => id);
    expect(stages).toEqual(['Development', 'Staging', 'SoftLaunch', 'Production']);
    expect(GoLiveRecords.fromFile(join(folder, 'go-live.yaml')).environments).toEqual([
      'SoftLaunch',
      'Production',
    ]);
  });

  test('an unknown stage is refused with those that exist, and nothing is written', () => {
    const { code, errors } = run('init', '--stage', 'Prodction');
    expect(code).toBe(2);
    expect(errors).toMatch(/'Prodction' is invalid.*Development, Staging, SoftLaunch, Production/s);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('in a CDK project', () => {
  const CDK_JSON = `{
    "app": "npx tsx bin/shop.ts",
    "watch": { "include": ["**"] },
    "context": {
        "@aws-cdk/core:annotationsInValidationReport": false,
        "owner": "shop"
    }
}
`;

  test('init adds what cdk.json lacks, keeps the rest byte for byte, and says both', () => {
    write('cdk.json', CDK_JSON);
    write('package.json', '{ "name": "shop" }');

    const { code, output } = run('init');

    expect(code).toBe(0);
    expect(content('cdk.json')).toBe(
      CDK_JSON.replace(
        '"owner": "shop"\n',
        '"owner": "shop",\n        "@aws-cdk/core:validateAgainstDefaultRules": true\n',
      ),
    );
    expect(content('package.json')).toBe('{ "name": "shop" }');
    expect(output).toContain('Wrote stages.yaml.');
    expect(output).toContain(
      "Added to cdk.json, which keeps its app 'npx tsx bin/shop.ts': context.@aws-cdk/core:validateAgainstDefaultRules.",
    );
    expect(output).toContain("StagesFile.load('stages.yaml').addTo(app);");
  });

  test.each([
    ['{}', '{\n  "app": "npx cdk-stage-environments app",\n  "context"'],
    ['{\r\n\t"output": "out"\r\n}\r\n', '{\r\n\t"output": "out",\r\n\t"app"'],
  ])('a cdk.json without an app gets one, in its own format: %j', (before, beginning) => {
    write('cdk.json', before);

    const { output } = run('init');

    expect(content('cdk.json').startsWith(beginning)).toBe(true);
    expect(json('cdk.json')).toEqual({
      ...(JSON.parse(before) as object),
      app: 'npx cdk-stage-environments app',
      context: VALIDATION,
    });
    expect(output).toContain('Added to cdk.json: app, context.');
  });

  test('files that exist stay, and a second run changes nothing', () => {
    write('stages.yaml', 'application: Mine\n');
    run('init', '--stage', 'Production');
    const before = files();
    expect(before['stages.yaml']).toBe('application: Mine\n');
    // The environments of a file of the user's own are not known.
    expect(before['go-live.yaml']).toMatch(/^environments: \{\}$/m);

    const { code, output } = run('init', '--stage', 'Production');

    expect(code).toBe(0);
    expect(output).toContain('Kept stages.yaml, go-live.yaml and cdk.json as found.');
    expect(files()).toEqual(before);
  });

  test('a kept cdk.json is named with its app', () => {
    write('cdk.json', CDK_JSON);
    run('init');
    expect(run('init').output).toContain(
      "Kept stages.yaml and cdk.json with its app 'npx tsx bin/shop.ts' as found.\n",
    );
  });

  test('stages that an existing stages.yaml does not have are not added, and named', () => {
    run('init');
    const before = content('stages.yaml');

    const { code, output } = run('init', '--stage', 'Staging', 'SoftLaunch', 'Production');

    expect(code).toBe(0);
    expect(content('stages.yaml')).toBe(before);
    expect(output).toContain(
      'stages.yaml exists: SoftLaunch and Production were not added. Add them as docs/getting-started-yaml.md shows, or remove the file first.\n',
    );
  });

  test.each([
    ['environments: { Live: { stage: Production } }', []],
    ['environments: { Live: { stage: SoftLaunch } }', ['Production was not added. Add it as']],
    ['environments: { Live: }', ['Production was not added. Add it as']],
    ['environments: {', ['Production was not added. Add it as']],
  ])('the stages of %s are read', (stages, expected) => {
    write('stages.yaml', stages);
    const { output } = run('init', '--stage', 'Production');
    expect(output.match(/\w+ was not added\. Add it as/g) ?? []).toEqual(expected);
  });

  test('without --stage, an existing stages.yaml is nothing to mention', () => {
    write('stages.yaml', 'application: Mine\n');
    expect(run('init').output).not.toContain('not added');
  });
});

describe('what it cannot use', () => {
  test.each([
    ['{ "app": ', /cdk\.json: got .*JSON.*correct it/s],
    ['[]', /cdk\.json: got \[\], but it is a JSON object; correct it/],
    ['{ "app": ["node"] }', /cdk\.json: got .*'app' is a command.*remove it/s],
    ['{ "context": "none" }', /cdk\.json: got .*'context' is a JSON object.*remove it/s],
  ])(
    'a cdk.json of %s is refused with value, limit and remediation; nothing is written',
    (cdkJson, message) => {
      write('cdk.json', cdkJson);
      const { code, errors } = run('init');
      expect(code).toBe(2);
      expect(errors).toMatch(message);
      expect(files()).toEqual({ 'cdk.json': cdkJson });
    },
  );

  test('a folder by the name of a file is refused', () => {
    mkdirSync(join(folder, 'stages.yaml'));
    const { code, errors } = run('init');
    expect(code).toBe(2);
    expect(errors).toMatch(/stages\.yaml: got .*it is a file; rename/);
    expect(readdirSync(folder)).toEqual(['stages.yaml']);
  });

  test('what is written before a file that fails is taken back', () => {
    // A link to nowhere has the name, and cannot be created.
    symlinkSync(join(folder, 'no', 'where'), join(folder, 'cdk.json'));
    const { code, errors } = run('init');
    expect(code).toBe(2);
    expect(errors).toMatch(/cdk\.json: got .*must be possible to write.*permissions/s);
    expect(readdirSync(folder)).toEqual(['cdk.json']);
  });
});

test('the printed command forwards a port to the load balancer of Development', () => {
  const { output } = run('init');
  const outputs = outputsOfDevelopment(join(folder, 'stages.yaml'));
  const [jumpHost, loadBalancer] = ['JumpHostId', 'TeamLoadBalancerUrl'].map((name) =>
    outputs.filter((key) => key.includes(name)),
  );
  expect([jumpHost.length, loadBalancer.length]).toEqual([1, 1]);

  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'aws'), AWS);
  chmodSync(join(bin, 'aws'), 0o755);
  const commands = output.slice(output.indexOf('  output() {'));
  const asked = execFileSync('sh', ['-c', commands], {
    encoding: 'utf8',
    env: { PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  });
  expect(asked.trim()).toBe(
    'ssm start-session --region eu-west-1 --target i-0123 ' +
      '--document-name AWS-StartPortForwardingSessionToRemoteHost ' +
      '--parameters host=internal-shop.eu-west-1.elb.amazonaws.com,portNumber=80,localPortNumber=8080',
  );
});

/** An AWS CLI that answers for the two outputs, and prints what it is asked for otherwise. */
const AWS = `#!/bin/sh
case "$*" in
  "cloudformation describe-stacks --region eu-west-1 --stack-name Development-Shop "*"'JumpHostId'"*) echo i-0123 ;;
  "cloudformation describe-stacks --region eu-west-1 --stack-name Development-Shop "*"'TeamLoadBalancerUrl'"*)
    echo http://internal-shop.eu-west-1.elb.amazonaws.com ;;
  *) echo "$*" ;;
esac
`;

/** The names of the outputs of the stack Development-Shop. */
function outputsOfDevelopment(path: string): string[] {
  const app = new App();
  buildStages(app, readStagesFile(path));
  const stack = app.synth().getNestedAssembly('assembly-Development').getStackByName('Development-Shop');
  return Object.keys(Template.fromJSON(stack.template as Record<string, unknown>).findOutputs('*'));
}
