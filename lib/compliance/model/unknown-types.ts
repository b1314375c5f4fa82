import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nearest } from '../../internal/did-you-mean';
import type { ModelResource } from './resource-model';
import type { TemplateGap } from './template-gaps';

/** Custom resources, whose functions are in the template, and modules, which are gaps of their own. */
const CUSTOM_OR_MODULE = /^Custom::|::MODULE$/;
/** Third-party publishers whose resources are outside of AWS and hold no data of the application. */
const THIRD_PARTIES = /^(?:Atlassian|Datadog|Dynatrace|NewRelic|Okta|PagerDuty|Rollbar)::/;
const CDK_METADATA = 'AWS::CDK::Metadata';

/**
 * The gaps for types that the installed CDK does not know, such as those of the CloudFormation registry: such a resource
 * may be a data store or make others.
 */
export function gapsOfUnknownTypes(resources: readonly ModelResource[]): readonly TemplateGap[] {
  const known = cdkTypes();
  const types = new Set(resources.map(({ type }) => type));
  const unknown = [...types].filter(
    (type) =>
      !Object.hasOwn(known, type) &&
      !CUSTOM_OR_MODULE.test(type) &&
      !THIRD_PARTIES.test(type) &&
      type !== CDK_METADATA,
  );
  return unknown.map((type) => {
    const candidate = nearest(type, Object.keys(known));
    const hint = candidate === undefined ? '' : ` (did you mean '${candidate}'?)`;
    return { description: `the type ${type} is not known${hint}`, mayChange: false };
  });
}

let table: object | undefined;

/** The table of the CDK for including templates, with types as keys. It is kept, since every model reads it. */
function cdkTypes(): object {
  if (table === undefined) {
    const cdk = dirname(require.resolve('aws-cdk-lib/package.json'));
    table = createRequire(__filename)(
      join(cdk, 'cloudformation-include', 'cfn-types-2-classes.json'),
    ) as object;
  }
  return table;
}
