import { Basis } from '../requirement';
import { guide, notRequired, required, type RequirementRow, stages } from './requirement-row';

const { GUIDE, OURS } = Basis;

/** The formal and legal frameworks. */
export const FORMAL_ROWS = [
  {
    id: 'FRM-1',
    title: 'Formal and legal frameworks are declared and accounted for',
    statement:
      'The formal and legal frameworks that apply are declared, such as HIPAA, PCI DSS, FISMA, GDPR, CCPA, WCAG, Section 508, NIST 800-171 or ISO 27001, and each is accounted for control by control. "None" is an answer, silence is not.',
    sources: [guide('Formal Requirements')],
    stages: stages(notRequired(GUIDE), notRequired(GUIDE), required(OURS), required(GUIDE)),
    proof: {
      declared: 'the frameworks that apply, or none with the reason',
      template: { checks: ['FRM-1.controls', 'FRM-1.data-residency'] },
      attested:
        "that each declared framework is accounted for as a whole, by a record with 'requirement: FRM-1' besides those of its controls",
    },
  },
] as const satisfies readonly RequirementRow[];
