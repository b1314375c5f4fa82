import { resourceOf } from '../compliant-staging';
import { type Mutant, turnsExactly } from '../mutant';

const OWNER: Mutant[] = [
  {
    broken: 'one resource loses its owner tag',
    inTemplate: (template) => delete resourceOf(template, 'AWS::KMS::Key').Properties.Tags,
    turns: { 'STG-1': 'not met' },
  },
  {
    broken: 'one resource has another owner',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [
        { Key: 'stage:owner', Value: 'somebody' },
      ];
    },
    turns: { 'STG-1': 'not met' },
  },
  {
    broken: 'one owner is known only at deployment',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [
        { Key: 'stage:owner', Value: { Ref: 'Owner' } },
      ];
    },
    turns: { 'STG-1': 'unknown' },
  },
  {
    broken: 'the tag of an application that is not ours: called Owner, and right',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [
        { Key: 'Owner', Value: 'acme-partner' },
      ];
    },
    turns: {},
  },
  {
    broken: 'the tag Owner names another',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [{ Key: 'Owner', Value: 'somebody' }];
    },
    turns: { 'STG-1': 'not met' },
  },
  { broken: 'nobody is declared as owner', inDeclarations: { owner: ' ' }, turns: { 'STG-1': 'not met' } },
];

describe('who owns it', () => {
  turnsExactly(OWNER);
});
