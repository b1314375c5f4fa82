import { DescribeDocumentCommand, GetDocumentCommand } from '@aws-sdk/client-ssm';
import { GetBucketPolicyCommand } from '@aws-sdk/client-s3';
import { reader, text, type Reader } from './reader';

/** Systems Manager and S3. */
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
  'AWS::S3::BucketPolicy': reader(
    ({ s3 }, { properties }) => s3.send(new GetBucketPolicyCommand({ Bucket: text(properties.Bucket) })),
    { PolicyDocument: (policy) => policy.Policy },
  ),
};
