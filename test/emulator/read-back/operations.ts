import { DescribeDocumentCommand, GetDocumentCommand, GetParameterCommand } from '@aws-sdk/client-ssm';
import { reader, type Reader } from './reader';

/** Systems Manager. */
export const OPERATIONS: { readonly [type: string]: Reader } = {
  'AWS::SSM::Document': reader(
    async ({ ssm }, { physicalId }) => {
      const document = (await ssm.send(new DescribeDocumentCommand({ Name: physicalId }))).Document;
      const { Content } = await ssm.send(new GetDocumentCommand({ Name: physicalId }));
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
    async ({ ssm }, { physicalId }) =>
      (await ssm.send(new GetParameterCommand({ Name: physicalId }))).Parameter,
    {
      Name: (parameter) => parameter.Name,
      Type: (parameter) => parameter.Type,
      Value: (parameter) => parameter.Value,
    },
    { Type: (parameter) => parameter.Type, Value: (parameter) => parameter.Value },
  ),
};
