import { Template } from 'aws-cdk-lib/assertions';
import { aStack, backedUp, database } from './backed-up';
import { resourcesOf } from './reading';

/** IAM counts no white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_CHARACTERS = 6144;

/** The longest text of a reference: the name of a document has 128 characters, and a document is what policies name most. */
const LONGEST = 'x'.repeat(128);

/** A policy document once everything has its longest name. */
function deployed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deployed);
  if (typeof value !== 'object' || value === null) return value;
  const { Ref: id, 'Fn::GetAtt': attribute, 'Fn::Join': joined } = value as Record<string, unknown>;
  if (typeof id === 'string') return PSEUDO[id] ?? LONGEST;
  if (Array.isArray(attribute)) return LONGEST;
  if (Array.isArray(joined)) return (joined[1] as unknown[]).map(deployed).join(String(joined[0]));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deployed(one)]));
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws-us-gov',
  'AWS::Region': 'us-gov-west-1',
  'AWS::AccountId': '111122223333',
};

test.each([1, 3, 10, 40])('every policy of a backup of %i databases fits into what IAM takes', (count) => {
  const stack = aStack();
  const described = backedUp({ stack });
  Array.from({ length: count - 1 }, (_, index) =>
    described.backup.attach(`Database${index}`, [database(described.orders)]),
  );
  const sizes = resourcesOf(Template.fromStack(stack), 'AWS::IAM::ManagedPolicy').map(
    ([id, { Properties }]) => ({
      id,
      characters: JSON.stringify(deployed(Properties?.PolicyDocument)).length,
    }),
  );

  expect(sizes.filter(({ characters }) => characters > MAX_CHARACTERS)).toEqual([]);
  expect(sizes.some(({ id }) => id.includes('Operators'))).toBe(true);
});
