import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type NamedLedger, STAGE_TAGS, StageKind } from '../../lib';
import { ledgerOfModel } from '../../lib/compliance/external-environment';
import { templatesOfAssembly } from '../../lib/compliance/model/from-assembly';
import { list, object, scalar } from '../../lib/compliance/model/json';
import { modelWhere } from '../../lib/compliance/model/build-model';
import type { ModelResource } from '../../lib/compliance/model/resource-model';

const NOTE =
  'This account was rebuilt from the templates alone. What only the code or signed records tell, such as declared traffic, ways in, answers and the requirements that they make required, is not known here and counts as not declared; frameworks and cdk-nag rules were not asked. The synthesis writes the full account.';

/** What the tags of an environment tell. */
interface Tagged {
  /** The construct path. */
  readonly environment: string;
  readonly stage: StageKind;
  readonly owner: string;
  /** The construct that the tagged resource stands in: the environment, or a part of it in a support stack. */
  readonly part: string;
}

/**
 * The ledgers of our environments in an assembly that holds no report, judged anew by the resources that it holds; none
 * if nothing in it carries the tags of an environment.
 */
export function rebuiltLedgers(assembly: string): NamedLedger[] {
  if (!existsSync(join(assembly, 'manifest.json'))) return [];
  const templates = templatesOfAssembly(assembly);
  const tagged = templates.flatMap(({ resources }) => [...resources.values()].flatMap(taggedBy));
  const environments = [...new Map(tagged.map((one) => [one.environment, one])).values()];
  return environments.map(({ environment, stage, owner }) => {
    const parts = new Set(tagged.filter((one) => one.environment === environment).map(({ part }) => part));
    const model = modelWhere(templates, ({ constructPath = '' }) =>
      [...parts].some((part) => constructPath.startsWith(`${part}/`)),
    );
    const ledger = ledgerOfModel(model, { stage, environment, owner });
    return { name: nameOf(environment, environments), ledger: { ...ledger, note: NOTE } };
  });
}

function taggedBy({ properties: { Tags }, stack, constructPath = '' }: ModelResource): Tagged[] {
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

/** An environment goes by the `cdk.Stage` that it stands in, as the reports of a stages file have it, if it is alone there. */
function nameOf(environment: string, all: readonly Tagged[]): string {
  const [stage] = environment.split('/');
  const isAlone = all.filter((other) => other.environment.startsWith(`${stage}/`)).length === 1;
  return isAlone ? stage : environment;
}
