import { intrinsic, list, object } from '../../internal/json';
import { unknownIn } from '../../internal/unknown-value';
import { holds, is } from '../../internal/values';
import type { ModelStack, ResourceModel } from '../model/resource-model';
import { contentOf } from './contents';
import { Width, widthOf } from './ranges';

/** A statement of a policy document, its values as text. */
export interface Statement {
  readonly isAllow: boolean;
  readonly actions: readonly Value[];
  readonly notActions: readonly Value[];
  readonly resources: readonly Value[];
  readonly principals: readonly Principal[];
  readonly hasNotPrincipal: boolean;
  /** True if its condition allows only chosen principals or network paths. */
  readonly isNarrowed: boolean;
  /** The condition as written. */
  readonly condition: unknown;
}

export interface Value {
  /** As messages name it, and as other references to the same resource are written. */
  readonly text: string;
  readonly value: unknown;
  /** What questions are asked about. */
  readonly content: unknown;
}

export interface Principal extends Value {
  /** Such as `AWS` or `Service`. */
  readonly kind: string;
}

/** The statements of a policy document that stands in a template of `stack`. */
export function statementsOf(
  document: unknown,
  stack: ModelStack,
  model: ResourceModel,
): readonly Statement[] {
  return list(object(parsed(document)).Statement).map((written) => {
    const statement = object(written);
    const values = (value: unknown) => valuesOf(value, stack, model);
    return {
      isAllow: is(statement.Effect ?? 'Allow', 'Allow'),
      actions: values(statement.Action),
      notActions: values(statement.NotAction),
      resources: values(statement.Resource),
      principals: principalsOf(statement.Principal, stack, model),
      hasNotPrincipal: statement.NotPrincipal !== undefined,
      get isNarrowed() {
        return isNarrowed(statement.Condition, values);
      },
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
  if (!statement.isAllow) return false;
  const isAnyPrincipal =
    statement.hasNotPrincipal ||
    statement.principals.some(({ kind, content }) => kind !== 'Service' && is(content, '*'));
  return isAnyPrincipal && !statement.isNarrowed;
}

/** Operators that only exclude a value, or only require one, leave nearly every principal allowed. */
const NOT_NARROWING = /Not|^Null$/;

function isNarrowed(condition: unknown, valuesIn: (value: unknown) => readonly Value[]): boolean {
  return Object.entries(object(condition))
    .filter(([operator]) => !NOT_NARROWING.test(operator))
    .flatMap(([, keys]) => Object.entries(object(keys)))
    .some(
      ([key, values]) =>
        NARROWING_KEYS.includes(key.toLowerCase()) &&
        !valuesIn(values).some(({ content }) => holds(content, ANY_VALUE)),
    );
}

const ANY_VALUE = {
  id: 'is any address or principal',
  holds: (text: string) => text === '*' || widthOf(text) === Width.ANY,
};

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
  if (typeof written === 'string' || unknownIn(written) !== undefined) {
    return valuesOf(written, stack, model).map((value) => ({ kind: 'AWS', ...value }));
  }
  return Object.entries(object(written)).flatMap(([kind, values]) =>
    valuesOf(values, stack, model).map((value) => ({ kind, ...value })),
  );
}

function valuesOf(values: unknown, stack: ModelStack, model: ResourceModel): readonly Value[] {
  return list(values).map((value) => ({
    value,
    text: model.text(value, stack),
    content: contentOf(value, stack, model),
  }));
}

/** Values as messages name them. */
export function namesOf(values: readonly Value[]): string {
  return values.map(({ text }) => text).join(', ');
}
