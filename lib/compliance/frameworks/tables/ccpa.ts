import type { FrameworkTable } from '../framework-table';
import { shown, signed } from './entries';
import { SOLUTIONS, solutions } from './stock-rules';

/** Personal information of consumers in California. */
export const CCPA: FrameworkTable = {
  name: 'CCPA',
  edition: 'California Civil Code 1798.100 to 1798.199.100, as amended by the CPRA',
  published: '2020-11-03',
  total: 45,
  unit: 'sections of title 1.81.5',
  partialBecause:
    'listed are the sections that bind a business in a system; definitions, exemptions, enforcement, the agency and its fund are left out, and so are the regulations of the agency',
  controls: [
    shown('1798.100', 'Notice, purpose, retention and reasonable security', {
      stock: solutions(...SOLUTIONS.atRest, ...SOLUTIONS.inTransit, ...SOLUTIONS.notPublic),
      checks: [
        'SEC-1.declared-traffic-only',
        'SEC-1.web-firewall',
        'SEC-4.at-rest',
        'SEC-4.in-transit',
        'CTL.encrypted-at-rest',
        'CTL.least-privilege',
        'CTL.not-public',
      ],
      attested: 'where consumers are told what is collected, why, and how long it is kept',
    }),
    signed('1798.105', 'Right to deletion', 'how the application deletes data on request, in backups too'),
    signed('1798.106', 'Right to correction', 'how the application corrects data on request'),
    signed(
      '1798.110',
      'Right to know what is collected',
      'how consumers learn what was collected about them',
    ),
    signed(
      '1798.115',
      'Right to know what is sold or shared',
      'how consumers learn what was sold or shared, with whom',
    ),
    signed(
      '1798.120',
      'Right to opt out of sale and sharing',
      'how consumers opt out, and that minors must opt in',
    ),
    signed(
      '1798.121',
      'Right to limit use of sensitive data',
      'how consumers limit the use of sensitive data',
    ),
    signed('1798.125', 'No retaliation', 'that nobody is treated worse for using these rights'),
    signed(
      '1798.130',
      'Requests are answered in time',
      'by which ways requests come, and that they are answered in 45 days',
    ),
    signed(
      '1798.135',
      'Links and signals to opt out',
      'that links are there, and that browsers may signal an opt-out',
    ),
    signed('1798.148', 'No new identification of patients', 'that data of patients is not identified again'),
    shown('1798.150', 'Breaches of unencrypted data make liable', {
      stock: solutions(...SOLUTIONS.atRest, ...SOLUTIONS.secrets),
      checks: [
        'SEC-4.at-rest',
        'BAK-4.backups-encrypted',
        'CTL.encrypted-at-rest',
        'CTL.logs-encrypted',
        'CTL.not-public',
        'PRB-6.detection',
      ],
      attested: 'which security procedures are reasonable for the data here',
    }),
    signed(
      '1798.185',
      'Audits and risk assessments',
      'that audits and risk assessments were made, where regulations ask',
    ),
  ],
};
