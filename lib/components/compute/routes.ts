import { StageEnvironmentError } from '../../internal/errors';
import type { PlacedServiceProps } from './container-service-props';

/**
 * The path patterns by which load balancers route requests to a service, with their default.
 *
 * @throws StageEnvironmentError for a path that Elastic Load Balancing refuses or that is named twice, and for a port
 * that nothing reaches
 */
export function checkedRoutes({ componentId, port, routes, internal = false }: PlacedServiceProps): string[] {
  const what = `service ${componentId}`;
  if (port === undefined) {
    if (routes === undefined && !internal) return [];
    throw new StageEnvironmentError({
      id: 'service.routes-without-port',
      what: `${what}: ${internal ? 'internal' : 'routes'}`,
      value: internal ? true : routes,
      limit: 'only a service with a port is reached',
      remediation: 'set port to the one that the container listens on, or leave routes and internal out',
    });
  }
  if (routes === undefined) return internal ? [] : ['/*'];
  routes.forEach((path) => checkedRoutePath(path, `${what}: routes`));
  const twin = routes.find((path, index) => routes.indexOf(path) < index);
  if (twin !== undefined) {
    throw new StageEnvironmentError({
      id: 'service.duplicate-route',
      what: `${what}: routes`,
      value: twin,
      limit: 'it is named twice',
      remediation: 'name each path once',
    });
  }
  if (routes.length > 0 || internal) return [...routes];
  throw new StageEnvironmentError({
    id: 'service.port-without-routes',
    what: `${what}: routes`,
    value: routes,
    limit: 'nothing reaches the port',
    remediation: "add a path such as '/*', set internal: true, or leave the port out",
  });
}

/**
 * A path pattern, once it is known that Elastic Load Balancing takes it.
 *
 * @throws StageEnvironmentError if it does not
 */
export function checkedRoutePath(path: string, what = 'routes'): string {
  // Elastic Load Balancing, quotas and path conditions: 128 characters, of these.
  if (typeof path === 'string' && /^\/[A-Za-z0-9_\-.$/~"'@:+&*?]{0,127}$/.test(path)) return path;
  throw new StageEnvironmentError({
    id: 'service.path-pattern',
    what,
    value: path,
    limit: 'a path pattern starts with a slash and has at most 128 letters, digits and _-.$/~"\'@:+&*?',
    remediation: "write one such as '/api/*'",
  });
}
