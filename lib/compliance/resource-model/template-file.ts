import { readFileSync } from 'node:fs';
import { StageEnvironmentError } from '../../private/errors';
import { isObject, object, scalar } from './json';
import { DEEPEST, lineOf, readYaml } from './yaml-template';

/** A template as a file holds it. */
export interface TemplateFile {
  readonly body: unknown;
  readonly bytes: number;
}

/** What a file holds: a template, or why it is none. */
type Read = { readonly body: unknown } | { readonly fault: string; readonly remedy: string };

const REPAIR = 'repair the file, and check it with cfn-lint';

/**
 * Reads a CloudFormation template in JSON or YAML.
 *
 * @throws StageEnvironmentError if the file cannot be read, is broken, or holds no template
 */
export function readTemplateFile(path: string): TemplateFile {
  const text = textOf(path);
  const read = parsed(text);
  if ('fault' in read) throw wrong(path, read.fault, read.remedy);
  const fault = faultOf(read.body);
  if (fault !== undefined) throw wrong(path, fault.fault, fault.remedy);
  return { body: read.body, bytes: Buffer.byteLength(text) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const why = scalar(object(error).code) ?? String(error);
    throw wrong(
      path,
      `it cannot be read (${why})`,
      'give the path of a template that is there and may be read',
    );
  }
}

function parsed(text: string): Read {
  if (text.trim() === '') return { fault: 'it is empty', remedy: 'give a file that holds a template' };
  return /^\s*[{[]/.test(text) ? parsedJson(text) : parsedYaml(text);
}

function parsedJson(text: string): Read {
  try {
    const body: unknown = JSON.parse(text);
    return isDeeper(body, DEEPEST)
      ? { fault: `it is nested deeper than ${DEEPEST} levels`, remedy: REPAIR }
      : { body };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isCutOff =
      /end of JSON input|Unterminated|Bad control character/.test(message) || endsOpen(text, message);
    if (isCutOff)
      return {
        fault: 'it ends before its JSON is complete',
        remedy: 'fetch or write the file again, it was cut off',
      };
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
    const { line, column } = lineOf(text, offset);
    const what = message.replace(/ in JSON at position.*$/s, '').replace(/, ?"[\s\S]*$/, '');
    return { fault: `it is no valid JSON: line ${line}, column ${column}: ${what}`, remedy: REPAIR };
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels < 0 || Object.values(value).some((one) => isDeeper(one, levels - 1));
}

/** True if what is wrong is that the text ends. */
function endsOpen(text: string, message: string): boolean {
  return Number(/position (\d+)/.exec(message)?.[1] ?? 0) >= text.trimEnd().length;
}

function parsedYaml(text: string): Read {
  const read = readYaml(text);
  if (!('fault' in read)) return { body: read.value };
  return {
    fault: `it is no valid YAML: line ${read.line}, column ${read.column}: ${read.fault}`,
    remedy: REPAIR,
  };
}

function faultOf(body: unknown): { fault: string; remedy: string } | undefined {
  if (!isObject(body) || !('Resources' in body || 'AWSTemplateFormatVersion' in body)) {
    return {
      fault: "it is no CloudFormation template: it has no 'Resources'",
      remedy: "give a template, or the folder that 'cdk synth' writes",
    };
  }
  const { Resources } = body;
  if (!isObject(Resources) || Object.keys(Resources).length === 0) {
    return {
      fault: "its 'Resources' hold nothing",
      remedy: 'give a template with resources; the file may be cut off',
    };
  }
  const broken = Object.entries(Resources).find(
    ([logicalId, resource]) => !logicalId.startsWith('Fn::') && scalar(object(resource).Type) === undefined,
  );
  return (
    broken && { fault: `its resource '${broken[0]}' has no 'Type'`, remedy: `${REPAIR}; it may be cut off` }
  );
}

function wrong(path: string, limit: string, remedy: string): StageEnvironmentError {
  return new StageEnvironmentError({ what: 'template', value: path, limit, remedy });
}
