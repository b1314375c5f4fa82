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

/** Templates that cdk-nag rules are asked about, and what is known of them. */
export interface TemplatePacksProps extends NagPackProps {
  /** Where the model was read from. */
  readonly path: string;
  readonly model: ResourceModel;
  /** What is demanded of the environment that they make, and what is declared of it. */
  readonly demanded: ExternalRequirements;
}

/**
 * What packs of cdk-nag rules say of templates. The rules know constructs only, so each template is read back into
 * constructs, and what is found is told of the resources of the model; a template with functions or macros that the CDK
 * cannot read is named as one that could not be asked about.
 */
export function nagResultsOfTemplates(
  packs: readonly PackName[],
  props: TemplatePacksProps,
): readonly NagResult[] {
  if (packs.length === 0) return [];
  const scratch = mkdtempSync(join(tmpdir(), 'stock-rules-'));
  try {
    return askedIn(scratch, packs, props);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function askedIn(
  scratch: string,
  packs: readonly PackName[],
  { path, model, demanded, ...props }: TemplatePacksProps,
): readonly NagResult[] {
  // Only once rules are asked: to load cdk-nag costs CPU time.
  const { RecordingPacks } = require('./recording-packs') as typeof import('./recording-packs');
  const app = new App({ outdir: join(scratch, 'cdk.out') });
  const resources = new TemplateResources(acknowledgementsOfAssembly(path), scratch);
  model.stacks.forEach((stack, index) => {
    const own = model.resources.filter((resource) => resource.stack === stack);
    const file = join(templateFolderOf(path), stack.templateFile ?? '');
    resources.include(new Stack(app, `Template${index}`), file, own);
  });
  const { reasons } = resources;
  const asked = new RecordingPacks(packs, externalUnderTest(app, demanded), props, resources);
  return packs.map((pack) => ({
    ...asked.result(pack),
    ...(reasons.length === 0 ? {} : { notEvaluated: reasons }),
  }));
}
