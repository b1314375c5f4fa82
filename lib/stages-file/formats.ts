import { RegionInfo } from 'aws-cdk-lib/region-info';
import { z } from 'zod';
import { StageEnvironmentError } from '../internal/errors';

// Every message here says what is allowed, then the remediation; the value and the place are put before it.

/** A text of one form. */
export function text(pattern: RegExp, limit: string, remediation: string) {
  return z.string().regex(pattern, { error: `${limit}; ${remediation}` });
}

/** A whole number between two bounds. */
export function wholeNumber(least: number, most: number, remediation: string) {
  const error = `it must be a whole number from ${least} to ${most}; ${remediation}`;
  return z
    .int({ error: ({ input }) => (input === undefined ? undefined : error) })
    .min(least, { error })
    .max(most, { error });
}

/** A list of at least one. */
export function listOf<T extends z.ZodType>(item: T, example: string) {
  return z
    .array(item)
    .min(1, { error: `an empty list says nothing; write one such as ${example}, or leave it out` });
}

/** A check that asks the constructs, so that a rule is written down in one place. */
export function asConstructsSay<T>(use: (value: T) => unknown): (value: T, context: z.RefinementCtx) => void {
  return (value, context) => {
    // What is malformed within it has been told.
    if (context.issues.length > 0) return;
    try {
      use(value);
    } catch (error) {
      if (!(error instanceof StageEnvironmentError)) throw error;
      const { limit, remediation, requirement } = error.use;
      context.addIssue({
        code: 'custom',
        message: `${limit}; ${remediation}${requirement === undefined ? '' : ` [${requirement}]`}`,
        params: { value: error.use.value },
        continue: false,
      });
    }
  };
}

/** Of several keys of a map, exactly one is given. */
export function exactlyOne<T extends z.ZodObject>(object: T, keys: readonly string[], remediation: string) {
  const names = keys.map((key) => `'${key}'`).join(', ');
  return object
    .refine((value) => keys.filter((key) => Object.hasOwn(value, key)).length === 1, {
      error: `exactly one of ${names} is needed; ${remediation}`,
    })
    .meta({ oneOf: keys.map((key) => ({ required: [key] })) });
}

const ACCOUNT = 'an AWS account is twelve digits, as a text';
const ACCOUNT_REMEDY =
  "write the digits in quotes, such as '111122223333', since YAML drops the zeros a number starts with";

export const account = z
  .string({ error: ({ input }) => (typeof input === 'number' ? `${ACCOUNT}; ${ACCOUNT_REMEDY}` : undefined) })
  .regex(/^\d{12}$/, { error: `${ACCOUNT}; ${ACCOUNT_REMEDY}` });

/** Every region that the AWS CDK knows, in every partition. */
export const REGIONS: readonly string[] = RegionInfo.regions.map(({ name }) => name);

export const region = z.enum(REGIONS);

export const applicationId = text(
  /^[A-Za-z][A-Za-z0-9-]{0,39}$/,
  'a name is a letter, then letters, digits and hyphens, at most 40',
  "write it as 'Shop'",
);

// Two letters at least, and none of the names that the CDK gives its own parts.
export const environmentId = text(
  /^(?!Tree$)[A-Za-z][A-Za-z0-9-]{1,39}$/,
  "an environment is named by a letter, then letters, digits and hyphens, 2 to 40 in all, and not 'Tree'",
  "write it as 'Staging' or 'Staging-Blue'",
);

export const componentId = text(
  /^[A-Za-z][A-Za-z0-9]{0,39}$/,
  'an id is a letter, then letters and digits, at most 40',
  "write it as 'OrderApi'",
);

export const variableName = text(
  /^[A-Za-z_][A-Za-z0-9_]{0,254}$/,
  'a variable is a letter or underscore, then letters, digits and underscores, at most 255',
  "write it as 'LOG_LEVEL'",
);

export const image = text(
  /^[A-Za-z0-9][A-Za-z0-9._/:-]{0,499}?(?::(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$/,
  "an image is a registry, a name, and a tag or digest that pins it, which 'latest' does not",
  "end it with the tag, such as ':1.29.3', or with '@sha256:' and the digest",
);

export const instanceType = text(
  /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
  'an instance type is a class and a size',
  "write it as 't4g.small', without 'db.'",
);

/** An ARN of one kind of resource, in any partition. */
export function arn(service: string, resource: RegExp, what: string, example: string) {
  const place = service === 'iam' ? ':(?:\\d{12}|aws):' : '[a-z0-9-]+:\\d{12}:';
  return text(
    new RegExp(`^arn:aws[a-z-]*:${service}:${place}${resource.source}$`),
    `it is the ARN of ${what}`,
    `write it as '${example}'`,
  );
}

export const certificateArn = arn(
  'acm',
  /certificate\/[A-Za-z0-9-]+/,
  'a certificate in AWS Certificate Manager',
  'arn:aws:acm:eu-west-1:111122223333:certificate/12345678-1234-1234-1234-123456789012',
);

export const keyArn = arn(
  'kms',
  /key\/[A-Za-z0-9-]+/,
  'a key in AWS KMS, not of an alias',
  'arn:aws:kms:eu-west-1:111122223333:key/12345678-1234-1234-1234-123456789012',
);

export const secretArn = arn(
  'secretsmanager',
  /secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}/,
  'a secret in AWS Secrets Manager, whole, with the six characters at its end',
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/mail-AbC123',
);

export const policyArn = arn(
  'iam',
  /policy\/[A-Za-z0-9/_+=,.@-]+/,
  'a managed policy',
  'arn:aws:iam::111122223333:policy/testers',
);
