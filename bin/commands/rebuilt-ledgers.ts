import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StageKind } from '../../lib';
import { type NamedLedger, STAGE_TAGS } from '../../lib/compliance';
import { acknowledgementsOfAssembly } from '../../lib/compliance/assembly-acknowledgements';
import { ledgerOfModel } from '../../lib/compliance/external-environment';
import { templatesOfAssembly } from '../../lib/compliance/model/from-assembly';
import { list, object, scalar } from '../../lib/compliance/model/json';
import { modelWhere } from '../../lib/compliance/model/build-model';
import type { ModelResource } from '../../lib/compliance/model/resource-model';

const NOTE =
  'This ledger is rebuilt from the templates alone. Declarations and records, which stand in code and in files, are not known and count as missing; frameworks and cdk-nag packs are not evaluated. A synthesis writes the complete ledger.';

/** An environment by the tags of a resource. */
interface TaggedEnvironment {
  /** The construct path. */
  readonly environment: string;
  readonly stage: StageKind;
  readonly owner: string;
  /** The construct of the tagged resource: the environment, or a part of it in a support stack. */
  readonly part: string;
}

/**
 * The ledgers of the environments of an assembly without a report, evaluated from its templates; none if no resource has
 * the tags of an environment.
 */
export function rebuiltLedgers(assembly: string): NamedLedger[] {
  if (!existsSync(join(assembly, 'manifest.json'))) return [];
  const templates = templatesOfAssembly(assembly);
  const tagged = templates.flatMap(({ resources }) => [...resources.values()].flatMap(taggedEnvironmentsOf));
  const environments = [...new Map(tagged.map((one) => [one.environment, one])).values()];
  return environments.map(({ environment, stage, owner }) => {
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
    return { name: nameOf(environment, environments), ledger: { ...ledger, note: NOTE } };
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
  return [{ environment, stage, owner: scalar(tags[STAGE_TAGS.owner]) ?? '', part }];
}

/** The name of the `cdk.Stage` of an environment if it is alone in it, as in the reports of a synthesis; else its path. */
function nameOf(environment: string, all: readonly TaggedEnvironment[]): string {
  const [stage] = environment.split('/');
  const isSingle = all.filter((other) => other.environment.startsWith(`${stage}/`)).length === 1;
  return isSingle ? stage : environment;
}
