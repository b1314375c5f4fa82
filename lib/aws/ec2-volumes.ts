import { any, isSet } from './answers';
import { isDiskEncrypted } from './disks';
import {
  ALWAYS,
  type EncryptionAnswer,
  NOT_APPLICABLE,
  type ServiceFacts,
  type TemplateResource,
} from './facts';

/** The volumes of Amazon EBS that are resources of their own. */
export const EC2_VOLUMES: ServiceFacts = {
  'AWS::EC2::Volume': {
    data: { awsBackup: { type: 'EBS', encryptedBy: 'Encrypted' } },
    encryptedAtRest: encryption,
    encryptedInTransit: NOT_APPLICABLE,
    // It is in one zone.
    multiAz: () => 'no',
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    // Its instance is impaired with it.
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/** Only encrypted volumes can be copied: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-volume.html */
function encryption({ properties }: TemplateResource): EncryptionAnswer {
  return any([isSet(properties.SourceVolumeId), isDiskEncrypted(properties)]);
}
