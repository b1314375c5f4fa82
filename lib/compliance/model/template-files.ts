import { readdirSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { StageEnvironmentError } from '../../internal/errors';
import { object } from '../../internal/json';
import type { PlainStack } from './from-template';
import { withIncludes } from './includes';
import { type LocalTemplates, localTemplateOf, regionsOfStackSet } from './local-templates';
import { nestedIn } from './nested-stacks';
import type { ModelResource } from './resource-model';
import { readTemplate, type Template } from './template';
import { type FileContent, readFileContent, readSnippet, readTemplateFile } from './template-file';

const EXTENSIONS = ['.json', '.yaml', '.yml', '.template'];

/** A file in a folder of templates that is no template. */
export interface PassedOver {
  /** The name of the file. */
  readonly file: string;
  /** What it looks like, such as `a Kubernetes manifest`. */
  readonly kind: string;
}

/** Reads plain templates with their nested templates, each file once. */
export class TemplateFiles {
  /** Files that are no templates. */
  readonly passedOver: PassedOver[] = [];
  private readonly contents = new Map<string, FileContent>();

  constructor(
    private readonly known: Omit<PlainStack, 'name'>,
    private readonly local: LocalTemplates,
  ) {}

  /** A template and its nested templates. */
  templatesOfFile(path: string): readonly Template[] {
    return nestedIn(path, this.read(path, this.known));
  }

  /** The templates of a folder, each nested template below its parent. Other files are passed over. */
  templatesOfFolder(folder: string): readonly Template[] {
    const names = readdirSync(folder)
      .sort()
      .filter((name) => EXTENSIONS.includes(extname(name)));
    const files = names.map((name) => join(folder, name)).filter((file) => this.isTemplate(file));
    const nested = new Set(files.flatMap((file) => this.nestedBy(file)));
    const roots = files.filter((file) => !nested.has(resolve(file)));
    if (roots.length > 0) return roots.flatMap((file) => this.templatesOfFile(file));
    const others = this.passedOver.map(({ file, kind }) => `; ${file} is ${kind}`).join('');
    throw new StageEnvironmentError({
      id: 'template.none-in-folder',
      what: 'folder of templates',
      value: folder,
      limit: `it has no template (${EXTENSIONS.join(', ')}) and no manifest.json of a synthesized application${others}`,
      remediation: "give the folder that 'cdk synth' writes, usually 'cdk.out', or one with templates",
    });
  }

  private isTemplate(file: string): boolean {
    const content = this.contentOf(file);
    if ('template' in content) return true;
    this.passedOver.push({ file: basename(file), kind: content.other.kind });
    return false;
  }

  private contentOf(file: string): FileContent {
    const path = resolve(file);
    const content = this.contents.get(path) ?? readFileContent(path);
    this.contents.set(path, content);
    return content;
  }

  private nestedBy(file: string): readonly string[] {
    return [...this.single(file, {}).resources.values()].flatMap(
      (resource) => localTemplateOf(resource) ?? [],
    );
  }

  /**
   * The templates of a nested stack of another template.
   *
   * @param folder to which their files are relative
   */
  nestedTemplates(
    path: string,
    known: PlainStack,
    parent: ModelResource,
    folder: string,
  ): Iterable<Template> {
    return this.read(path, { ...known, ...placeOf(parent) }, parent, [join(folder, 'outermost')]);
  }

  /** @param above the files of the templates around it, the outermost first */
  private *read(
    path: string,
    known: PlainStack,
    parent?: ModelResource,
    above: readonly string[] = [],
  ): Iterable<Template> {
    const template = this.single(path, known, parent, dirname(above.at(0) ?? path));
    const files = [...above, resolve(path)];
    yield template;
    for (const resource of template.resources.values()) {
      const file = localTemplateOf(resource);
      // CloudFormation rejects a template that nests itself.
      if (file === undefined || files.includes(file)) continue;
      yield* this.read(file, { ...known, ...placeOf(resource), name: resource.logicalId }, resource, files);
    }
  }

  /** @param folder of the outermost template, to which the template file is relative */
  private single(
    path: string,
    known: PlainStack,
    parent?: ModelResource,
    folder: string = dirname(path),
  ): Template {
    const content = this.contentOf(path);
    const { body, bytes } = 'template' in content ? content.template : readTemplateFile(path);
    const name = known.name ?? basename(path, extname(path));
    const snippet = (location: unknown) => {
      const file = this.local.included(location, path);
      return file === undefined ? undefined : readSnippet(file);
    };
    return readTemplate({
      body: withIncludes(object(body), snippet),
      bytes,
      name,
      account: known.account,
      region: known.region,
      parameters: known.parameters,
      templateFile: relative(folder, path).replaceAll(sep, '/'),
      prepare: (logicalId, resource) => this.local.nested(logicalId, resource, name, path),
      ...(parent && { parent }),
    });
  }
}

/** A stack set deploys to other accounts, and to Regions of its own. */
function placeOf({ properties }: ModelResource): Pick<PlainStack, 'account' | 'region'> {
  const regions = regionsOfStackSet(properties);
  if (regions === undefined) return {};
  const [region] = regions;
  return { account: undefined, region: regions.length === 1 ? region : undefined };
}
