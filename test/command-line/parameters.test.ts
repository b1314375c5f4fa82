import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnVolume } from 'aws-cdk-lib/aws-ec2';
import type { NamedLedger } from '../../lib/compliance';
import { type Ended, run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-parameters-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (path: string, ...given: string[]): Ended =>
  run('check', path, '--stage', 'Production', '-f', 'json', ...given.flatMap((one) => ['--parameter', one]));

/** The state of the encryption of disks. */
function encryption(path: string, ...given: string[]): string | undefined {
  const { output, errors } = check(path, ...given);
  expect(errors).toBe('');
  const [{ ledger }] = JSON.parse(output) as NamedLedger[];
  const requirement = ledger.requirements.find(({ id }) => id === 'SEC-4');
  return requirement?.checks.find(({ check: id }) => id === 'SEC-4.encrypted-at-rest')?.state;
}

function write(name: string, template: unknown): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(template));
  return path;
}

const disk = (Encrypted: unknown) => ({ Type: 'AWS::EC2::Volume', Properties: { Encrypted } });
const PARAMETERS = {
  Encrypted: { Type: 'String', Default: 'false' },
  Kind: { Type: 'String', AllowedValues: ['dev', 'prod'] },
  Count: { Type: 'Number' },
};
const shop = (encrypted: unknown) =>
  write('shop.json', { Parameters: PARAMETERS, Resources: { Disk: disk(encrypted) } });

test('a property from a parameter is unknown, also with a default, unless its value is given', () => {
  const template = shop({ Ref: 'Encrypted' });

  expect(encryption(template)).toBe('unknown');
  expect(encryption(template, 'Kind=prod')).toBe('unknown');
  expect(encryption(template, 'Kind=prod', 'Encrypted=true')).toBe('met');
  expect(encryption(template, 'Encrypted=false')).toBe('not met');
  expect(encryption(template, 'Encrypted=false', 'Encrypted=true')).toBe('met');
});

test('the ledger names the parameters with given values, without the values', () => {
  const { output } = check(shop({ Ref: 'Encrypted' }), 'Encrypted=true', 'Kind=prod');
  const [{ ledger }] = JSON.parse(output) as NamedLedger[];

  expect(ledger.note).toBe(
    'Parameter values are given for Encrypted, Kind: the report is valid for a deployment with these values.',
  );
  expect(run('check', shop(true), '--stage', 'Production', '-f', 'json').output).not.toContain('"note"');
});

describe('a given parameter value', () => {
  test('is used in every template with the parameter, and in nested stacks that get it', () => {
    const Parameters = { Encrypted: { Type: 'String' } };
    write('shop/one.json', { Parameters, Resources: { Disk: disk({ Ref: 'Encrypted' }) } });
    write('shop/two.json', {
      Parameters,
      Resources: {
        Inner: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: 'inner/inner.json', Parameters: { Encrypted: { Ref: 'Encrypted' } } },
        },
      },
    });
    write('shop/inner/inner.json', { Parameters, Resources: { Disk: disk({ Ref: 'Encrypted' }) } });

    expect(encryption(join(folder, 'shop'))).toBe('unknown');
    expect(encryption(join(folder, 'shop'), 'Encrypted=true')).toBe('met');
  });

  test('is not used in a nested stack that gets another value from its parent', () => {
    const Parameters = { Encrypted: { Type: 'String' } };
    const outer = write('outer.json', {
      Parameters,
      Resources: {
        Inner: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: 'inner.json', Parameters: { Encrypted: 'false' } },
        },
      },
    });
    write('inner.json', { Parameters, Resources: { Disk: disk({ Ref: 'Encrypted' }) } });

    expect(encryption(outer, 'Encrypted=true')).toBe('not met');
  });

  test('is used in the stacks of a synthesized application', () => {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    const stack = new Stack(app, 'Shop');
    const encrypted = new CfnParameter(stack, 'Encrypted').valueAsString;
    new CfnVolume(stack, 'Disk', { availabilityZone: 'eu-west-1a' }).addPropertyOverride(
      'Encrypted',
      encrypted,
    );
    app.synth();

    expect(encryption(join(folder, 'cdk.out'))).toBe('unknown');
    expect(encryption(join(folder, 'cdk.out'), 'Encrypted=true')).toBe('met');
  });
});

describe('an invalid value: exit code 2 and the remediation', () => {
  test.each([
    ['text without a value', 'Kind', /'--parameter': got 'Kind'.*Key=Value/],
    ['a value without a name', '=prod', /'--parameter': got '=prod'.*Key=Value/],
    ['a parameter that no template has', 'Knid=prod', /got 'Knid'.*did you mean 'Kind'/],
    ['a value that is not allowed', 'Kind=staging', /parameter Kind: got 'staging'.*'dev', 'prod'/],
    ['text for a number', 'Count=many', /parameter Count: got 'many'.*Number/],
    ['nothing for a number', 'Count=', /parameter Count: got ''.*Number/],
  ])('%s', (_which, given, says) => {
    const { code, errors, output } = check(shop(true), given);
    const valid = 'Encrypted=true';

    expect(check(shop(true), given, valid)).toMatchObject({ code: 2, errors });
    expect(check(shop(true), valid, given)).toMatchObject({ code: 2, errors });

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(says);
  });
});
