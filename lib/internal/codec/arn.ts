import { text } from './text';

/** An ARN of one kind of resource, in any partition. */
export function arn(service: string, resource: RegExp, what: string, example: string) {
  const place = service === 'iam' ? ':(?:\\d{12}|aws):' : '[a-z0-9-]+:\\d{12}:';
  return text(new RegExp(`^arn:aws[a-z-]*:${service}:${place}${resource.source}$`), {
    id: 'arn.malformed',
    limit: `it is the ARN of ${what}`,
    remediation: `write it as '${example}'`,
  });
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
  'a secret in AWS Secrets Manager, complete, with the six characters at its end',
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/mail-AbC123',
);

export const roleArn = arn(
  'iam',
  /role\/[A-Za-z0-9/_+=,.@-]+/,
  'a role',
  'arn:aws:iam::111122223333:role/reports',
);

export const policyArn = arn(
  'iam',
  /policy\/[A-Za-z0-9/_+=,.@-]+/,
  'a managed policy',
  'arn:aws:iam::111122223333:policy/testers',
);
