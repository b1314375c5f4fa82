import { readFileSync } from 'node:fs';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import { isObject, type JsonObject, object, scalar } from '../../internal/json';
import { readJson } from './json-text';
import { type OtherFile, otherFileOf, otherTextOf } from './other-files';
import type { ReadText, TextFault } from './unreadable';
import { readYaml } from './yaml-template';

/** The template of a file. */
export interface TemplateFile {
  readonly body: unknown;
  readonly bytes: number;
}

/** The content of a file: a template, or what else it is. */
export type FileContent =
  | { readonly template: TemplateFile }
  | {
      readonly other: OtherFile;
      /** What is wrong with it, if it was given as a template. */
      readonly fault: TemplateFault;
    };

type TemplateFault = Pick<StageEnvironmentErrorProps, 'id' | 'limit' | 'remediation'>;

const REPAIR = 'correct the file, and check it with cfn-lint';

/**
 * Reads a CloudFormation template in JSON or YAML.
 *
 * @throws StageEnvironmentError if the file cannot be read, is damaged, or has no template
 */
export function readTemplateFile(path: string): TemplateFile {
  const content = readFileContent(path);
  if ('template' in content) return content.template;
  throw wrong(path, content.fault);
}

/**
 * Reads a file that may be a CloudFormation template in JSON or YAML.
 *
 * @throws StageEnvironmentError if the file cannot be read, or has a damaged template
 */
export function readFileContent(path: string): FileContent {
  const text = textOf(path);
  if (text.trim() === '') return { other: EMPTY, fault: NOTHING };
  const [kind, read] = parsed(text);
  if ('fault' in read) {
    const fault = syntaxFault(kind, read);
    const other = otherTextOf(text);
    if (other === undefined) throw wrong(path, fault);
    return {
      other,
      fault: other.isRecognized && read.remediation === undefined ? notCloudFormation(other) : fault,
    };
  }
  const other = otherFileOf(read.value);
  if (other !== undefined) return { other, fault: notCloudFormation(other) };
  const fault = faultOf(object(read.value));
  if (fault !== undefined) throw wrong(path, fault);
  return { template: { body: read.value, bytes: Buffer.byteLength(text) } };
}

/**
 * Reads a part of a template that another one includes.
 *
 * @throws StageEnvironmentError if the file cannot be read, or has no keys and values
 */
export function readSnippet(path: string): JsonObject {
  const text = textOf(path);
  const [kind, read] = parsed(text);
  if ('fault' in read) throw wrong(path, syntaxFault(kind, read));
  if (isObject(read.value)) return read.value;
  throw wrong(path, {
    id: 'template.snippet-without-keys',
    limit: 'it is included, and has no keys and values',
    remediation: 'give a snippet that AWS::Include takes',
  });
}

function parsed(text: string): readonly [string, ReadText] {
  return /^\s*[{[]/.test(text) ? ['JSON', readJson(text)] : ['YAML', readYaml(text)];
}

const EMPTY: OtherFile = {
  kind: 'an empty file',
  isRecognized: true,
  remediation: 'give a file with a template',
};
const NOTHING: TemplateFault = {
  id: 'template.empty',
  limit: 'it is empty',
  remediation: EMPTY.remediation,
};

function notCloudFormation({ kind, isRecognized, remediation }: OtherFile): TemplateFault {
  return {
    id: 'template.not-cloudformation',
    limit: isRecognized
      ? `it is ${kind}, not a CloudFormation template`
      : "it is not a CloudFormation template: it has no 'Resources'",
    remediation,
  };
}

function syntaxFault(kind: string, { fault, line, column, remediation }: TextFault): TemplateFault {
  const at = `line ${line}, column ${column}: ${fault}`;
  return remediation === undefined
    ? { id: 'template.malformed', limit: `it is not valid ${kind}: ${at}`, remediation: REPAIR }
    : { id: 'template.unsupported-yaml', limit: at, remediation };
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

function faultOf({ Resources }: JsonObject): TemplateFault | undefined {
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
