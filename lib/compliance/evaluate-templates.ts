import type { PackName } from '../requirements/pack-name';
import { acknowledgementsOfAssembly } from './assembly-acknowledgements';
import { externalRequirements, type ExternalEnvironment, ledgerOfModel } from './external-environment';
import type { EvaluationMode, Ledger } from './ledger/ledger';
import { readPath, templateFolderOf } from './model/from-path';
import type { PassedOver } from './model/template-files';
import type { CheckListener } from './run-checks';
import { nagResultsOfTemplates } from './nag/template-packs';
import type { GoLiveRecords } from './records/go-live-records';

/** Templates, and how they are evaluated. */
export interface TemplateEvaluation extends ExternalEnvironment {
  /** The folder of a synthesized application, a template in JSON or YAML, or a folder of templates. */
  readonly path: string;
  readonly mode: EvaluationMode;
  /** @default - all stacks */
  readonly stacks?: readonly string[];
  /** @default - the account of plain templates is unknown */
  readonly account?: string;
  /** @default - the Region of plain templates is unknown */
  readonly region?: string;
  /** @default - none; parameters without a value are unknown */
  readonly parameters?: ReadonlyMap<string, string>;
  /**
   * Local files in place of other templates: by the logical id of a nested stack, stack set, provisioned
   * product, serverless application or module, or by the location of an include.
   *
   * @default - such templates are gaps, unless they are beside the template that names them
   */
  readonly localTemplates?: ReadonlyMap<string, string>;
  /** @default - none */
  readonly records?: GoLiveRecords;
  /** @default - records are shown for the opening day */
  readonly asOf?: string;
  /** @default - the progress is not reported */
  readonly onChecked?: CheckListener;
}

/** The ledger of an environment from its templates. */
export interface EvaluatedTemplates {
  readonly ledger: Ledger;
  /** The folder of the templates. */
  readonly folder: string;
  /** The files of the folder that are no templates. */
  readonly passedOver: readonly PassedOver[];
}

/**
 * Evaluates templates that need not be made with this package: the checks of the stage, the declared frameworks, and the
 * cdk-nag packs of the frameworks.
 *
 * @throws StageEnvironmentError if the path cannot be read or is damaged, or a stack, a parameter or what a local template
 * stands for does not exist
 */
export function evaluateTemplates({
  path,
  stacks,
  account,
  region,
  parameters,
  localTemplates,
  ...options
}: TemplateEvaluation): EvaluatedTemplates {
  const { declarations: { frameworks = [] } = {}, records, asOf } = options;
  const { model, passedOver } = readPath(path, { account, region, parameters }, stacks, localTemplates);
  const requirements = externalRequirements(options, '');
  const packs = [...new Set<PackName>(frameworks.flatMap((framework) => framework.packs))];
  const ledger = ledgerOfModel(model, {
    ...options,
    nag: nagResultsOfTemplates(packs, { path, model, requirements, records, asOf }),
    acknowledgements: acknowledgementsOfAssembly(path),
  });
  return { ledger, folder: templateFolderOf(path), passedOver };
}
