import type { ResourceName } from '../../compliance/outcome';
import { html, type Html } from './html';

/** The names of resources within an environment: without the path that all of them start with. */
export type Naming = (resource: ResourceName) => string;

/** @param environment the construct path of the environment */
export function namingIn(environment: string): Naming {
  const prefix = `${environment}/`;
  return ({ constructPath, stack, logicalId }) => {
    const name = constructPath ?? `${stack}/${logicalId}`;
    const inside = name.startsWith(prefix) ? name.slice(prefix.length) : name;
    return inside.endsWith('/Resource') ? inside.slice(0, -'/Resource'.length) : inside;
  };
}

/** A resource: its name and its type. */
export function resource(one: ResourceName, naming: Naming): Html {
  return html`<code>${naming(one)}</code> <span class="type">${one.type}</span>`;
}

/** Resources by type. */
export function resourceList(resources: readonly ResourceName[], naming: Naming): Html {
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  return html`<dl class="resources">
    ${types.map((type) => {
      const ofType = resources.filter((one) => one.type === type);
      return html`<div>
        <dt>${type} <span class="count">${ofType.length}</span></dt>
        ${ofType.map((one) => html`<dd><code>${naming(one)}</code></dd>`)}
      </div>`;
    })}
  </dl>`;
}
