/** The judges from outside. cfn-lint is another: it tells which templates AWS would refuse. */
export const TOOLS = ['checkov', 'cdk-nag', 'guard'] as const;
export type ToolName = (typeof TOOLS)[number];
