import { readFileSync } from 'node:fs';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import { isObject, object, scalar } from '../../internal/json';
import { readJson } from './json-text';
import { readYaml } from './yaml-template';

/** The template of a file. */
export interface TemplateFile {
  readonly body: unknown;
  readonly bytes: number;
}

/** A template, or why the file has none. */
type Read = { readonly body: unknown } | { readonly fault: TemplateFault };

type TemplateFault = Pick<StageEnvironmentErrorProps, 'id' | 'limit' | 'remediation'>;

const REPAIR = 'correct the file, and check it with cfn-lint';

/**
 * Reads a CloudFormation template in JSON or YAML.
 *
 * @throws StageEnvironmentError if the file cannot be read, is damaged, or has no template
 */
export function readTemplateFile(path: string): TemplateFile {
  const text = textOf(path);
  const read = parsed(text);
  if ('fault' in read) throw wrong(path, read.fault);
  const fault = faultOf(read.body);
  if (fault !== undefined) throw wrong(path, fault);
  return { body: read.body, bytes: Buffer.byteLength(text) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const why = scalar(object(error).code) ?? String(error);
    throw wrong(path, {
      id: 'template.unreadable',
      limit: `it cannot be read (${why})`,
      remediation: 'give the path of a template that exists and is readable',
    });
  }
}

function parsed(text: string): Read {
  if (text.trim() === '') {
    return {
      fault: { id: 'template.empty', limit: 'it is empty', remediation: 'give a file with a template' },
    };
  }
  const [kind, read] = /^\s*[{[]/.test(text) ? ['JSON', readJson(text)] : ['YAML', readYaml(text)];
  if (!('fault' in read)) return { body: read.value };
  const { line, column, fault, remediation } = read;
  const at = `line ${line}, column ${column}: ${fault}`;
  return remediation === undefined
    ? { fault: { id: 'template.malformed', limit: `it is not valid ${kind}: ${at}`, remediation: REPAIR } }
    : { fault: { id: 'template.unsupported-yaml', limit: at, remediation } };
}

function faultOf(body: unknown): TemplateFault | undefined {
  if (!isObject(body) || !('Resources' in body || 'AWSTemplateFormatVersion' in body)) {
    return {
      id: 'template.not-cloudformation',
      limit: "it is not a CloudFormation template: it has no 'Resources'",
      remediation: "give a template, or the folder that 'cdk synth' writes",
    };
  }
  const { Resources } = body;
  if (!isObject(Resources) || Object.keys(Resources).length === 0) {
    return {
      id: 'template.no-resources',
      limit: "its 'Resources' are empty",
      remediation: 'give a template with resources; the file may be cut off',
    };
  }
  const broken = Object.entries(Resources).find(
    ([logicalId, resource]) => !logicalId.startsWith('Fn::') && scalar(object(resource).Type) === undefined,
  );
  return (
    broken && {
      id: 'template.resource-without-type',
      limit: `its resource '${broken[0]}' has no 'Type'`,
      remediation: `${REPAIR}; it may be cut off`,
    }
  );
}

function wrong(path: string, fault: TemplateFault): StageEnvironmentError {
  return new StageEnvironmentError({ what: 'template', value: path, ...fault });
}
