import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nearest } from '../../private/nearest';
import type { ModelResource } from './resource-model';
import type { Unseen } from './unseen';

/** What a custom resource makes is the work of a function that stands in a template, and a module is told elsewhere. */
const TOLD = /^Custom::|::MODULE$/;
/** Publishers whose resources stand outside of AWS and keep no data of an application: they watch, call or know people. */
const OUTSIDE = /^(?:Atlassian|Datadog|Dynatrace|NewRelic|Okta|PagerDuty|Rollbar)::/;
const OF_THE_CDK = 'AWS::CDK::Metadata';

/**
 * What resources hide whose type neither AWS, as far as the installed CDK knows it, nor this package knows: they may be
 * stores, or make some. So may those that somebody published in the registry of CloudFormation.
 */
export function hiddenByUnknownTypes(resources: readonly ModelResource[]): readonly Unseen[] {
  const known = typesOfTheCdk();
  const types = new Set(resources.map(({ type }) => type));
  const unknown = [...types].filter(
    (type) => !Object.hasOwn(known, type) && !TOLD.test(type) && !OUTSIDE.test(type) && type !== OF_THE_CDK,
  );
  return unknown.map((type) => {
    const meant = nearest(type, Object.keys(known));
    const hint = meant === undefined ? '' : ` (did you mean '${meant}'?)`;
    return { what: `nothing here knows what resources of type ${type} are or make${hint}`, mayChange: false };
  });
}

let table: object | undefined;

/** The CDK's own table, by which it includes templates. A type is the name of a property. Every scenario asks for it. */
function typesOfTheCdk(): object {
  if (table === undefined) {
    const cdk = dirname(require.resolve('aws-cdk-lib/package.json'));
    table = createRequire(__filename)(
      join(cdk, 'cloudformation-include', 'cfn-types-2-classes.json'),
    ) as object;
  }
  return table;
}
