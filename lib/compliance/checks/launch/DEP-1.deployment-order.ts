import type { ComponentRollOut } from '../../../requirements/launch-plan-options';
import { dependenciesOf, primaryOf, resourcesOf } from '../../analysis/component-resources';
import { type CheckFinding, findings } from '../../findings';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { Severity } from '../../outcome';
import { defineCheck, noLaunchPlanned, outcomeOf } from '../check';

interface Component {
  readonly id: string;
  readonly resources: readonly ModelResource[];
}

const FINDINGS = findings('DEP-1', Severity.MEDIUM, {
  notOrdered: {
    message:
      '{resource} of component {later} does not depend on component {earlier}, which the launch plan deploys before it.',
    remediation:
      'Add {earlier} to uses or startAfter of {later}, or declare that both are deployed in parallel.',
  },
});

export const dep1DeploymentOrder = defineCheck({
  id: 'DEP-1.deployment-order',
  title: 'Each automated component depends on the components that the launch plan deploys before it',
  remediation:
    'Add the earlier component to uses or startAfter of the later one, or declare that both are deployed in parallel.',
  findings: FINDINGS,
  asks: {},
  evaluate(model, { declarations }) {
    const { launch } = declarations;
    if (launch === undefined) return noLaunchPlanned();
    const steps = stepsOf(launch.components).map((step) =>
      step.map(({ component: id }) => ({
        id,
        resources: primaryOf(resourcesOf(id, model, declarations)),
      })),
    );
    const components = steps.flat();
    return outcomeOf(
      components.flatMap(({ resources }) => resources),
      steps
        .slice(1)
        .flatMap((step, index) =>
          step.flatMap((later) => steps[index].flatMap((earlier) => orderFindings(earlier, later, model))),
        ),
      `The deployment order is that of the launch plan (components: ${components.length}).`,
    );
  },
});

/** The automated components that are deployed in parallel, step by step. */
function stepsOf(components: readonly ComponentRollOut[]): ComponentRollOut[][] {
  const steps: ComponentRollOut[][] = [];
  for (const component of components) {
    const last = steps.at(-1);
    if (last !== undefined && component.parallelWithPrevious === true) last.push(component);
    else steps.push([component]);
  }
  return steps.map((step) => step.filter(({ automated }) => automated)).filter((step) => step.length > 0);
}

function orderFindings(earlier: Component, later: Component, model: ResourceModel): CheckFinding[] {
  if (earlier.resources.length === 0) return [];
  return later.resources
    .filter((resource) => {
      const dependencies = dependenciesOf(resource, model);
      return !earlier.resources.some((one) => dependencies.has(one));
    })
    .map((resource) => FINDINGS.notOrdered(resource, { earlier: earlier.id, later: later.id }));
}
