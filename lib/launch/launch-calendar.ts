import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { identityName } from '../internal/identity-name';
import type { SpecialEvent } from '../requirements/declared-launch';
import { calendarText } from './calendar-text';

/**
 * The freezes of a launch as a calendar that maintenance windows, associations and automations of AWS Systems Manager
 * can be made to ask, by its name, before they change something (WHN-1).
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
    // The property takes no text, and a calendar is one.
    const text = calendarText(`Freezes of ${environmentName}`, freezes);
    this.document.addPropertyOverride('Content', text);
  }
}
