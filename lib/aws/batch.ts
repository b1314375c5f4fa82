import { isOneOf } from './answers';
import { NOT_APPLICABLE, type ServiceFacts } from './facts';
import { within } from './within';

/** AWS Batch. */
export const BATCH: ServiceFacts = {
  'AWS::Batch::ComputeEnvironment': {
    data: NOT_APPLICABLE,
    // Its launch template, or its AMI, decides.
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'new versions of its AMI',
      property: 'Type of ComputeResources',
      // AWS patches Fargate; Batch does not update the AMI of an environment.
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-fargate.html
      // https://docs.aws.amazon.com/batch/latest/userguide/compute_resource_AMIs.html
      isAutomatic: ({ properties }) =>
        properties.ComputeResources === undefined
          ? 'unknown'
          : isOneOf(within(properties.ComputeResources, 'Type'), ['FARGATE', 'FARGATE_SPOT']),
    },
    health: NOT_APPLICABLE,
    // It runs jobs, which serve no requests.
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
