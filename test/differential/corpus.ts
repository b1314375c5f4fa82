import type { JsonObject } from '../../lib/internal/json';
import { type CorpusType, corpusTypes, merged } from './corpus-types';
import { FORMS } from './forms';
import { pathOf, placed, removed } from './property-path';

/** The resource that a template of the corpus is about. */
export const SUBJECT = 'Subject';

/** A template of the corpus. */
export interface CorpusTemplate {
  /** Such as `AWS::RDS::DBInstance StorageEncrypted=true by parameter`. */
  readonly id: string;
  readonly type: string;
  readonly body: JsonObject;
  /** True if two properties vary. */
  readonly isPair: boolean;
}

/** All templates of the corpus, always the same ones in the same order. */
export function corpus(): readonly CorpusTemplate[] {
  const templates = corpusTypes().flatMap((one) => [...single(one), ...pairs(one)]);
  const byBody = new Map<string, CorpusTemplate>();
  for (const template of templates) {
    const text = JSON.stringify(template.body);
    if (!byBody.has(text)) byBody.set(text, template);
  }
  return [...byBody.values()];
}

/** The base, and each property of it right, wrong, missing and by parameter. */
function single(one: CorpusType): readonly CorpusTemplate[] {
  const varied = Object.entries(one.variants).flatMap(([path, values]) => {
    const properties = merged(one.properties, one.with[path] ?? {}) as JsonObject;
    const missing = templateOf(one, `${path} missing`, removed(properties, pathOf(path)));
    const forms = FORMS.flatMap((form) => form(values)).map(({ name, value, sections }) =>
      templateOf(one, `${path} ${name}`, placed(properties, pathOf(path), value), sections),
    );
    return [missing, ...forms];
  });
  return [templateOf(one, 'base', one.properties), ...varied];
}

/** Two properties, each with each of its values. Those that need others beside them are left out. */
function pairs(one: CorpusType): readonly CorpusTemplate[] {
  const free = Object.entries(one.variants).filter(([path]) => !Object.hasOwn(one.with, path));
  return free.flatMap(([first, firstValues], index) =>
    free.slice(index + 1).flatMap(([second, secondValues]) =>
      firstValues.flatMap((firstValue) =>
        secondValues.map((secondValue) => {
          const properties = placed(one.properties, pathOf(first), firstValue);
          const name = `${first}=${JSON.stringify(firstValue)} ${second}=${JSON.stringify(secondValue)}`;
          return { ...templateOf(one, name, placed(properties, pathOf(second), secondValue)), isPair: true };
        }),
      ),
    ),
  );
}

function templateOf(
  { type }: CorpusType,
  name: string,
  properties: JsonObject,
  sections: JsonObject = {},
): CorpusTemplate {
  const resources = { [SUBJECT]: { Type: type, Properties: properties } };
  return {
    id: `${type} ${name}`,
    type,
    body: { AWSTemplateFormatVersion: '2010-09-09', ...sections, Resources: resources },
    isPair: false,
  };
}
