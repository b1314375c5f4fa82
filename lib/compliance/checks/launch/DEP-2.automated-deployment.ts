import { notApplicable, verdict, type Check, missing } from '../check';
import { resourcesOf } from '../../analysis/component-resources';

export const dep2AutomatedDeployment: Check = {
  title: 'every component that is declared as automated stands in the templates',
  remediation: 'add the component to the environment, or say in the launch plan that it is deployed by hand',
  examine(model, { declarations }) {
    const { launch } = declarations;
    if (launch === undefined) return notApplicable('no launch is planned yet');
    const automated = launch.components
      .filter((one) => one.automated)
      .map(({ component }) => ({ component, resources: resourcesOf(component, model, declarations) }));
    return verdict(
      automated.flatMap(({ resources }) => resources),
      automated
        .filter(({ resources }) => resources.length === 0)
        .map(({ component }) =>
          missing(`${component} is to be deployed with the stacks, and no template has it`),
        ),
      `the templates have all that is deployed by itself (components: ${automated.length})`,
    );
  },
};
