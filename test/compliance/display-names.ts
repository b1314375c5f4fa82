import { type CustomCheck, OutcomeState } from '../../lib';

/** A check of an application: topics have a display name. */
export const DISPLAY_NAMES: CustomCheck = {
  id: 'ACME-1.display-names',
  title: 'Topics have a display name',
  remediation: 'set displayName',
  examine(model) {
    const topics = model.resources.filter(({ type }) => type === 'AWS::SNS::Topic');
    const unnamed = topics.filter(({ properties }) => properties.DisplayName === undefined);
    const findings = unnamed.map(({ type, logicalId, stack, constructPath }) => ({
      state: OutcomeState.NOT_MET,
      reason: `${logicalId} has no display name`,
      resource: { type, logicalId, stack: stack.name, constructPath },
    }));
    return {
      state: findings.length > 0 ? OutcomeState.NOT_MET : OutcomeState.MET,
      reason: findings.length > 0 ? 'a topic has no display name' : 'every topic has a display name',
      resources: [],
      findings,
    };
  },
};
