import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import type { GatewayService } from './aws-services';

// The ids that `aws ec2 describe-prefix-lists` shows for com.amazonaws.<region>.s3 and .dynamodb. They do not change.
const PREFIX_LISTS: Readonly<Record<GatewayService, Readonly<Partial<Record<string, string>>>>> = {
  s3: {
    'ap-northeast-1': 'pl-61a54008',
    'ap-northeast-2': 'pl-78a54011',
    'ap-south-1': 'pl-78a54011',
    'ap-southeast-1': 'pl-6fa54006',
    'ap-southeast-2': 'pl-6ca54005',
    'ca-central-1': 'pl-7da54014',
    'eu-central-1': 'pl-6ea54007',
    'eu-north-1': 'pl-c3aa4faa',
    'eu-west-1': 'pl-6da54004',
    'eu-west-2': 'pl-7ca54015',
    'eu-west-3': 'pl-23ad484a',
    'sa-east-1': 'pl-6aa54003',
    'us-east-1': 'pl-63a5400a',
    'us-east-2': 'pl-7ba54012',
    'us-west-1': 'pl-6ba54002',
    'us-west-2': 'pl-68a54001',
  },
  dynamodb: {
    'ap-northeast-1': 'pl-78a54011',
    'ap-northeast-2': 'pl-48a54021',
    'ap-south-1': 'pl-66a7420f',
    'ap-southeast-1': 'pl-67a5400e',
    'ap-southeast-2': 'pl-62a5400b',
    'ca-central-1': 'pl-4ea54027',
    'eu-central-1': 'pl-66a5400f',
    'eu-west-1': 'pl-6fa54006',
    'eu-west-2': 'pl-b3a742da',
    'eu-west-3': 'pl-abb451c2',
    'sa-east-1': 'pl-60a54009',
    'us-east-1': 'pl-02cd2c6b',
    'us-east-2': 'pl-4ca54025',
    'us-west-1': 'pl-6ea54007',
    'us-west-2': 'pl-00a54069',
  },
};

/** The managed prefix list of a service in a Region, where it is known. */
export function prefixListOf(service: GatewayService, region: string): string | undefined {
  return PREFIX_LISTS[service][region];
}

/** @throws StageEnvironmentError if the prefix list of Amazon S3 that is given has no id of one */
export function checkS3PrefixList(prefixList: string | undefined): void {
  if (isPrefixListId(prefixList)) return;
  throw wrongPrefixList(prefixList, 's3', {
    id: 'network.s3-prefix-list',
    what: 'prefix list of Amazon S3',
    limit: "a prefix list has an id such as 'pl-6da54004'",
  });
}

/** @throws StageEnvironmentError if the prefix list of Amazon DynamoDB that is given has no id of one */
export function checkDynamodbPrefixList(prefixList: string | undefined): void {
  if (isPrefixListId(prefixList)) return;
  throw wrongPrefixList(prefixList, 'dynamodb', {
    id: 'network.dynamodb-prefix-list',
    what: 'prefix list of Amazon DynamoDB',
    limit: "a prefix list has an id such as 'pl-6fa54006'",
  });
}

function isPrefixListId(prefixList: string | undefined): boolean {
  return prefixList === undefined || /^pl-[0-9a-f]{8,17}$/.test(prefixList);
}

function wrongPrefixList(
  value: string | undefined,
  service: GatewayService,
  fault: Pick<StageEnvironmentErrorProps, 'id' | 'what' | 'limit'>,
): StageEnvironmentError {
  return new StageEnvironmentError({
    ...fault,
    value,
    remediation: `read it with aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.REGION.${service}`,
  });
}
