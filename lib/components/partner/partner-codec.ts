import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { z } from 'zod';
import { policyArn } from '../../internal/codec/arn';
import { checkedBy, created, decoded, type Decoded } from '../../internal/codec/decoded';
import { listOf } from '../../internal/codec/list';
import { oneOf } from '../../internal/codec/one-of';
import { account } from '../../internal/codec/place';
import { checkedExternalId, checkedPartnerName, Partner } from './partner';
import { described } from './option-descriptions';

const party = {
  name: described('PartnerAccountOptions.name', z.string().superRefine(checkedBy(checkedPartnerName))),
  account: described('PartnerAccountOptions.account', account),
};

/** How a partner or client controls a staging environment. */
export const partnerCodec = described(
  'StagingEnvProps.partner',
  oneOf(
    {
      ownAccount: described(
        'Partner.ownAccount',
        decoded(z.strictObject(party), (options) =>
          created<object, Partner>(options, Partner.ownAccount(options)),
        ),
      ),
      role: described(
        'Partner.role',
        decoded(
          z.strictObject({
            ...party,
            externalId: described(
              'PartnerRoleOptions.externalId',
              z.string().superRefine(checkedBy((id: string) => checkedExternalId(id))),
            ).optional(),
            additionalManagedPolicies: described(
              'PartnerRoleOptions.additionalManagedPolicies',
              listOf(policyArn, '[arn:aws:iam::111122223333:policy/testers]'),
              'The ARNs of managed policies with permissions of the partner beyond those to view, start, stop and redeploy. Default: none.',
            ).optional(),
          }),
          ({ additionalManagedPolicies, ...options }): Decoded<object, Partner> => ({
            written: options,
            create: (scope) =>
              Partner.role({
                ...options,
                additionalManagedPolicies: additionalManagedPolicies?.map((arn, index) =>
                  ManagedPolicy.fromManagedPolicyArn(scope, `Policy${index + 1}`, arn),
                ),
              }),
          }),
        ),
      ),
    },
    'a partner controls the environment in one of two ways',
    'STG-3',
  ),
);
