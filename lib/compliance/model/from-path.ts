import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';
import { outermostAssembly } from './source-lines';
import { templatesOfAssembly } from './from-assembly';
import type { PlainStack } from './from-template';
import { LocalTemplates } from './local-templates';
import { expectParameters, type GivenParameters } from './template-parameters';
import { modelOf, modelWhere } from './build-model';
import type { ModelResource, ModelStack, ResourceModel } from './resource-model';
import type { Template } from './template';
import { type PassedOver, TemplateFiles } from './template-files';

const MANIFEST = 'manifest.json';

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
  return readPath(path, known, stacks).model;
}

/** The model of a path, and what in its folder is no template. */
export interface ReadPath {
  readonly model: ResourceModel;
  readonly passedOver: readonly PassedOver[];
}

/** @param local files in place of other templates, by their names */
export function readPath(
  path: string,
  known: Omit<PlainStack, 'name'> = {},
  stacks: readonly string[] = [],
  local?: ReadonlyMap<string, string>,
): ReadPath {
  const localTemplates = new LocalTemplates(local);
  const files = new TemplateFiles(known, localTemplates);
  const templates = templatesAt(path, files, { local: localTemplates, parameters: known.parameters });
  localTemplates.expectSeen();
  return { model: modelOfStacks(path, templates, known, stacks), passedOver: files.passedOver };
}

function modelOfStacks(
  path: string,
  templates: readonly Template[],
  known: Omit<PlainStack, 'name'>,
  stacks: readonly string[],
): ResourceModel {
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

function templatesAt(
  path: string,
  files: TemplateFiles,
  { local, parameters }: { readonly local: LocalTemplates; readonly parameters?: GivenParameters },
): readonly Template[] {
  if (existsSync(join(path, MANIFEST))) {
    return templatesOfAssembly(path, { parameters, replacements: { local, files } });
  }
  return isFolder(path) ? files.templatesOfFolder(path) : files.templatesOfFile(path);
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
