/** The packs of cdk-nag rules that are asked, as cdk-nag calls them. */
export type PackName = 'AwsSolutions' | 'HIPAA.Security' | 'NIST.800.53.R5' | 'PCI.DSS.321';
