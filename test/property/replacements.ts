import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../lib/compliance/checks/checks';
import type { CheckResult } from '../../lib/compliance/checks/check-result';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import { readTemplateFile } from '../../lib/compliance/model/template-file';
import { runCheck } from '../../lib/compliance/run-checks';
import { intrinsic, object } from '../../lib/internal/json';
import { unknownIn } from '../../lib/internal/unknown-value';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import {
  ACCOUNT,
  compliantTemplate,
  DECLARATIONS,
  type MutableTemplate,
} from '../compliance/compliant-staging';
import { monitoredTemplate } from '../compliance/monitored-production';
import { PROTECTED, protectedTemplate } from '../compliance/protected-production';

export interface Subject {
  readonly name: string;
  readonly template: MutableTemplate;
  readonly declarations: Declarations;
}

const PRODUCTION = { ...DECLARATIONS, stage: StageKind.PRODUCTION, partner: undefined };
const CASES = join(__dirname, '..', 'cases', 'templates');

/** Three environments that are compliant in most things, and the templates of all cases. */
export function subjects(): readonly Subject[] {
  const cases = readdirSync(CASES)
    .sort()
    .filter((file) => statSync(join(CASES, file)).isFile())
    .flatMap((name) => {
      const template = bodyOf(join(CASES, name));
      return template === undefined ? [] : [{ name, template, declarations: PRODUCTION }];
    });
  return [
    { name: 'staging', template: compliantTemplate(), declarations: DECLARATIONS },
    { name: 'protected', template: protectedTemplate(), declarations: PROTECTED },
    { name: 'monitored', template: monitoredTemplate(), declarations: PRODUCTION },
    ...cases,
  ];
}

/** Undefined for a file that is no template. */
function bodyOf(path: string): MutableTemplate | undefined {
  try {
    const { body } = readTemplateFile(path);
    return 'Resources' in object(body) ? (structuredClone<unknown>(body) as MutableTemplate) : undefined;
  } catch {
    return undefined;
  }
}

/** A value in the properties of a resource. */
export interface Place {
  readonly subject: Subject;
  readonly logicalId: string;
  readonly path: readonly string[];
}

/** The places of all literal texts, numbers and booleans, or of all values. */
export function placesIn(subject: Subject, which: 'literals' | 'values'): readonly Place[] {
  return Object.entries(subject.template.Resources).flatMap(([logicalId, { Properties }]) =>
    pathsIn(Properties, which, []).map((path) => ({ subject, logicalId, path })),
  );
}

function pathsIn(
  value: unknown,
  which: 'literals' | 'values',
  path: readonly string[],
): (readonly string[])[] {
  const isParent = typeof value === 'object' && value !== null && intrinsic(value) === undefined;
  const isPlace = path.length > 0 && (which === 'values' || typeof value !== 'object');
  const within = isParent ? Object.entries(value) : [];
  return [
    ...(isPlace && value !== undefined ? [path] : []),
    ...within.flatMap(([key, one]) => pathsIn(one, which, [...path, key])),
  ];
}

export function valueAt({ subject, logicalId, path }: Place): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown>)[key],
    subject.template.Resources[logicalId].Properties,
  );
}

/** The template of a place with another value there, and with further sections. */
export function withValue(place: Place, value: unknown, more: object = {}): MutableTemplate {
  const template = structuredClone(place.subject.template);
  const holder = place.path
    .slice(0, -1)
    .reduce<unknown>(
      (one, key) => (one as Record<string, unknown>)[key],
      template.Resources[place.logicalId].Properties,
    );
  Object.assign(holder as object, { [place.path.at(-1) ?? '']: value });
  return withEntries(template, more);
}

/** A template with more entries in its sections. */
export function withEntries(template: MutableTemplate, more: object): MutableTemplate {
  const written = object(template);
  const sections = Object.entries(more).map(([name, entries]) => [
    name,
    { ...object(written[name]), ...(entries as object) },
  ]);
  return { ...template, ...Object.fromEntries(sections) } as MutableTemplate;
}

/** The results of all checks. */
export function resultsOf(
  template: unknown,
  declarations: Declarations,
  parameters?: ReadonlyMap<string, string>,
): ReadonlyMap<string, CheckResult> {
  const stack = { name: 'Shop', account: ACCOUNT, region: 'eu-west-1', parameters };
  const model = modelFromTemplate(template, stack);
  return new Map([...CHECKS.keys()].map((id) => [id, resultOf(id, model, declarations)]));
}

export function resultOf(
  id: string,
  model: ReturnType<typeof modelFromTemplate>,
  declarations: Declarations,
): CheckResult {
  return runCheck(id, model, {
    declarations,
    profile: resolveProfile(declarations.stage, { conditions: [] }),
  });
}

/** The literals that each check reads, as the keys of their places. */
export function readsOf({ template, declarations }: Subject): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...CHECKS.keys()].map((id) => {
      const reads = new Set<string>();
      // What one check reads is not kept for others.
      const model = modelFromTemplate(template, { name: 'Shop', account: ACCOUNT, region: 'eu-west-1' });
      for (const resource of model.resources) {
        const properties = observed(resource.properties, resource.logicalId, (key) => reads.add(key));
        Object.assign(resource, { properties });
      }
      resultOf(id, model, declarations);
      return [id, reads];
    }),
  );
}

export function keyOf({ logicalId, path }: Place): string {
  return [logicalId, ...path].join('/');
}

/** An object or a list that reports the literals that are read from it. */
function observed(value: unknown, key: string, onRead: (key: string) => void): unknown {
  if (typeof value !== 'object' || value === null || unknownIn(value) !== undefined) return value;
  const made: object = Array.isArray(value) ? [] : {};
  for (const property of Object.keys(value)) {
    const own = `${key}/${property}`;
    let kept: unknown;
    Object.defineProperty(made, property, {
      enumerable: true,
      get: () => {
        const found: unknown = Reflect.get(value, property);
        if (typeof found !== 'object' || found === null) onRead(own);
        return (kept ??= observed(found, own, onRead));
      },
    });
  }
  return made;
}
