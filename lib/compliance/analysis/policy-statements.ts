import { intrinsic, list, object, scalar } from '../../internal/json';
import type { ModelStack, ResourceModel } from '../model/resource-model';
import { Width, widthOf } from './ranges';

/** A statement of a policy document, its values as text. */
export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly Value[];
  readonly principals: readonly Principal[];
  readonly hasNotPrincipal: boolean;
  /** True if its condition allows only chosen principals or network paths. */
  readonly isNarrowed: boolean;
  /** The condition as written. */
  readonly condition: unknown;
}

export interface Value {
  readonly text: string;
  readonly value: unknown;
}

export interface Principal {
  /** Such as `AWS` or `Service`. */
  readonly kind: string;
  readonly text: string;
}

/** The statements of a policy document that stands in a template of `stack`. */
export function statementsOf(
  document: unknown,
  stack: ModelStack,
  model: ResourceModel,
): readonly Statement[] {
  return list(object(parsed(document)).Statement).map((written) => {
    const statement = object(written);
    const texts = (value: unknown) => list(value).map((one) => model.text(one, stack));
    return {
      effect: scalar(statement.Effect) ?? 'Allow',
      actions: texts(statement.Action),
      notActions: texts(statement.NotAction),
      resources: list(statement.Resource).map((value) => ({ value, text: model.text(value, stack) })),
      principals: principalsOf(statement.Principal, stack, model),
      hasNotPrincipal: statement.NotPrincipal !== undefined,
      isNarrowed: isNarrowed(statement.Condition, texts),
      condition: statement.Condition,
    };
  });
}

/** True for a policy document that a function makes at deployment, or that is text and no JSON. */
export function isUnresolvedDocument(document: unknown): boolean {
  return document !== undefined && (intrinsic(document) !== undefined || parsed(document) === undefined);
}

/** Condition keys that restrict a statement to chosen principals or network paths. */
const NARROWING_KEYS: readonly string[] = [
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'elasticfilesystem:accessedviamounttarget',
  'kms:calleraccount',
  'kms:viaservice',
];

/** True if the statement allows its actions to any principal. */
export function allowsAnyPrincipal(statement: Statement): boolean {
  if (statement.effect !== 'Allow') return false;
  const isAnyPrincipal =
    statement.hasNotPrincipal ||
    statement.principals.some(({ kind, text }) => text === '*' && kind !== 'Service');
  return isAnyPrincipal && !statement.isNarrowed;
}

/** Operators that only exclude a value, or only require one, leave nearly every principal allowed. */
const NOT_NARROWING = /Not|^Null$/;

function isNarrowed(condition: unknown, texts: (value: unknown) => readonly string[]): boolean {
  return Object.entries(object(condition))
    .filter(([operator]) => !NOT_NARROWING.test(operator))
    .flatMap(([, keys]) => Object.entries(object(keys)))
    .some(
      ([key, values]) =>
        NARROWING_KEYS.includes(key.toLowerCase()) &&
        !texts(values).some((text) => text === '*' || widthOf(text) === Width.ANY),
    );
}

/** Some types have their policy as text. */
function parsed(document: unknown): unknown {
  if (typeof document !== 'string') return document;
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}

function principalsOf(written: unknown, stack: ModelStack, model: ResourceModel): readonly Principal[] {
  if (typeof written === 'string') return [{ kind: 'AWS', text: written }];
  return Object.entries(object(written)).flatMap(([kind, values]) =>
    list(values).map((value) => ({ kind, text: model.text(value, stack) })),
  );
}
