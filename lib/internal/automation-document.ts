import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

/** What a runbook consists of, as Systems Manager Automation has it; steps may be lazy. */
export interface AutomationContent {
  readonly description: string;
  /** The role by which the runbook acts. */
  readonly assumeRole: string;
  readonly parameters?: { readonly [name: string]: object };
  readonly mainSteps: unknown;
  readonly outputs?: readonly string[];
}

/** A runbook of Systems Manager Automation. A change makes a new version of it, under the same name. */
export function automationDocument(scope: Construct, content: AutomationContent): CfnDocument {
  return new CfnDocument(scope, 'Document', {
    documentType: 'Automation',
    documentFormat: 'JSON',
    updateMethod: 'NewVersion',
    content: { schemaVersion: '0.3', ...content },
  });
}
