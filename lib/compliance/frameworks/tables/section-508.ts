import type { Control, FrameworkTable } from '../framework-table';
import { outside, signed } from './entries';
import { WCAG } from './wcag';

/** What WCAG 2.2 added to 2.0, in 2.1 or 2.2. */
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

/** The criteria of WCAG 2.0, levels A and AA, which E205.4 and 501.1 incorporate. 2.2 has dropped 4.1.1. */
const WCAG_2_0: readonly Control[] = [
  ...WCAG.controls.filter(({ id }) => !NEWER_THAN_WCAG_2_0.includes(id)),
  signed('4.1.1', 'Markup can be parsed (A)', 'that the application passes it, by which test, and when'),
].sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));

const usable = (id: string, title: string) =>
  signed(id, title, 'that the application can be used so, by which test, and when');

const WEB_EXCEPTION =
  'web applications that conform to WCAG and do not reach services of the platform are excepted (501.1)';

const onPlatform = (id: string, title: string) => outside(id, title, WEB_EXCEPTION);

/** Accessibility of what agencies of the United States buy, build and use. */
export const SECTION_508: FrameworkTable = {
  name: 'Section 508',
  edition: 'Revised 508 Standards (36 CFR 1194), with WCAG 2.0 levels A and AA',
  published: '2017-01-18',
  total: 131,
  unit: 'provisions, as reports of conformance (VPAT) list them',
  partialBecause: 'the 55 provisions for hardware (chapter 4) are left out: the environment is a web product',
  controls: [
    ...WCAG_2_0,
    usable('302.1', 'Use without vision'),
    usable('302.2', 'Use with limited vision'),
    usable('302.3', 'Use without perception of colour'),
    usable('302.4', 'Use without hearing'),
    usable('302.5', 'Use with limited hearing'),
    usable('302.6', 'Use without speech'),
    usable('302.7', 'Use with limited manipulation'),
    usable('302.8', 'Use with limited reach and strength'),
    usable('302.9', 'Use with limited language, cognition and learning'),
    onPlatform('502.2.1', 'Users control accessibility features of the platform'),
    onPlatform('502.2.2', 'Accessibility features are not disrupted'),
    onPlatform('502.3.1', 'Objects tell role, state, bounds, name and description'),
    onPlatform('502.3.2', 'Assistive technology can set states'),
    onPlatform('502.3.3', 'Tables tell rows, columns and headers'),
    onPlatform('502.3.4', 'Objects tell values and their range'),
    onPlatform('502.3.5', 'Assistive technology can set values'),
    onPlatform('502.3.6', 'Objects tell what labels them'),
    onPlatform('502.3.7', 'Objects tell parents and children'),
    onPlatform('502.3.8', 'Text tells its content, attributes and bounds'),
    onPlatform('502.3.9', 'Assistive technology can set text'),
    onPlatform('502.3.10', 'Objects tell their actions'),
    onPlatform('502.3.11', 'Assistive technology can start actions'),
    onPlatform('502.3.12', 'Focus, caret and selection are told'),
    onPlatform('502.3.13', 'Assistive technology can move focus'),
    onPlatform('502.3.14', 'Changes are told as events'),
    onPlatform('502.4', 'Platforms offer accessibility features'),
    onPlatform('503.2', 'Preferences of the platform are kept'),
    onPlatform('503.3', 'Other user interfaces use the services of the platform'),
    onPlatform('503.4.1', 'Captions are switched where volume is'),
    onPlatform('503.4.2', 'Descriptions are switched where channels are'),
    signed(
      '504.2.1',
      'Conversion keeps what serves accessibility',
      'that conversions keep it, or that there are none',
    ),
    signed(
      '504.2.2',
      'Exported PDF is accessible',
      'that exported PDF conforms to PDF/UA-1, or that none is exported',
    ),
    signed(
      '504.3',
      'Authors are prompted for accessibility',
      'that authors are prompted, or that nobody authors here',
    ),
    signed(
      '504.4',
      'Templates are accessible',
      'that accessible templates are offered, or that there are none',
    ),
    signed(
      '602.2',
      'Documentation tells of accessibility',
      'where documentation tells of accessibility features',
    ),
    signed(
      '602.4',
      'Documentation comes in other formats',
      'how people get printed documentation in other formats',
    ),
    signed('603.2', 'Support tells of accessibility', 'that support can tell of accessibility features'),
    signed(
      '603.3',
      'Support suits people with disabilities',
      'how support communicates with people with disabilities',
    ),
  ],
};
