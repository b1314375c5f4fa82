import type { Surroundings, TemplateResource } from './facts';

const CUSTOM = /^Custom::|^AWS::CloudFormation::CustomResource$/;

/**
 * The functions of the CDK that create nothing that a check asks for, by the beginning of their logical ids, which the CDK
 * derives from fixed names.
 */
const CDK_FUNCTIONS: readonly RegExp[] = [
  /^Custom(?:S3AutoDeleteObjects|ECRAutoDeleteImages|VpcRestrictDefaultSG|AWSCDKOpenIdConnectProvider)CustomResourceProvider/,
  /^CustomCrossRegion(?:ExportWriter|ExportReader|StringParameterReader)CustomResourceProvider/,
  /^AWSCDKCfnUtilsProviderCustomResourceProvider/,
  /^LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a/,
  /^BucketNotificationsHandler050a0587b7544547bf325f094a3db834/,
  /^CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C/,
];
/** The function of `AwsCustomResource`, which makes the API calls that the resource describes. */
const CDK_API_CALLS = 'AWS679f53fac002430cb0da5b7982bd2287';

const ACTION = /\\*"action\\*":\s*\\*"(\w+)/g;
const READING_ACTION = /^(?:batchGet|describe|get|head|list|lookup|query|scan|search)/i;

/** True for a custom resource: only the code of its function tells what it does. */
export function isCustomResource({ type }: TemplateResource): boolean {
  return CUSTOM.test(type);
}

/** True if it is a custom resource of the CDK whose function creates nothing that a check asks for. */
export function isHarmlessCustomResource<R extends TemplateResource>(
  resource: R,
  around: Pick<Surroundings<R>, 'follow'>,
): boolean {
  const provider = around.follow(resource.properties.ServiceToken, resource);
  if (provider === undefined) return false;
  const { logicalId } = provider;
  return (
    CDK_FUNCTIONS.some((name) => name.test(logicalId)) ||
    (logicalId.startsWith(CDK_API_CALLS) && reads(resource))
  );
}

function reads({ properties: { Create, Update, Delete } }: TemplateResource): boolean {
  const calls = [Create, Update, Delete].filter((call) => call !== undefined);
  const actions = calls.map((call) => [...JSON.stringify(call).matchAll(ACTION)].map(([, action]) => action));
  return actions.every((found) => found.length > 0 && found.every((action) => READING_ACTION.test(action)));
}
