import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon CloudWatch Logs. */
export const CLOUDWATCH_LOGS: ServiceFacts = {
  'AWS::Logs::LogGroup': {
    // Logs are no data of users.
    data: NOT_APPLICABLE,
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html
    encryptedAtRest: ALWAYS,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    // Its retention deletes, whatever protects the group.
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
