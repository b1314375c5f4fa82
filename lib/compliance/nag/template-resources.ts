import type { ResourceName } from '../outcome';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { Acknowledgement, Acknowledgements } from '../acknowledgement';
import { nameOf, pathOf } from '../resource-name';
import { object } from '../model/json';
import type { ModelResource } from '../model/resource-model';
import { readTemplateFile } from '../model/template-file';
import { suppressedBy } from './suppressions';
import { acknowledgedAs, type AcknowledgedResources } from './acknowledged-resources';

/** A resource that a construct was read back from. */
interface Written {
  readonly name: ResourceName;
  /** The metadata of its template. */
  readonly metadata: unknown;
}

/** Resources of templates that were read back into constructs, as the model tells of them. */
export class TemplateResources implements AcknowledgedResources {
  /** Why templates could not be asked about. */
  public readonly reasons: string[] = [];
  public readonly notEvaluated: string[] = [];
  private readonly written = new Map<CfnResource, Written>();

  /**
   * @param acknowledged what was acknowledged in the code that wrote the templates
   * @param scratch a folder to write in
   */
  constructor(
    private readonly acknowledged: Acknowledgements,
    private readonly scratch: string,
  ) {}

  /**
   * Reads a template back into constructs.
   *
   * @param stack where they are to stand
   * @param resources those of the template that are asked about
   */
  public include(stack: Stack, file: string, resources: readonly ModelResource[]): void {
    try {
      const { body } = readTemplateFile(file);
      const included = readBack(stack, body, this.scratch);
      for (const resource of resources) {
        const written = { name: nameOf(resource), metadata: object(body).Metadata };
        this.written.set(included.getResource(resource.logicalId), written);
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.reasons.push(`${basename(file)} could not be asked about: ${message.split('\n')[0]}`);
      this.notEvaluated.push(...resources.map((resource) => pathOf(nameOf(resource))));
    }
  }

  public all(): readonly CfnResource[] {
    return [...this.written.keys()];
  }

  public nameOf(resource: CfnResource): ResourceName {
    return this.of(resource).name;
  }

  /** The nearest: in the metadata of the resource, in the code at it or above it, in the metadata of the template. */
  public acknowledgementOf(resource: CfnResource, pack: string, rule: string): Acknowledgement | undefined {
    const { name, metadata } = this.of(resource);
    const own = suppressedBy(resource.cfnOptions.metadata, pack, rule);
    if (own !== undefined) return { reason: own, acknowledgedAt: pathOf(name) };
    const inCode = this.acknowledged.at(name.constructPath ?? '', acknowledgedAs(pack, rule));
    if (inCode !== undefined) return inCode;
    const ofAll = suppressedBy(metadata, pack, rule);
    return ofAll === undefined ? undefined : { reason: ofAll, acknowledgedAt: name.stack };
  }

  private of(resource: CfnResource): Written {
    const written = this.written.get(resource);
    if (written === undefined) throw new Error(`${resource.node.path} was read back from no template`);
    return written;
  }
}

/** The CDK reads files only, and takes a function that it does not know for text if it is written as a tag in YAML. */
function readBack(stack: Stack, body: unknown, scratch: string): CfnInclude {
  // Only once rules are asked over templates: few ever do.
  const { CfnInclude } =
    require('aws-cdk-lib/cloudformation-include') as typeof import('aws-cdk-lib/cloudformation-include');
  const templateFile = join(scratch, 'template.json');
  writeFileSync(templateFile, JSON.stringify(body));
  return new CfnInclude(stack, 'Template', { templateFile });
}
