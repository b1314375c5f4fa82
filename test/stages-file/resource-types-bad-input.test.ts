import { type BadInput, expectRefusal } from './refused';
import { LAUNCHING } from './temp-file';

const TYPES = 'environments.Production.resourceTypes';
const withTypes = (types: string): readonly [string, string] => [
  'objectives: {',
  `resourceTypes: ${types}\n    objectives: {`,
];

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'a type without the parts of a type',
    change: withTypes('{ Migrations: { reason: tables } }'),
    says: [`stages.yaml:30:34 ${TYPES}.Migrations: got 'Migrations'`, '[resource-types.malformed]'],
  },
  {
    name: 'a type of AWS with a typing error',
    change: withTypes("{ 'AWS::SDB::Domian': { reason: tables } }"),
    says: [`stages.yaml:30:42 ${TYPES}.AWS::SDB::Domian`, "did you mean 'AWS::SDB::Domain'?"],
  },
  {
    name: 'a type with facts',
    change: withTypes("{ 'AWS::RDS::DBInstance': { reason: tables } }"),
    says: [`stages.yaml:30:46 ${TYPES}.AWS::RDS::DBInstance`, '[resource-types.known]'],
  },
  {
    name: 'a type that the checks evaluate',
    change: withTypes("{ 'AWS::IAM::Role': { reason: tables } }"),
    says: [`stages.yaml:30:40 ${TYPES}.AWS::IAM::Role`, '[resource-types.known]'],
  },
  {
    name: 'a trait with a typing error',
    change: withTypes("{ 'Custom::Any': { reason: tables, traits: [endpiont] } }"),
    says: [`stages.yaml:30:64 ${TYPES}.Custom::Any.traits[0]: got 'endpiont'`, "did you mean 'endpoint'?"],
  },
  {
    name: 'a trait twice',
    change: withTypes("{ 'Custom::Any': { reason: tables, traits: [data, data] } }"),
    says: [`stages.yaml:30:63 ${TYPES}.Custom::Any.traits: got`, '[resource-types.duplicate-trait]'],
  },
  {
    name: 'resources of any kind beside another trait',
    change: withTypes("{ 'Custom::Any': { reason: tables, traits: [data, resources] } }"),
    says: [`stages.yaml:30:63 ${TYPES}.Custom::Any.traits: got`, '[resource-types.contradictory-traits]'],
  },
  {
    name: 'a blank reason',
    change: withTypes("{ 'Custom::Any': { reason: ' ' } }"),
    says: [`stages.yaml:30:47 ${TYPES}.Custom::Any.reason: got ' '`, 'must not be blank'],
  },
  {
    name: 'no reason',
    change: withTypes("{ 'Custom::Any': {} }"),
    says: [`stages.yaml:30:22 ${TYPES}.Custom::Any.reason: missing`],
  },
  {
    name: 'an empty list of traits',
    change: withTypes("{ 'Custom::Any': { reason: tables, traits: [] } }"),
    says: [`stages.yaml:30:63 ${TYPES}.Custom::Any.traits: got`, 'at least one is required'],
  },
];

describe('a declared resource type is refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (it) => expectRefusal(it, LAUNCHING));
});
