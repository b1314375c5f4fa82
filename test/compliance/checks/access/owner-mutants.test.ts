import { resourceOf } from '../../compliant-staging';
import { changesExactly, type Mutant } from '../../staging-mutant';

const OWNER: Mutant[] = [
  {
    broken: 'one resource loses its owner tag',
    inTemplate: (template) => delete resourceOf(template, 'AWS::KMS::Key').Properties.Tags,
    changes: { 'STG-1': 'not met' },
  },
  {
    broken: 'one resource has another owner',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [{ Key: 'stage:owner', Value: 'other' }];
    },
    changes: { 'STG-1': 'not met' },
  },
  {
    broken: 'one owner is known only at deployment',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [
        { Key: 'stage:owner', Value: { Ref: 'Owner' } },
      ];
    },
    changes: { 'STG-1': 'unknown' },
  },
  {
    broken: 'the tag Owner names the owner',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [
        { Key: 'Owner', Value: 'acme-partner' },
      ];
    },
    changes: {},
  },
  {
    broken: 'the tag Owner names another',
    inTemplate: (template) => {
      resourceOf(template, 'AWS::RDS::DBInstance').Properties.Tags = [{ Key: 'Owner', Value: 'other' }];
    },
    changes: { 'STG-1': 'not met' },
  },
  { broken: 'no owner is declared', inDeclarations: { owner: ' ' }, changes: { 'STG-1': 'pending' } },
];

describe('the owner', () => {
  changesExactly(OWNER);
});
