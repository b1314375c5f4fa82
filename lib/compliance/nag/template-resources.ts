import type { ResourceName } from '../outcome';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { Acknowledgement } from '../acknowledgement';
import type { Acknowledgements } from '../acknowledgements';
import { locatedNameOf, nameOf, pathOf } from '../resource-name';
import { object } from '../../internal/json';
import type { ModelResource } from '../model/resource-model';
import { readTemplateFile } from '../model/template-file';
import { suppressedBy } from './suppressions';
import { acknowledgedAs, type AcknowledgedResources } from './acknowledged-resources';

/** The resource of a template that a construct is included from. */
interface TemplateResource {
  readonly name: ResourceName;
  /** The metadata of its template. */
  readonly metadata: unknown;
}

/** Resources of templates that are included as constructs, with their names in the model. */
export class TemplateResources implements AcknowledgedResources {
  /** The templates that cannot be evaluated, each with the reason. */
  public readonly reasons: string[] = [];
  public readonly notEvaluated: string[] = [];
  private readonly included = new Map<CfnResource, TemplateResource>();

  /**
   * @param acknowledged the acknowledgements in the code that synthesized the templates
   * @param scratch a folder for temporary files
   */
  constructor(
    private readonly acknowledged: Acknowledgements,
    private readonly scratch: string,
  ) {}

  /**
   * Includes a template as constructs.
   *
   * @param stack the scope of the constructs
   * @param resources the resources of the template to evaluate
   */
  public include(stack: Stack, file: string, resources: readonly ModelResource[]): void {
    try {
      const { body } = readTemplateFile(file);
      const template = includedTemplate(stack, body, this.scratch);
      for (const resource of resources) {
        const source = { name: locatedNameOf(resource), metadata: object(body).Metadata };
        this.included.set(template.getResource(resource.logicalId), source);
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.reasons.push(`${basename(file)} cannot be evaluated: ${message.split('\n')[0]}`);
      this.notEvaluated.push(...resources.map((resource) => pathOf(nameOf(resource))));
    }
  }

  public all(): readonly CfnResource[] {
    return [...this.included.keys()];
  }

  public nameOf(resource: CfnResource): ResourceName {
    return this.of(resource).name;
  }

  /** The nearest one: in the metadata of the resource, in code at its construct or above it, in the metadata of the template. */
  public acknowledgementOf(resource: CfnResource, pack: string, rule: string): Acknowledgement | undefined {
    const { name, metadata } = this.of(resource);
    const own = suppressedBy(resource.cfnOptions.metadata, pack, rule);
    if (own !== undefined) return { reason: own, acknowledgedAt: pathOf(name) };
    const inCode = this.acknowledged.at(name.constructPath ?? '', acknowledgedAs(pack, rule));
    if (inCode !== undefined) return inCode;
    const ofAll = suppressedBy(metadata, pack, rule);
    return ofAll === undefined ? undefined : { reason: ofAll, acknowledgedAt: name.stack };
  }

  private of(resource: CfnResource): TemplateResource {
    const included = this.included.get(resource);
    if (included === undefined) throw new Error(`${resource.node.path} is included from no template`);
    return included;
  }
}

/** As JSON: the CDK reads files only, and takes an unknown function that is a YAML tag for text. */
function includedTemplate(stack: Stack, body: unknown, scratch: string): CfnInclude {
  // Loaded at first use: few processes evaluate templates.
  const { CfnInclude } =
    require('aws-cdk-lib/cloudformation-include') as typeof import('aws-cdk-lib/cloudformation-include');
  const templateFile = join(scratch, 'template.json');
  writeFileSync(templateFile, JSON.stringify(body));
  return new CfnInclude(stack, 'Template', { templateFile });
}
