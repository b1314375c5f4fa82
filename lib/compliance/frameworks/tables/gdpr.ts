import type { FrameworkTable } from '../framework-table';
import { outside, shown, signed } from './entries';
import { SOLUTIONS, solutions } from './stock-rules';

/** Personal data of people in the European Union. */
export const GDPR: FrameworkTable = {
  name: 'GDPR',
  edition: 'Regulation (EU) 2016/679',
  published: '2016-05-04',
  total: 102,
  unit: 'articles, article 32 by the letters of its first paragraph',
  partialBecause:
    'listed are the articles that bind a controller or a processor in a system; scope, authorities, remedies and final provisions (1-4, 10, 23, 26, 27, 29, 31, 36-43, 50-99) are left out',
  controls: [
    shown('Art. 5', 'Principles of processing', {
      checks: ['CTL.encrypted-at-rest', 'CTL.tls-policies', 'CTL.not-public'],
      attested: 'for which purposes which data is processed here, and how long it is kept',
    }),
    signed('Art. 6', 'There is a lawful basis', 'on which lawful basis each purpose rests'),
    signed(
      'Art. 7',
      'Consent can be shown and withdrawn',
      'how consent is recorded, and withdrawn as easily',
    ),
    signed(
      'Art. 8',
      'Consent of children',
      'how the age of children, and consent of parents, is ascertained',
    ),
    signed(
      'Art. 9',
      'Sensitive data, by its categories',
      'which special categories of data are here, and why they may be',
    ),
    signed('Art. 11', 'No identification without need', 'which data here need not identify anybody'),
    signed(
      'Art. 12',
      'Answers are clear and in time',
      'how people ask for their rights, and how soon they are answered',
    ),
    signed(
      'Art. 13',
      'People are informed as data is collected',
      'where people are informed as data is collected',
    ),
    signed(
      'Art. 14',
      'People are informed of data from others',
      'how people are informed of data from others',
    ),
    signed('Art. 15', 'Right of access', 'how the application gives people their data'),
    signed('Art. 16', 'Right to rectification', 'how the application corrects data'),
    signed('Art. 17', 'Right to erasure', 'how the application erases data, and when backups forget it'),
    signed('Art. 18', 'Right to restriction', 'how the application sets data aside without erasing it'),
    signed(
      'Art. 19',
      'Recipients are told',
      'how those who received data are told of corrections and erasures',
    ),
    signed('Art. 20', 'Right to portability', 'in which format people take their data elsewhere'),
    signed('Art. 21', 'Right to object', 'how people object, and what stops then'),
    signed('Art. 22', 'Decisions by machines alone', 'which decisions machines make, and who reviews them'),
    signed(
      'Art. 24',
      'Responsibility of the controller',
      'which measures the controller decided on, and when reviewed',
    ),
    shown('Art. 25', 'Protection is built in, and is the default', {
      stock: solutions(...SOLUTIONS.leastPrivilege, ...SOLUTIONS.notPublic),
      checks: ['CTL.least-privilege', 'CTL.not-public', 'CTL.groups-closed'],
      attested: 'that the application collects and shows no more than it needs',
    }),
    signed(
      'Art. 28',
      'Processors are bound by contract',
      'that AWS and other processors are bound by contract',
    ),
    signed('Art. 30', 'Processing is on record', 'where the record of processing is'),
    shown('Art. 32(1)(a)', 'Pseudonyms and encryption', {
      stock: solutions(...SOLUTIONS.atRest, ...SOLUTIONS.inTransit),
      checks: [
        'SEC-4.at-rest',
        'SEC-4.in-transit',
        'BAK-4.backups-encrypted',
        'CTL.encrypted-at-rest',
        'CTL.logs-encrypted',
        'CTL.tls-policies',
      ],
      attested: 'which data is kept under pseudonyms',
    }),
    shown('Art. 32(1)(b)', 'Confidentiality, integrity, availability', {
      stock: solutions(...SOLUTIONS.redundant),
      checks: [
        'SEC-1.declared-traffic-only',
        'SEC-1.web-firewall',
        'CLU-1.servers-over-zones',
        'CLU-1.stores-over-zones',
        'MON-1.alarms',
        'CTL.least-privilege',
      ],
      attested: 'that confidentiality holds in the application too',
    }),
    shown('Art. 32(1)(c)', 'Data can be restored in time', {
      stock: solutions(...SOLUTIONS.backedUp),
      checks: ['BAK-1.backups-taken', 'BAK-2.backups-copied', 'BAK-5.restore-runbooks'],
      attested: 'how soon data must be back, and that it can be',
    }),
    shown('Art. 32(1)(d)', 'Measures are tested', {
      checks: ['BAK-6.restores-tested'],
      attested: 'when the measures here were last tested, and the result',
    }),
    shown('Art. 33', 'Breaches are notified to the authority', {
      checks: ['PRB-6.detection', 'MON-3.notified', 'OPS-1.logs-watched'],
      attested: 'who notifies the authority within 72 hours',
    }),
    signed('Art. 34', 'Breaches are communicated to people', 'who tells the people concerned, and how'),
    signed('Art. 35', 'Impact is assessed', 'that an impact assessment was made, or why none is needed'),
    shown('Art. 44', 'Transfers keep the level of protection', {
      checks: ['FRM-1.residency'],
      attested: 'to which countries data goes, onward transfers included',
    }),
    signed('Art. 45', 'Transfers by adequacy', 'which transfers rest on a decision of adequacy'),
    signed(
      'Art. 46',
      'Transfers by safeguards',
      'which transfers rest on contract clauses or other safeguards',
    ),
    signed('Art. 47', 'Binding corporate rules', 'which transfers rest on binding corporate rules'),
    outside('Art. 48', 'Orders of foreign courts', 'a matter of law that no environment shows'),
    signed('Art. 49', 'Transfers by exception', 'which transfers rest on an exception, and why'),
  ],
};
