import type { DeclaredFramework } from '../../requirements/declarations';
import type { FrameworkControl, FrameworkDefinition } from '../../requirements/framework-definition';
import { PACK_NAMES } from '../../requirements/pack-name';
import type { Control, ControlCheckId, ControlProof, FrameworkTable } from './framework-table';
import { frameworkTables } from './tables/tables';

/** The tables of the declared frameworks, built-in or of the application's own. A framework without a table is left out. */
export function declaredTables(declared: readonly DeclaredFramework[]): readonly FrameworkTable[] {
  return declared.flatMap(({ name, definition }) =>
    definition === undefined ? frameworkTables([name]) : [tableOf(definition)],
  );
}

/** The declared frameworks without their controls, which the ledger lists as results. */
export function withoutDefinitions(declared: readonly DeclaredFramework[]): DeclaredFramework[] {
  return declared.map(({ name, noneBecause, packs }) => ({
    name,
    ...(noneBecause === undefined ? {} : { noneBecause }),
    packs,
  }));
}

function tableOf({
  name,
  edition,
  published,
  controls,
  unit = 'controls',
}: FrameworkDefinition): FrameworkTable {
  return { name, edition, published, total: controls.length, unit, controls: controls.map(controlOf) };
}

function controlOf({ id, title, nagRules = [], checks, attested, manual }: FrameworkControl): Control {
  const nag: ControlProof['nag'] = Object.fromEntries(
    PACK_NAMES.map((pack) => [pack, rulesOf(pack, nagRules)] as const).filter(
      ([, rules]) => rules.length > 0,
    ),
  );
  // The ids are checked when the evaluation is set up.
  return {
    id,
    title,
    proof: { nag, checks: checks as readonly ControlCheckId[] | undefined, attested, manual },
  };
}

function rulesOf(pack: string, rules: readonly string[]): string[] {
  const prefix = `${pack}-`;
  return rules.filter((rule) => rule.startsWith(prefix)).map((rule) => rule.slice(prefix.length));
}
