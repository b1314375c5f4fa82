import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import TYPES from '../../lib/aws/types-without-facts.json';
import { typesWithoutFacts } from '../../lib/aws/traits';
import { factsOf, knownTypes } from '../../lib/aws/types';
import { ResourceTrait } from '../../lib/internal/resource-trait';

const cdk = dirname(require.resolve('aws-cdk-lib/package.json'));
/** The types of the installed CDK are the keys of its table for including templates. */
const TABLE = createRequire(__filename)(
  join(cdk, 'cloudformation-include', 'cfn-types-2-classes.json'),
) as object;

/** New types are put into the list by what their documentation states; see decision 0014. */
test('every type of the CDK has facts or stands in types-without-facts.json: classify new ones', () => {
  const missing = Object.keys(TABLE).filter(
    (type) => factsOf(type) === undefined && !typesWithoutFacts().has(type),
  );

  expect(missing).toEqual([]);
});

test('no type stands in the list that the CDK does not know: remove it', () => {
  expect([...typesWithoutFacts().keys()].filter((type) => !Object.hasOwn(TABLE, type))).toEqual([]);
});

test('no type with facts stands in the list: its facts answer', () => {
  expect(knownTypes().filter((type) => typesWithoutFacts().has(type))).toEqual([]);
});

test('no type stands in the list twice', () => {
  const names = Object.entries(TYPES).flatMap(([service, groups]) =>
    Object.values(groups).flatMap((types) => types.split(' ').map((type) => `${service}::${type}`)),
  );

  expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});

test('each group of the list is harmless, evaluated, or has traits, each once', () => {
  const traits: readonly string[] = Object.values(ResourceTrait);
  const groups = new Set(Object.values(TYPES).flatMap((ofService) => Object.keys(ofService)));
  const malformed = [...groups].filter((group) => {
    const words = group.split(' ');
    const isWithoutTraits = ['harmless', 'evaluated'].includes(group);
    return (
      !isWithoutTraits &&
      (new Set(words).size < words.length || !words.every((word) => traits.includes(word)))
    );
  });

  expect(malformed).toEqual([]);
});

test('services stand in the order of their names, and so do the types of a group', () => {
  const inOrder = (names: readonly string[]) => [...names].sort();

  expect(Object.keys(TYPES)).toEqual(inOrder(Object.keys(TYPES)));
  for (const groups of Object.values(TYPES)) {
    for (const types of Object.values(groups)) expect(types.split(' ')).toEqual(inOrder(types.split(' ')));
  }
});
