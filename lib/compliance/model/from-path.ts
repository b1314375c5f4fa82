import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';
import { outermostAssembly } from './source-lines';
import { templatesOfAssembly } from './from-assembly';
import type { PlainStack } from './from-template';
import { expectParameters } from './template-parameters';
import { scalar } from '../../internal/json';
import { modelOf, modelWhere } from './build-model';
import { nestedIn } from './nested-stacks';
import type { ModelResource, ModelStack, ResourceModel } from './resource-model';
import { readTemplate, type Template } from './template';
import { readTemplateFile } from './template-file';

const MANIFEST = 'manifest.json';
const EXTENSIONS = ['.json', '.yaml', '.yml', '.template'];
const NESTED_STACK = 'AWS::CloudFormation::Stack';

/**
 * The model of the folder of a synthesized application (`cdk.out`), of a template in JSON or YAML, or of a folder of
 * templates. Nested stacks are read if their `TemplateURL` is a local file.
 *
 * @param known the account, the Region and the parameters of plain templates
 * @param stacks the names of the included stacks, all if none is named; references lead to the others, too
 * @throws StageEnvironmentError if the path cannot be read or is damaged, or if a stack or a parameter does not exist
 */
export function modelFromPath(
  path: string,
  known: Omit<PlainStack, 'name'> = {},
  stacks: readonly string[] = [],
): ResourceModel {
  const templates = templatesAt(path, known);
  const outermost = templates.filter(({ parent }) => parent === undefined);
  expectParameters(
    known.parameters,
    outermost.flatMap(({ parameters }) => Object.keys(parameters)),
  );
  if (stacks.length === 0) return modelOf(templates);
  const names = outermost.map(({ stack }) => stack.name);
  const unknown = stacks.find((name) => !names.includes(name));
  if (unknown === undefined) return modelWhere(templates, isInStacks(stacks, templates));
  throw new StageEnvironmentError({
    id: 'template.unknown-stack',
    what: "'--stack'",
    value: unknown,
    limit: `${path} has no such stack`,
    remediation: didYouMean(unknown, names),
  });
}

function templatesAt(path: string, known: Omit<PlainStack, 'name'>): readonly Template[] {
  if (existsSync(join(path, MANIFEST))) return templatesOfAssembly(path, known.parameters);
  return (isFolder(path) ? templatesIn(path) : [path]).flatMap((file) =>
    nestedIn(file, templatesOfFile(file, known)),
  );
}

/** True for resources of the named stacks and of their nested stacks. */
function isInStacks(
  names: readonly string[],
  templates: readonly Template[],
): (resource: ModelResource) => boolean {
  const parents = new Map(templates.map(({ stack, parent }) => [stack, parent?.stack]));
  const rootOf = (stack: ModelStack): ModelStack => {
    const parent = parents.get(stack);
    return parent === undefined ? stack : rootOf(parent);
  };
  return ({ stack }) => names.includes(rootOf(stack).name);
}

/** The folder to which the template files of a model are relative. */
export function templateFolderOf(path: string): string {
  return isFolder(path) ? outermostAssembly(path) : dirname(path);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function templatesIn(folder: string): readonly string[] {
  const files = readdirSync(folder)
    .sort()
    .filter((name) => EXTENSIONS.includes(extname(name)))
    .map((name) => join(folder, name));
  const nested = new Set(files.flatMap((file) => nestedBy(file)));
  const roots = files.filter((file) => !nested.has(resolve(file)));
  if (roots.length > 0) return roots;
  throw new StageEnvironmentError({
    id: 'template.none-in-folder',
    what: 'folder of templates',
    value: folder,
    limit: `it has no template (${EXTENSIONS.join(', ')}) and no ${MANIFEST} of a synthesized application`,
    remediation: "give the folder that 'cdk synth' writes, usually 'cdk.out', or one with templates",
  });
}

function nestedBy(file: string): readonly string[] {
  return [...single(file, {}).resources.values()].flatMap((resource) => nestedFile(resource, file) ?? []);
}

function* templatesOfFile(
  path: string,
  known: PlainStack,
  parent?: ModelResource,
  above: readonly string[] = [],
): Iterable<Template> {
  const template = single(path, known, parent, dirname(above.at(0) ?? path));
  const files = [...above, resolve(path)];
  yield template;
  for (const resource of template.resources.values()) {
    const file = nestedFile(resource, path);
    // CloudFormation rejects a template that nests itself.
    if (file === undefined || files.includes(file)) continue;
    yield* templatesOfFile(file, { ...known, name: resource.logicalId }, resource, files);
  }
}

/** @param folder of the outermost template, to which the template file is relative */
function single(
  path: string,
  known: PlainStack,
  parent?: ModelResource,
  folder: string = dirname(path),
): Template {
  const { body, bytes } = readTemplateFile(path);
  return readTemplate({
    body,
    bytes,
    name: known.name ?? basename(path, extname(path)),
    account: known.account,
    region: known.region,
    parameters: known.parameters,
    templateFile: relative(folder, path).replaceAll(sep, '/'),
    ...(parent && { parent }),
  });
}

/** The file of a nested stack; undefined if its template is not local. */
function nestedFile({ type, properties }: ModelResource, path: string): string | undefined {
  const url = type === NESTED_STACK ? scalar(properties.TemplateURL) : undefined;
  if (url === undefined) return undefined;
  const file = resolve(dirname(path), url);
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}
