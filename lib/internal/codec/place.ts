import { RegionInfo } from 'aws-cdk-lib/region-info';
import { z } from 'zod';
import { labelled, type Refusal, refusalText } from './refusal';

const ACCOUNT: Refusal = {
  id: 'yaml.account-malformed',
  limit: 'an AWS account is twelve digits, as a text',
  remediation:
    "write the digits in quotes, such as '111122223333', since YAML drops the zeros at the start of a number",
};

/** An AWS account. */
export const account = labelled(
  z
    .string({ error: ({ input }) => (input === undefined ? undefined : refusalText(ACCOUNT)) })
    .regex(/^\d{12}$/, { error: refusalText(ACCOUNT) }),
  ACCOUNT,
);

/** Every Region that the AWS CDK knows, in every partition. */
export const region = z.enum(RegionInfo.regions.map(({ name }) => name));
