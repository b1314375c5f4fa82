import { Construct } from 'constructs';
import { topologicalOrder } from '../internal/topological-order';
import type { IConnectionTarget } from '../spi/connection';
import type { StageEnv } from '../stage-env';
import { SECTIONS } from './codecs';
import type { DescribedComponent } from './read';

/**
 * Creates the components of an environment, each after those that it names.
 *
 * @param existing the scope of imported resources: repositories, secrets
 */
export function createComponents(
  existing: Construct,
  environment: StageEnv,
  components: readonly DescribedComponent[],
): ReadonlyMap<string, IConnectionTarget> {
  const scopes = new Map(SECTIONS.map((section) => [section, new Construct(existing, titled(section))]));
  const created = new Map<string, IConnectionTarget>();
  const component = (id: string): IConnectionTarget => {
    const found = created.get(id);
    // The order of creation has it before whatever names it.
    if (found === undefined) throw new Error(`${id} is created after what names it`);
    return found;
  };
  const described = components.map(({ id, kind, values }) => ({
    id,
    kind,
    values,
    requires: kind.references(values).map((reference) => reference.id),
  }));
  for (const { id, kind, values } of topologicalOrder(
    `environment ${environment.environmentName}`,
    described,
  )) {
    const scope = new Construct(scopes.get(kind.section) ?? existing, id);
    created.set(id, kind.create(environment, id, values, { existing: scope, component }));
  }
  return created;
}

function titled(section: string): string {
  return section[0].toUpperCase() + section.slice(1);
}
