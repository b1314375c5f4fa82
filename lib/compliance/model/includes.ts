import { isObject, list, object, type JsonObject } from '../../internal/json';

const TRANSFORM = 'Fn::Transform';
const INCLUDE = 'AWS::Include';

/** The content of a snippet by its location; undefined if it is not local. */
export type Snippets = (location: unknown) => JsonObject | undefined;

/**
 * A template with the snippets that it includes, as far as they are local.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
 */
export function withIncludes(body: JsonObject, snippets: Snippets): JsonObject {
  const { Transform, ...sections } = object(included(body, snippets));
  if (Transform === undefined) return sections;
  const left: unknown[] = [];
  let whole: JsonObject = sections;
  for (const transform of list(Transform)) {
    const snippet = snippetOf(transform, snippets);
    if (snippet === undefined) left.push(transform);
    else whole = joined(whole, snippet);
  }
  return left.length === 0 ? whole : { Transform: left, ...whole };
}

function included(value: unknown, snippets: Snippets): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => included(one, snippets));
  if (!isObject(value)) return value;
  const snippet = snippetOf(value[TRANSFORM], snippets);
  const entries = Object.entries(value)
    .filter(([key]) => key !== TRANSFORM || snippet === undefined)
    .map(([key, one]) => [key, included(one, snippets)] as const);
  return snippet === undefined ? Object.fromEntries(entries) : { ...snippet, ...Object.fromEntries(entries) };
}

function snippetOf(transform: unknown, snippets: Snippets): JsonObject | undefined {
  const { Name, Parameters } = object(transform);
  return Name === INCLUDE ? snippets(object(Parameters).Location) : undefined;
}

/** Sections of a snippet for the whole template, beside or within those of the template. */
function joined(body: JsonObject, snippet: JsonObject): JsonObject {
  const sections = Object.entries(snippet).map(([name, section]) => [
    name,
    isObject(section) && isObject(body[name]) ? { ...section, ...body[name] } : (body[name] ?? section),
  ]);
  return { ...body, ...object(Object.fromEntries(sections)) };
}
