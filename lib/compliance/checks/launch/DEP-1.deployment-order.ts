import type { Finding } from '../../outcome';
import type { ComponentRollOut } from '../../../requirements/declared-launch';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, verdict, type Check } from '../check';
import { mainOf, resourcesOf, standingBefore } from '../../analysis/component-resources';

interface Component {
  readonly id: string;
  readonly main: readonly ModelResource[];
}

export const dep1DeploymentOrder: Check = {
  title: 'what is deployed by itself waits for what the launch plan names before it',
  remediation:
    'let the later component use the earlier or start after it, name them in the order in which they depend on each other, or say that they roll out side by side',
  examine(model, { declarations }) {
    const { launch } = declarations;
    if (launch === undefined) return notApplicable('no launch is planned yet');
    const steps = stepsOf(launch.components).map((step) =>
      step.map(({ component }) => ({
        id: component,
        main: mainOf(resourcesOf(component, model, declarations)),
      })),
    );
    const all = steps.flat();
    return verdict(
      all.flatMap(({ main }) => main),
      steps
        .slice(1)
        .flatMap((step, index) =>
          step.flatMap((later) => steps[index].flatMap((earlier) => findingsOf(earlier, later, model))),
        ),
      `each waits for what comes before it (components: ${all.length})`,
    );
  },
};

/** What rolls out side by side; what people deploy by hand no template can order. */
function stepsOf(components: readonly ComponentRollOut[]): ComponentRollOut[][] {
  const steps: ComponentRollOut[][] = [];
  for (const component of components) {
    const last = steps.at(-1);
    if (last !== undefined && component.parallelWithPrevious === true) last.push(component);
    else steps.push([component]);
  }
  return steps.map((step) => step.filter(({ automated }) => automated)).filter((step) => step.length > 0);
}

function findingsOf(earlier: Component, later: Component, model: ResourceModel): Finding[] {
  if (earlier.main.length === 0) return [];
  return later.main
    .filter((resource) => {
      const before = standingBefore(resource, model);
      return !earlier.main.some((one) => before.has(one));
    })
    .map((resource) =>
      notMet(`it does not wait for ${earlier.id}, which rolls out before ${later.id}`, resource),
    );
}
