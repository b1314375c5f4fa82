import type { ModelResource } from '../../../lib/compliance/model/resource-model';

const SIZE = { resources: 0, parameters: 0, outputs: 0, templateBytes: 0 };

/** A bucket of a plain template, with other values where they matter. */
export function modelResource(
  values: Partial<ModelResource> & { readonly stackName?: string } = {},
): ModelResource {
  const { stackName = 'Shop', ...rest } = values;
  return {
    type: 'AWS::S3::Bucket',
    logicalId: 'One',
    stack: { name: stackName, size: SIZE },
    properties: {},
    dependsOn: [],
    ...rest,
  };
}
