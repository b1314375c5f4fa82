import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { identityName } from '../internal/identity-name';
import type { SpecialEvent } from '../requirements/launch-plan-options';
import { calendarText } from './calendar-text';

/**
 * The change freezes of a launch as a calendar (Change Calendar of AWS Systems Manager), which maintenance windows,
 * associations and automations can be set to check by its name (WHN-1).
 */
export class LaunchCalendar extends Construct {
  public readonly document: CfnDocument;

  constructor(scope: Construct, id: string, environmentName: string, freezes: readonly SpecialEvent[]) {
    super(scope, id);
    this.document = new CfnDocument(this, 'Document', {
      name: identityName(`${environmentName}/Freezes`, '-'),
      documentType: 'ChangeCalendar',
      documentFormat: 'TEXT',
      updateMethod: 'NewVersion',
      content: {},
    });
    // The type of the property is JSON, and a calendar is text.
    const text = calendarText(`Freezes of ${environmentName}`, freezes);
    this.document.addPropertyOverride('Content', text);
  }
}
