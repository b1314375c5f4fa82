import type { Template } from 'aws-cdk-lib/assertions';

/** A value of a template as text, once everything exists: a name where the template has one, or else the logical id. */
export function resolved(value: unknown, template: Template): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, template));
  if (typeof value !== 'object' || value === null) return value;
  const {
    Ref: id,
    'Fn::GetAtt': attribute,
    'Fn::Join': joined,
    'Fn::Select': select,
    'Fn::Split': split,
  } = value as Record<string, unknown>;
  if (typeof id === 'string') return id.startsWith('AWS::') ? PSEUDO[id] : nameOf(id, template);
  if (Array.isArray(attribute)) return attributeOf(String(attribute[0]), String(attribute[1]), template);
  if (Array.isArray(joined)) {
    const [delimiter, parts] = joined as [string, unknown[]];
    return parts.map((part) => String(resolved(part, template))).join(delimiter);
  }
  if (Array.isArray(split)) return String(resolved(split[1], template)).split(String(split[0]));
  if (Array.isArray(select)) return (resolved(select[1], template) as unknown[])[Number(select[0])];
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, template)]));
}

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
};

function nameOf(id: string, template: Template): string {
  const resources = template.toJSON().Resources as Record<
    string,
    { Properties?: Record<string, unknown> } | undefined
  >;
  const name = resources[id]?.Properties?.DBInstanceIdentifier;
  return typeof name === 'string' ? name : id;
}

/** The ARN of a service ends with its name, which the CDK takes from there. */
function attributeOf(id: string, attribute: string, template: Template): string {
  return attribute.endsWith('Arn')
    ? `arn:aws:any:eu-west-1:111122223333:${nameOf(id, template)}`
    : `${id}.${attribute}`;
}
