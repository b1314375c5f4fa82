import type { z } from 'zod';
import { StageKind } from '../requirements/stage-kind';
import type { Setting } from './codecs';

interface Settings {
  readonly [key: string]: Setting;
}

const ALL = Object.values(StageKind);

/** The schemas of keys, all optional: which of them an environment requires depends on its stage. */
export function optionalSchemas(settings: Settings): { readonly [key: string]: z.ZodType } {
  return Object.fromEntries(Object.entries(settings).map(([key, { schema }]) => [key, schema.optional()]));
}

/** The schemas of keys for editors: a key that every stage requires is required, and others say which stages do. */
export function editorSchemas(settings: Settings): { readonly [key: string]: z.ZodType } {
  return Object.fromEntries(
    Object.entries(settings).map(([key, setting]) => [
      key,
      setting.requiredIn?.length === ALL.length
        ? setting.schema
        : setting.schema.describe(describedWithStages(setting)).optional(),
    ]),
  );
}

/** What a key is for, and which stages take and require it. */
export function describedWithStages({ schema, stages, requiredIn = [] }: Setting): string {
  const isRequired = requiredIn.length > 0 && requiredIn.length < ALL.length;
  return [
    schema.description,
    ...(stages === undefined ? [] : [`Only in ${listed(stages)}.`]),
    ...(isRequired ? [`Required in ${listed(requiredIn)}.`] : []),
  ].join(' ');
}

function listed(stages: readonly StageKind[]): string {
  return stages.join(' and ');
}
