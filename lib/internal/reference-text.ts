import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A value as cdk-nag writes it in the ids of findings: `<LogicalId>` for a reference, `<LogicalId.Arn>` for an attribute. */
export function referenceText(scope: IConstruct, value: string): string {
  return textOf(Stack.of(scope).resolve(value));
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const {
    Ref,
    'Fn::GetAtt': attribute,
    'Fn::Join': joined,
  } = value as {
    readonly Ref?: string;
    readonly 'Fn::GetAtt'?: readonly [string, string];
    readonly 'Fn::Join'?: readonly [string, readonly unknown[]];
  };
  if (Ref !== undefined) return `<${Ref}>`;
  if (attribute !== undefined) return `<${attribute.join('.')}>`;
  return joined === undefined ? JSON.stringify(value) : joined[1].map(textOf).join(joined[0]);
}
