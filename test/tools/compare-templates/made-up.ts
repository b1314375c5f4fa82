import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import * as cxapi from 'aws-cdk-lib/cx-api';
import { Construct } from 'constructs';
import { compareAssemblies, type Comparison, type TemplateNames } from './comparison';

/** Fills the environment at `Production/Shop/Environment`. */
export type Fill = (environment: Construct) => void;

/** The folder of a cloud assembly with one environment. */
export function madeUpAssembly(fill: Fill): string {
  // What the CDK's command line switches on.
  const app = new App({
    context: {
      [cxapi.PATH_METADATA_ENABLE_CONTEXT]: true,
      [cxapi.ASSET_RESOURCE_METADATA_ENABLED_CONTEXT]: true,
    },
  });
  const stack = new Stack(new Stage(app, 'Production'), 'Shop');
  fill(new Construct(stack, 'Environment'));
  return app.synth().directory;
}

/** A construct at a path below another one; what is on the way is made if it is not there. */
export function constructAt(scope: Construct, path: string): Construct {
  return path.split('/').reduce((parent, id) => {
    const child = parent.node.tryFindChild(id);
    return child instanceof Construct ? child : new Construct(parent, id);
  }, scope);
}

/** A resource at a path below a construct, such as `Orders/Instance`. */
export function resourceAt(
  scope: Construct,
  path: string,
  type: string,
  properties?: { readonly [name: string]: unknown },
): CfnResource {
  return new CfnResource(constructAt(scope, path), 'Resource', { type, properties });
}

/** What `compareAssemblies` says of two made-up assemblies. */
export function comparisonOf(before: Fill, after: Fill, names: Partial<TemplateNames> = {}): Comparison {
  return compareAssemblies(madeUpAssembly(before), madeUpAssembly(after), {
    constructIds: {},
    physicalNames: {},
    alarmNames: {},
    ...names,
  });
}
