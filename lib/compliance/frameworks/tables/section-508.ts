import type { Control, FrameworkTable } from '../framework-table';
import { attested, manual } from './controls';
import { WCAG } from './wcag';

/** Success criteria that WCAG 2.1 and 2.2 added to 2.0. */
const NEWER_THAN_WCAG_2_0: readonly string[] = [
  ...[
    '1.3.4',
    '1.3.5',
    '1.4.10',
    '1.4.11',
    '1.4.12',
    '1.4.13',
    '2.1.4',
    '2.5.1',
    '2.5.2',
    '2.5.3',
    '2.5.4',
    '4.1.3',
  ],
  ...['2.4.11', '2.5.7', '2.5.8', '3.2.6', '3.3.7', '3.3.8'],
];

const tested = (id: string, title: string) =>
  attested(id, title, 'that the application meets it, by which test, and when');

/** Success criteria of WCAG 2.0, levels A and AA, which E205.4 and 501.1 incorporate. WCAG 2.2 removed 4.1.1. */
const WCAG_2_0: readonly Control[] = [
  ...WCAG.controls.filter(({ id }) => !NEWER_THAN_WCAG_2_0.includes(id)),
  tested('4.1.1', 'Parsing (A)'),
].sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));

const WEB_EXCEPTION =
  'Not applicable to web applications that conform to WCAG and have no access to platform accessibility services (501.1, exception)';

const onPlatform = (id: string, title: string) => manual(id, title, WEB_EXCEPTION);

/** Accessibility of information and communication technology of US federal agencies. */
export const SECTION_508: FrameworkTable = {
  name: 'Section 508',
  edition: 'Revised 508 Standards (36 CFR 1194), with WCAG 2.0 levels A and AA',
  published: '2017-01-18',
  total: 131,
  unit: 'provisions, as listed in the Voluntary Product Accessibility Template (VPAT)',
  partialBecause:
    'the 55 hardware provisions (chapter 4) are not listed: the environment is a web application',
  controls: [
    ...WCAG_2_0,
    tested('302.1', 'Without Vision'),
    tested('302.2', 'With Limited Vision'),
    tested('302.3', 'Without Perception of Color'),
    tested('302.4', 'Without Hearing'),
    tested('302.5', 'With Limited Hearing'),
    tested('302.6', 'Without Speech'),
    tested('302.7', 'With Limited Manipulation'),
    tested('302.8', 'With Limited Reach and Strength'),
    tested('302.9', 'With Limited Language, Cognitive, and Learning Abilities'),
    onPlatform('502.2.1', 'User Control of Accessibility Features'),
    onPlatform('502.2.2', 'No Disruption of Accessibility Features'),
    onPlatform('502.3.1', 'Object Information'),
    onPlatform('502.3.2', 'Modification of Object Information'),
    onPlatform('502.3.3', 'Row, Column, and Headers'),
    onPlatform('502.3.4', 'Values'),
    onPlatform('502.3.5', 'Modification of Values'),
    onPlatform('502.3.6', 'Label Relationships'),
    onPlatform('502.3.7', 'Hierarchical Relationships'),
    onPlatform('502.3.8', 'Text'),
    onPlatform('502.3.9', 'Modification of Text'),
    onPlatform('502.3.10', 'List of Actions'),
    onPlatform('502.3.11', 'Actions on Objects'),
    onPlatform('502.3.12', 'Focus Cursor'),
    onPlatform('502.3.13', 'Modification of Focus Cursor'),
    onPlatform('502.3.14', 'Event Notification'),
    onPlatform('502.4', 'Platform Accessibility Features'),
    onPlatform('503.2', 'User Preferences'),
    onPlatform('503.3', 'Alternative User Interfaces'),
    onPlatform('503.4.1', 'Caption Controls'),
    onPlatform('503.4.2', 'Audio Description Controls'),
    attested(
      '504.2.1',
      'Preservation of Information Provided for Accessibility in Format Conversion',
      'that format conversion preserves accessibility information, or that there is no format conversion',
    ),
    attested(
      '504.2.2',
      'PDF Export',
      'that exported PDF files conform to PDF/UA-1, or that there is no PDF export',
    ),
    attested(
      '504.3',
      'Prompts',
      'that authors are prompted to create accessible content, or that there is no authoring function',
    ),
    attested('504.4', 'Templates', 'that accessible templates are provided, or that there are no templates'),
    attested(
      '602.2',
      'Accessibility and Compatibility Features',
      'where the documentation describes accessibility features',
    ),
    attested(
      '602.4',
      'Alternate Formats for Non-Electronic Support Documentation',
      'how users receive printed documentation in alternate formats',
    ),
    attested(
      '603.2',
      'Information on Accessibility and Compatibility Features',
      'that support provides information on accessibility features',
    ),
    attested(
      '603.3',
      'Accommodation of Communication Needs',
      'how support accommodates the communication needs of people with disabilities',
    ),
  ],
};
