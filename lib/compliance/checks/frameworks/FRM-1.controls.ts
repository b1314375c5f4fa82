import { CATALOG } from '../../../requirements/catalog';
import { declaredTables } from '../../frameworks/declared-tables';
import { combinedOutcome, declaredNotApplicable, defineCheck } from '../check';

/** Its findings are those of the checks that controls name. */
export const frm1Controls = defineCheck({
  id: 'FRM-1.controls',
  title: 'The checks that only controls of the declared frameworks name are met',
  remediation: 'Find the control in the results of the framework, and follow the remediation of its check.',
  findings: {},
  asks: {},
  evaluate(_model, { declarations, outcomeOfCheck }) {
    const tables = declaredTables(declarations.frameworks ?? []);
    if (tables.length === 0) return declaredNotApplicable('No framework with controls is declared.');
    const checks = tables.flatMap(({ controls }) => controls.flatMap(({ proof }) => proof.checks ?? []));
    const ofControlsOnly = [...new Set(checks)].filter((check) => !CHECKS_OF_REQUIREMENTS.has(check)).sort();
    return combinedOutcome(
      ofControlsOnly.map(outcomeOfCheck),
      'The environment has no resource that the checks of the declared frameworks apply to.',
    );
  },
});

const CHECKS_OF_REQUIREMENTS: ReadonlySet<string> = new Set(
  CATALOG.flatMap(({ proof }) => proof.template?.checks ?? []),
);
