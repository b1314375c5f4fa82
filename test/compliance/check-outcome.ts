import type { CheckResult } from '../../lib/compliance/checks/check-result';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../lib/compliance/model/resource-model';
import { runChecks } from '../../lib/compliance/run-checks';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { ACCOUNT, DECLARATIONS } from './compliant-staging';

export type Properties = Readonly<Record<string, unknown>>;

/** Resources of a template by logical id: their type and their properties. */
export type Placed = Readonly<Record<string, readonly [string, Properties]>>;

/** The outcome of a check for a production environment with only these resources. */
export function checkOutcome(
  check: string,
  placed: Placed,
  declarations: Partial<Declarations> = {},
): CheckResult {
  const all = { ...DECLARATIONS, stage: StageKind.PRODUCTION, ...declarations };
  const [result] = runChecks([check], modelWith(placed), {
    declarations: all,
    profile: resolveProfile(all.stage, { conditions: [] }),
  });
  return result;
}

/** The ids of the findings of a check, each once. */
export function findingIds(...args: Parameters<typeof checkOutcome>): readonly string[] {
  return [...new Set(checkOutcome(...args).findings.map(({ id }) => id))];
}

/** The model of a template with only these resources. */
export function modelWith(placed: Placed): ResourceModel {
  const resources = Object.entries(placed).map(([id, [Type, Properties]]) => [id, { Type, Properties }]);
  return modelFromTemplate(
    { Resources: Object.fromEntries(resources) as unknown },
    { name: 'Shop', account: ACCOUNT, region: 'eu-west-1' },
  );
}

/** The state of a check for a single resource. */
export function stateOf(check: string, type: string, properties: Properties): string {
  return checkOutcome(check, { It: [type, properties] }).state;
}

/** A value that is known only at deployment; scenarios assume samples of it. */
export const IMPORTED = { 'Fn::ImportValue': 'given' };
/** An attribute of a resource, for which no scenario assumes a value. */
export const ATTRIBUTE = { 'Fn::GetAtt': ['Absent', 'Attribute'] };
/** A function that no scenario resolves. */
export const UNRESOLVABLE = { 'Fn::ToJsonString': { It: 'is' } };
export const MET = 'met';
export const NOT_MET = 'not met';
export const PENDING = 'pending';
export const UNKNOWN = 'unknown';
export const NOT_APPLICABLE = 'not applicable';
