import { resourcesOf } from '../../analysis/component-resources';
import { findings } from '../../findings';
import { Severity } from '../../outcome';
import { defineCheck, noLaunchPlanned, outcomeOf } from '../check';

const FINDINGS = findings('DEP-2', Severity.MEDIUM, {
  componentMissing: {
    message: 'No template has component {component}, which the launch plan declares as automated.',
    remediation:
      'Add {component} to the environment, or declare in the launch plan that it is deployed manually.',
    isAbsence: true,
  },
});

export const dep2AutomatedDeployment = defineCheck({
  id: 'DEP-2.automated-deployment',
  title: 'The templates have every component that the launch plan declares as automated',
  remediation:
    'Add the component to the environment, or declare in the launch plan that it is deployed manually.',
  findings: FINDINGS,
  asks: {},
  evaluate(model, { declarations }) {
    const { launch } = declarations;
    if (launch === undefined) return noLaunchPlanned();
    const automated = launch.components
      .filter((one) => one.automated)
      .map(({ component }) => ({ component, resources: resourcesOf(component, model, declarations) }));
    return outcomeOf(
      automated.flatMap(({ resources }) => resources),
      automated
        .filter(({ resources }) => resources.length === 0)
        .map(({ component }) => FINDINGS.componentMissing({ component })),
      `The templates have every automated component (components: ${automated.length}).`,
    );
  },
});
