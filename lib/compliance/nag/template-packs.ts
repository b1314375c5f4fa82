import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import type { PackName } from '../../requirements/pack-name';
import { type ExternalRequirements, externalUnderTest } from '../external-environment';
import { acknowledgementsOfAssembly } from '../assembly-acknowledgements';
import { templateFolderOf } from '../model/from-path';
import type { ResourceModel } from '../model/resource-model';
import type { NagPackProps } from './rule-waivers';
import type { NagResult } from './nag-result';
import { TemplateResources } from './template-resources';

/** Templates that cdk-nag packs evaluate. */
export interface TemplatePacksProps extends NagPackProps {
  /** The path that the model was read from. */
  readonly path: string;
  readonly model: ResourceModel;
  /** The requirements and declarations of the environment. */
  readonly requirements: ExternalRequirements;
}

/**
 * The results of cdk-nag packs for templates. Rules evaluate constructs, so each template is included as constructs, and findings
 * name the resources of the model. A template with functions or macros that the CDK cannot include is listed as not evaluated.
 */
export function nagResultsOfTemplates(packs: readonly PackName[], props: TemplatePacksProps): NagResult[] {
  if (packs.length === 0) return [];
  const scratch = mkdtempSync(join(tmpdir(), 'cdk-nag-'));
  try {
    return evaluatedIn(scratch, packs, props);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function evaluatedIn(
  scratch: string,
  packs: readonly PackName[],
  { path, model, requirements, ...props }: TemplatePacksProps,
): NagResult[] {
  // Loading cdk-nag costs CPU time, so it is loaded at first use.
  const { RecordingPacks } = require('./recording-packs') as typeof import('./recording-packs');
  const app = new App({ outdir: join(scratch, 'cdk.out') });
  const resources = new TemplateResources(acknowledgementsOfAssembly(path), scratch);
  model.stacks.forEach((stack, index) => {
    const own = model.resources.filter((resource) => resource.stack === stack);
    const file = join(templateFolderOf(path), stack.templateFile ?? '');
    resources.include(new Stack(app, `Template${index}`), file, own);
  });
  const { reasons } = resources;
  const evaluated = new RecordingPacks(packs, externalUnderTest(app, requirements), props, resources);
  return packs.map((pack) => ({
    ...evaluated.result(pack),
    ...(reasons.length === 0 ? {} : { notEvaluated: reasons }),
  }));
}
