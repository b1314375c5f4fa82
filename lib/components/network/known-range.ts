import { Token } from 'aws-cdk-lib';
import { CfnVPC, type IVpc } from 'aws-cdk-lib/aws-ec2';

/** The address range of a VPC, where it is known at synth. */
export function knownRange(vpc: IVpc): string | undefined {
  const made = vpc.node.defaultChild;
  const cidr = CfnVPC.isCfnVPC(made) ? made.cidrBlock : rangeOfImported(vpc);
  return Token.isUnresolved(cidr) ? undefined : cidr;
}

function rangeOfImported(vpc: IVpc): string | undefined {
  try {
    return vpc.vpcCidrBlock;
  } catch {
    // It throws if the VPC was imported without its range.
    return undefined;
  }
}
