import {
  DescribeDocumentCommand,
  GetDocumentCommand,
  GetParameterCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-ssm';
import { GetScheduleCommand } from '@aws-sdk/client-scheduler';
import { reader, type Reader } from './reader';

/** Systems Manager, and EventBridge Scheduler. */
export const OPERATIONS: { readonly [type: string]: Reader } = {
  'AWS::SSM::Document': reader(
    async ({ ssm }, { physicalId }) => {
      const document = (await ssm.send(new DescribeDocumentCommand({ Name: physicalId }))).Document;
      const asked = { Name: physicalId, DocumentFormat: document?.DocumentFormat };
      const { Content } = await ssm.send(new GetDocumentCommand(asked));
      return document === undefined ? undefined : { ...document, Content };
    },
    {
      Name: (document) => document.Name,
      Content: (document) => document.Content,
      DocumentType: (document) => document.DocumentType,
      DocumentFormat: (document) => document.DocumentFormat,
      TargetType: (document) => document.TargetType,
      Tags: (document) => document.Tags,
    },
  ),
  'AWS::SSM::Parameter': reader(
    async ({ ssm }, { physicalId }) => {
      const parameter = (await ssm.send(new GetParameterCommand({ Name: physicalId }))).Parameter;
      const asked = { ResourceType: 'Parameter' as const, ResourceId: physicalId };
      const tags = (await ssm.send(new ListTagsForResourceCommand(asked))).TagList ?? [];
      return parameter === undefined ? undefined : { ...parameter, tags };
    },
    {
      Name: (parameter) => parameter.Name,
      Type: (parameter) => parameter.Type,
      Value: (parameter) => parameter.Value,
      Tags: (parameter) => Object.fromEntries(parameter.tags.map(({ Key = '', Value }) => [Key, Value])),
    },
    { Type: (parameter) => parameter.Type, Value: (parameter) => parameter.Value },
  ),
  'AWS::Scheduler::Schedule': reader(
    async ({ scheduler }, { physicalId }) => scheduler.send(new GetScheduleCommand({ Name: physicalId })),
    {
      Name: (schedule) => schedule.Name,
      Description: (schedule) => schedule.Description,
      ScheduleExpression: (schedule) => schedule.ScheduleExpression,
      ScheduleExpressionTimezone: (schedule) => schedule.ScheduleExpressionTimezone,
      FlexibleTimeWindow: (schedule) => schedule.FlexibleTimeWindow,
      State: (schedule) => schedule.State,
      Target: (schedule) => schedule.Target,
    },
    { Arn: (schedule) => schedule.Arn },
  ),
};
