import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Construct } from 'constructs';
import { text } from './text';

/** A container image, pinned. */
export const image = text(
  /^[A-Za-z0-9][A-Za-z0-9._/:-]{0,499}?(?::(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|@sha256:[0-9a-f]{64})$/,
  {
    id: 'service.image-not-pinned',
    limit: "an image is a registry, a name, and a tag or digest that pins it, which 'latest' does not",
    remediation: "end it with the tag, such as ':1.29.3', or with '@sha256:' and the digest",
  },
);

const AMAZON_ECR =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::[^@]+@|[:@])(.+)$/;

/** The image; one in Amazon ECR by its repository, so that the service gets the permission to pull it. */
export function toImage(scope: Construct, id: string, written: string): ContainerImage {
  const parts = AMAZON_ECR.exec(written);
  if (parts === null) return ContainerImage.fromRegistry(written);
  const [, account, region, name, version] = parts;
  const partition = RegionInfo.get(region).partition ?? 'aws';
  const arn = `arn:${partition}:ecr:${region}:${account}:repository/${name}`;
  return ContainerImage.fromEcrRepository(Repository.fromRepositoryArn(scope, id, arn), version);
}
