import { intrinsic, list, object, scalar } from '../model/json';
import type { ModelStack, ResourceModel } from '../model/resource-model';
import { Width, widthOf } from './ranges';

/** A statement of a policy document, its values as text. */
export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly Value[];
  readonly principals: readonly Principal[];
  /** True if it speaks of everybody but some. */
  readonly hasNotPrincipal: boolean;
  /** True if its condition leaves only principals or paths that somebody chose. */
  readonly isNarrowed: boolean;
  /** The condition as it is written. */
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

/** True for a policy document of which nothing can be read: a function makes it at deployment, or it is text and no JSON. */
export function isUnreadable(document: unknown): boolean {
  return document !== undefined && (intrinsic(document) !== undefined || parsed(document) === undefined);
}

/** Condition keys that leave only principals or paths that somebody chose. */
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

/** True if the statement lets anybody in, whoever they are. */
export function admitsAnybody(statement: Statement): boolean {
  if (statement.effect !== 'Allow') return false;
  const anybody =
    statement.hasNotPrincipal ||
    statement.principals.some(({ kind, text }) => text === '*' && kind !== 'Service');
  return anybody && !statement.isNarrowed;
}

/** What asks for something else than a value, or for a value at all, leaves nearly everybody in. */
const LEAVING_IN = /Not|^Null$/;

function isNarrowed(condition: unknown, texts: (value: unknown) => readonly string[]): boolean {
  return Object.entries(object(condition))
    .filter(([operator]) => !LEAVING_IN.test(operator))
    .flatMap(([, asked]) => Object.entries(object(asked)))
    .some(
      ([key, values]) =>
        NARROWING_KEYS.includes(key.toLowerCase()) &&
        !texts(values).some((text) => text === '*' || widthOf(text) === Width.WORLD),
    );
}

/** Some types take their policy as text. */
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
