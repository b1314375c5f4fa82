/** Every cdk-nag pack that is evaluated, by its name in cdk-nag, in the order in which packs run. */
export const PACK_NAMES = ['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'] as const;

/** The name of a cdk-nag pack. */
export type PackName = (typeof PACK_NAMES)[number];
