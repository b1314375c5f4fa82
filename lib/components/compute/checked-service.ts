import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import type { IStageComponent } from '../../spi/component-config';
import type { IConnectionTarget } from '../../spi/connection';
import { type IStageHost, StageHost } from '../../spi/stage-host';
import { checkContainer, checkedSize, type TaskSize } from './container-limits';
import type { ContainerServiceProps, PlacedServiceProps } from './container-service-props';
import { checkedRoutes } from './routes';

/** A service whose properties are known to be valid before anything of it exists. */
export interface CheckedService {
  readonly props: PlacedServiceProps & { readonly routes: string[]; readonly internal: boolean };
  readonly size: TaskSize;
  readonly uses: readonly IStageComponent[];
  readonly startAfter: readonly IStageComponent[];
}

/**
 * Checks the properties of a service that is about to be created.
 *
 * @throws StageEnvironmentError if the scope, the id or a property is refused
 */
export function checkedService(scope: Construct, id: string, given: ContainerServiceProps): CheckedService {
  const host = StageHost.of(scope);
  const componentId = host.componentId(scope, id);
  const placed: PlacedServiceProps = { ...given, componentId, host };
  checkContainer(placed);
  const uses = components(host, `uses of service ${componentId}`, given.uses);
  const startAfter = components(host, `startAfter of service ${componentId}`, given.startAfter);
  if (given.migration?.store !== undefined) {
    host.component(given.migration.store, `migration store of service ${componentId}`);
  }
  const { internal = false } = given;
  return {
    props: { ...placed, routes: checkedRoutes(placed), internal },
    size: checkedSize(placed),
    uses,
    startAfter,
  };
}

function components(
  host: IStageHost,
  what: string,
  targets: readonly IConnectionTarget[] = [],
): IStageComponent[] {
  const found = targets.map((target) => host.component(target, what));
  const twin = found.find((component, index) => found.indexOf(component) < index);
  if (twin === undefined) return found;
  throw new StageEnvironmentError({
    id: 'service.duplicate-reference',
    what,
    value: twin.componentId,
    limit: 'it is named twice',
    remediation: 'name it once',
  });
}
