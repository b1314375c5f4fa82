import type { InstanceType } from 'aws-cdk-lib/aws-ec2';

// GiB of memory of the size `large`, by family; every size has twice the memory of the one before.
const MEMORY_OF_LARGE: Readonly<Partial<Record<string, number>>> = { t: 8, m: 8, c: 4, r: 16, z: 16, x: 32 };
const BELOW_LARGE: Readonly<Partial<Record<string, number>>> = {
  micro: 1 / 8,
  small: 1 / 4,
  medium: 1 / 2,
  large: 1,
};

/**
 * The memory of an instance in GiB. An unknown family counts as the general one, so that its alarm goes on too early rather
 * than too late.
 */
export function memoryOf(instanceType: InstanceType): number {
  const [family = '', size = ''] = instanceType.toString().split('.');
  const times = /^(\d*)xlarge$/.exec(size)?.[1];
  const large = MEMORY_OF_LARGE[family.charAt(0)] ?? 8;
  return large * (times === undefined ? (BELOW_LARGE[size] ?? 1) : 2 * Number(times === '' ? 1 : times));
}
