import { z } from 'zod';
import { created, decoded } from './codec/decoded';
import { listOf } from './codec/list';
import { words } from './codec/text';
import { described } from './option-descriptions';
import { ResourceTrait } from './resource-trait';
import { declaredResourceTypes } from './resource-types';

/** Custom resources and other types without facts, by their names. */
export const resourceTypesCodec = described(
  'StageEnvProps.resourceTypes',
  decoded(
    z.record(
      z.string(),
      z.strictObject({
        reason: described('ResourceTypeOptions.reason', words),
        traits: described(
          'ResourceTypeOptions.traits',
          listOf(z.enum(ResourceTrait), '[data, endpoint]'),
        ).optional(),
      }),
    ),
    (types) => {
      declaredResourceTypes(types);
      return created(types, types);
    },
  ),
);
