import { list, scalar } from '../internal/json';
import { any, type Answer, isOneOf, isTrue, not, yesIf } from './answers';
import { ANYONE, type Applicable, NOT_APPLICABLE, type ServiceFacts, type TemplateResource } from './facts';
import { within } from './within';

/** An image of CodeBuild with more than its major version, such as `aws/codebuild/standard:7.0-25.01.30`. */
const PINNED = /:[^:]*-\d+\.\d+\.\d+$/;

/** AWS CodeBuild. */
export const CODEBUILD: ServiceFacts = {
  'AWS::CodeBuild::Project': {
    data: NOT_APPLICABLE,
    encryptedAtRest: artifactEncryption,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: { updates: 'new versions of its image', property: 'Image of Environment', isAutomatic },
    // It runs jobs, which serve no requests.
    health: NOT_APPLICABLE,
    exposure: {
      internet: ({ properties }) => isOneOf(properties.Visibility, ['PUBLIC_READ'], 'PRIVATE'),
      admission: ANYONE,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-codebuild-project-artifacts.html */
function artifactEncryption({ properties }: TemplateResource): Answer {
  const outputs = [
    properties.Artifacts,
    ...list(properties.SecondaryArtifacts),
    within(properties.LogsConfig, 'S3Logs'),
  ];
  return not(any(outputs.map((output) => isTrue(within(output, 'EncryptionDisabled')))));
}

/**
 * CodeBuild updates its images; whoever builds another one updates it.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html
 */
function isAutomatic({ properties }: TemplateResource): Applicable {
  const image = scalar(within(properties.Environment, 'Image'));
  if (image === undefined) return 'unknown';
  return image.startsWith('aws/codebuild/') ? yesIf(!PINNED.test(image)) : NOT_APPLICABLE;
}
