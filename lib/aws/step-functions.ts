import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** AWS Step Functions. */
export const STEP_FUNCTIONS: ServiceFacts = {
  'AWS::StepFunctions::StateMachine': {
    data: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_EncryptionConfiguration.html
    encryptedAtRest: ALWAYS,
    // Its tasks decide.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    // It runs a workflow, which serves no requests.
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
