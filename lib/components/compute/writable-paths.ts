import { type CfnTaskDefinition, LinuxParameters } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';

const SIZE_IN_MIB = 64;

// A tmpfs belongs to root. Without a mode of its own it takes the one of the folder in the image, which often lets only that
// folder's owner write (https://github.com/opencontainers/runc/pull/3912). Amazon ECS takes the mode with its value, which
// the CDK's list of options lacks (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html).
const WRITABLE_BY_ALL = 'mode=1777';

/** Folders in memory that every user of a container can write to. */
export class WritablePaths extends LinuxParameters {
  constructor(
    scope: Construct,
    id: string,
    private readonly paths: readonly string[],
  ) {
    super(scope, id);
  }

  public override renderLinuxParameters(): CfnTaskDefinition.LinuxParametersProperty {
    return {
      ...super.renderLinuxParameters(),
      tmpfs: this.paths.map((containerPath) => ({
        containerPath,
        size: SIZE_IN_MIB,
        mountOptions: [WRITABLE_BY_ALL],
      })),
    };
  }
}
