import { z } from 'zod';
import { componentId } from '../internal/codec/identifier';
import { SECTIONS, SETTINGS } from './codecs';
import { applicationId } from './read-file';
import { ENGINE, kindsOf } from './read-components';
import { environmentId } from './read-environment';
import { editorSchemas } from './setting-schema';

/** The JSON Schema of a stages file, by which editors check and complete it. */
export function stagesJsonSchema(): object {
  return z.toJSONSchema(fileSchema(), {
    target: 'draft-7',
    io: 'input',
    // For this library only.
    override: ({ jsonSchema }) => delete jsonSchema.apiOptions,
  });
}

/** The whole file, put together from the codecs that read it value by value. */
function fileSchema(): z.ZodType {
  const sections = SECTIONS.map((section) => {
    const components = z.record(componentId, componentSchema(section)).describe(sectionText(section));
    return [section, section === 'services' ? components.meta({ minProperties: 1 }) : components.optional()];
  });
  return z
    .strictObject({
      application: applicationId,
      ...(Object.fromEntries(sections) as { [section: string]: z.ZodType }),
      environments: z
        .record(environmentId, environmentSchema())
        .meta({ minProperties: 1 })
        .describe('The environments by their names; at least one. A name that is no stage needs stage.'),
    })
    .describe('One application and its environments.');
}

function environmentSchema(): z.ZodType {
  return z
    .strictObject({
      ...editorSchemas(SETTINGS),
      overrides: z
        .strictObject(
          Object.fromEntries(
            SECTIONS.map((section) => [
              section,
              z.record(componentId, overrideSchema(section)).optional().describe(overrideText(section)),
            ]),
          ),
        )
        .optional()
        .describe('The differences of this environment from the shared components. Default: none.'),
    })
    .describe('An environment.');
}

function componentSchema(section: string): z.ZodType {
  const schemas = kindsOf(section).map(({ engine, shape, description }) =>
    z
      .strictObject({
        ...(engine === undefined
          ? {}
          : { [ENGINE]: z.enum([engine]).describe(`The engine: '${engine}', ${description}.`) }),
        ...shape,
      })
      .describe(`${description}.`),
  );
  return schemas.length === 1 ? schemas[0] : z.union(schemas);
}

function overrideSchema(section: string): z.ZodType {
  const schemas = kindsOf(section).map(({ shape }) => z.strictObject(shape).partial());
  return schemas.length === 1 ? schemas[0] : z.union(schemas);
}

function sectionText(section: string): string {
  const kinds = kindsOf(section).map(({ description }) => description);
  return `The ${section} of every environment by their ids: ${kinds.join(', or ')}.`;
}

function overrideText(section: string): string {
  const merged = [...new Set(kindsOf(section).flatMap(({ mergedKeys = [] }) => mergedKeys))];
  const adds = merged.length === 0 ? '' : ` ${merged.join(', ')} add to the shared ones by name.`;
  return `The ${section} that differ, by their ids, with the keys that differ.${adds} Default: none.`;
}
