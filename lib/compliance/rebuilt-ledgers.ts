import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StageKind } from '../requirements/stage-kind';
import { STAGE_TAGS } from '../requirements/stage-tags';
import { acknowledgementsOfAssembly } from './assembly-acknowledgements';
import { reportNames } from './environment-names';
import { ledgerOfModel } from './external-environment';
import type { Ledger } from './ledger/ledger';
import { modelWhere } from './model/build-model';
import { templatesOfAssembly } from './model/from-assembly';
import { list, object, scalar } from '../internal/json';
import type { ModelResource } from './model/resource-model';

const NOTE =
  'This ledger is rebuilt from the templates alone. Declarations and records, which stand in code and in files, are not known and count as missing; frameworks and cdk-nag packs are not evaluated. A synthesis writes the complete ledger.';

/** A rebuilt ledger, by the name of its environment in reports. */
export interface RebuiltLedger {
  readonly name: string;
  readonly ledger: Ledger;
}

/** An environment by the tags of a resource. */
interface TaggedEnvironment {
  /** The construct path. */
  readonly environment: string;
  readonly stage: StageKind;
  readonly owner: string;
  /** The construct of the tagged resource: the environment, or a part of it in a support stack. */
  readonly part: string;
  /** The construct path of the stack of the tagged resource. */
  readonly stack: string;
}

/**
 * The ledgers of the environments of an assembly without a report, evaluated from its templates; none if no resource has
 * the tags of an environment.
 */
export function rebuiltLedgers(assembly: string): RebuiltLedger[] {
  if (!existsSync(join(assembly, 'manifest.json'))) return [];
  const templates = templatesOfAssembly(assembly);
  const tagged = templates.flatMap(({ resources }) => [...resources.values()].flatMap(taggedEnvironmentsOf));
  const environments = [...new Map(tagged.map((one) => [one.environment, one])).values()];
  const names = reportNames(
    environments.map(({ environment: path }) => ({ path, stageName: stageNameOf(path, tagged) })),
  );
  return environments.map(({ environment, stage, owner }, index) => {
    const parts = new Set(tagged.filter((one) => one.environment === environment).map(({ part }) => part));
    const model = modelWhere(templates, ({ constructPath = '' }) =>
      [...parts].some((part) => constructPath.startsWith(`${part}/`)),
    );
    const ledger = ledgerOfModel(model, {
      stage,
      environment,
      owner,
      acknowledgements: acknowledgementsOfAssembly(assembly),
    });
    return { name: names[index], ledger: { ...ledger, note: NOTE } };
  });
}

function taggedEnvironmentsOf({
  properties: { Tags },
  stack,
  constructPath = '',
}: ModelResource): TaggedEnvironment[] {
  const tags: Readonly<Record<string, unknown>> = Array.isArray(Tags)
    ? Object.fromEntries(
        list(Tags)
          .map(object)
          .map(({ Key, Value }) => [String(Key), Value]),
      )
    : object(Tags);
  const environment = scalar(tags[STAGE_TAGS.environment]);
  const stage = Object.values(StageKind).find((kind) => kind === tags[STAGE_TAGS.kind]);
  if (environment === undefined || stage === undefined) return [];
  const home = stack.constructPath ?? '';
  const [child] = constructPath.slice(home.length + 1).split('/');
  const part = constructPath.startsWith(`${environment}/`) ? environment : `${home}/${child}`;
  return [{ environment, stage, owner: scalar(tags[STAGE_TAGS.owner]) ?? '', part, stack: home }];
}

/** The name of the `cdk.Stage` of an environment; none if its stack stands in the application itself. */
function stageNameOf(environment: string, tagged: readonly TaggedEnvironment[]): string | undefined {
  const home = tagged.find(({ stack }) => environment.startsWith(`${stack}/`));
  const stages = home?.stack.split('/').slice(0, -1) ?? [];
  // The CDK joins the ids of nested stages.
  return stages.length === 0 ? undefined : stages.join('-');
}
