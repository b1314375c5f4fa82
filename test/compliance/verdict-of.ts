import type { CheckResult } from '../../lib/compliance/checks/checks';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { ResourceModel } from '../../lib/compliance/model/resource-model';
import { runChecks } from '../../lib/compliance/run-checks';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/stage-profile';
import { ACCOUNT, DECLARATIONS } from './compliant-staging';

export type Properties = Readonly<Record<string, unknown>>;

/** Resources of a template by logical id: their type and their properties. */
export type Placed = Readonly<Record<string, readonly [string, Properties]>>;

/** What a check says of a production that holds these resources and nothing else. */
export function verdictOf(
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

/** The model of a template that holds these resources and nothing else. */
export function modelWith(placed: Placed): ResourceModel {
  const resources = Object.entries(placed).map(([id, [Type, Properties]]) => [id, { Type, Properties }]);
  return modelFromTemplate(
    { Resources: Object.fromEntries(resources) as unknown },
    { name: 'Shop', account: ACCOUNT, region: 'eu-west-1' },
  );
}

/** What a check says of one resource alone. */
export function stateOf(check: string, type: string, properties: Properties): string {
  return verdictOf(check, { It: [type, properties] }).state;
}

/** What nobody knows before the deployment. */
export const GIVEN = { 'Fn::ImportValue': 'given' };
/** What only a resource tells, once it is there: no value stands for it. */
export const LATER = { 'Fn::GetAtt': ['Elsewhere', 'Attribute'] };
/** What nobody knows before, and no assumption settles. */
export const MADE = { 'Fn::ToJsonString': { It: 'is' } };
export const MET = 'met';
export const NO = 'not met';
export const PENDING = 'unknown';
export const NONE = 'not applicable';
