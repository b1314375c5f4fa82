import { CHECKS } from '../../../lib/compliance/checks/checks';
import { CATALOG } from '../../../lib/requirements/catalog';
import { errorDefinitions } from '../errors/definitions';

/** The ids by which records, acknowledgements and other programs name something, by what they name. */
export interface Ids {
  readonly requirements: readonly string[];
  readonly checks: readonly string[];
  readonly findings: readonly string[];
  readonly errors: readonly string[];
}

/** The ids of today's code. */
export function idsOfHead(): Ids {
  const checks = [...CHECKS.values()];
  return {
    requirements: CATALOG.map(({ id }) => id),
    checks: checks.map(({ id }) => id),
    findings: sorted(checks.flatMap(({ findings }) => findings.map(({ id }) => id))),
    errors: sorted(errorDefinitions().definitions.map(({ id }) => id)),
  };
}

/** The ids that a later version does not keep, one sentence for each. */
export function missingIds(before: Ids, after: Ids): string[] {
  return (Object.keys(before) as (keyof Ids)[]).flatMap((kind) =>
    before[kind].filter((id) => !after[kind].includes(id)).map((id) => `${id} of ${kind} is gone.`),
  );
}

function sorted(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
