import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, Scalar } from 'yaml';
import { MAX_DEPTH, reading, type ReadText, TOO_DEEP, Unreadable } from './unreadable';
import { parsedYaml } from './yaml-document';

/** Short tags whose long form has another name. */
const LONG_NAMES: Readonly<Partial<Record<string, string>>> = { '!Ref': 'Ref', '!Condition': 'Condition' };
/** The AWS CLI resolves what CloudFormation does not take. */
const RESOLVE =
  "write the values out, or give the output of 'aws cloudformation package --use-json', which resolves them";

/** Reads YAML as CloudFormation does, with short tags for functions. */
export function readYaml(text: string): ReadText {
  return reading(text, () =>
    plain(
      parsedYaml(text, (one, other) => keyOf(one) === keyOf(other)),
      0,
    ),
  );
}

function plain(node: unknown, depth: number): unknown {
  if (isAlias(node)) {
    throw new Unreadable('CloudFormation does not support aliases', startOf(node), RESOLVE);
  }
  if (isScalar(node)) return tagged(node, node.value);
  if (!isCollection(node)) return undefined;
  if (depth === MAX_DEPTH) throw new Unreadable(TOO_DEEP, startOf(node));
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      refuseMerge(key);
      keepName(keyOf(key), value);
      return [keyOf(key), plain(value, depth + 1)];
    });
    return tagged(node, Object.fromEntries(entries));
  }
  keepName(node.tag, node);
  return tagged(
    node,
    node.items.map((item) => plain(item, depth + 1)),
  );
}

/** A name as written: the parameter `N` is not `false`. */
function keyOf(key: unknown): string {
  return isScalar(key) ? (key.source ?? '') : String(key);
}

/** Keeps the name in a reference of a function or a resource as written. */
function keepName(key: string | undefined, value: unknown): void {
  const isCondition = key === 'Fn::If' || key === '!If';
  const name = isCondition && isSeq(value) ? value.items.at(0) : value;
  if (isScalar(name) && (isCondition || key === 'Ref' || key === 'Condition')) name.value = keyOf(name);
}

/** @see https://github.com/aws/aws-cli/pull/3827 */
function refuseMerge(key: unknown): void {
  if (!isScalar(key) || key.type !== Scalar.PLAIN || key.source !== '<<') return;
  throw new Unreadable("CloudFormation does not support merge keys, '<<'", startOf(key), RESOLVE);
}

function tagged(node: Node, value: unknown): unknown {
  const { tag } = node;
  if (tag?.startsWith('!') !== true || tag === '!') return value;
  if (tag.startsWith('!Rain::')) {
    throw new Unreadable(
      `the tag ${tag} is a directive of Rain, which CloudFormation does not support`,
      startOf(node),
      "give the output of 'rain pkg'",
    );
  }
  return { [LONG_NAMES[tag] ?? `Fn::${tag.slice(1)}`]: value };
}

/** Parsed nodes have a range. */
function startOf({ range }: Node): number {
  return range?.[0] ?? 0;
}
