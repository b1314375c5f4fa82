import { RegionInfo } from 'aws-cdk-lib/region-info';
import { z } from 'zod';

const ACCOUNT =
  "an AWS account is twelve digits, as a text; write the digits in quotes, such as '111122223333', since YAML drops the zeros at the start of a number";

/** An AWS account. */
export const account = z
  .string({ error: ({ input }) => (typeof input === 'number' ? ACCOUNT : undefined) })
  .regex(/^\d{12}$/, { error: ACCOUNT });

/** Every Region that the AWS CDK knows, in every partition. */
export const region = z.enum(RegionInfo.regions.map(({ name }) => name));
