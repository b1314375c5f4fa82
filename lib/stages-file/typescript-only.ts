import type { z } from 'zod';
import { apiOptionsOf } from '../internal/codec/described';
import type { Problem } from './problem';
import { shapeOf } from './schema-structure';

/** The options and factories of the construct API that YAML does not have, each with its reason. */
export const TYPESCRIPT_ONLY: { readonly [option: string]: string } = {
  'StageEnvProps.cluster':
    'an existing cluster is known by its network and its settings, not by an ARN alone',
  'Framework.custom': 'the controls of a framework of your own may name checks of your own, which are code',
  'Network.existing': 'an existing network is known by its subnets in each zone, which code imports',
};

/**
 * Why a key does not exist that is an option of the construct API.
 *
 * @param schemas the schemas of the map in which the key stands, or of its other keys
 */
export function typeScriptOnly(key: string, schemas: readonly z.ZodType[]): Problem | undefined {
  const named = schemas.flatMap((schema) =>
    [schema, ...Object.values(shapeOf(schema))].flatMap((one) => apiOptionsOf(one)),
  );
  const types = new Set(named.map((option) => option.split('.')[0]));
  const option = Object.keys(TYPESCRIPT_ONLY).find((candidate) => {
    const [type, name] = candidate.split('.');
    return name === key && types.has(type);
  });
  if (option === undefined) return undefined;
  return {
    id: 'yaml.typescript-only',
    text: `${option} exists in TypeScript only: ${TYPESCRIPT_ONLY[option]}; see StagesFile.load, which builds this file in a TypeScript app`,
  };
}
