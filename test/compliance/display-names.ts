import { compliance } from '../../lib';
import { type CustomCheck } from '../../lib/compliance';

const { unnamed } = compliance.findings('ACME-1', compliance.Severity.LOW, {
  unnamed: { message: '{resource} has no display name.', remediation: 'Set displayName.' },
});

/** A check of an application: topics have a display name. */
export const DISPLAY_NAMES: CustomCheck = compliance.defineCheck({
  id: 'ACME-1.display-names',
  title: 'Topics have a display name',
  remediation: 'Set the display name of each topic.',
  findings: { unnamed },
  evaluate(model) {
    const topics = model.resources.filter(({ type }) => type === 'AWS::SNS::Topic');
    if (topics.length === 0) return compliance.notApplicable('There is no topic.');
    const faults = topics
      .filter(({ properties }) => properties.DisplayName === undefined)
      .map((topic) => unnamed(topic));
    return compliance.outcomeOf(topics, faults, 'Every topic has a display name.');
  },
});
