/** The packs of stock rules that are asked, as cdk-nag calls them. */
export type PackName = 'AwsSolutions' | 'HIPAA.Security' | 'NIST.800.53.R5' | 'PCI.DSS.321';
