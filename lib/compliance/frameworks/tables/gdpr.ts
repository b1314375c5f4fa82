import type { FrameworkTable } from '../framework-table';
import { attested, automated, manual } from './controls';
import { SOLUTIONS, solutions } from './nag-rules';

/** General Data Protection Regulation (GDPR): personal data of people in the European Union. */
export const GDPR: FrameworkTable = {
  name: 'GDPR',
  edition: 'Regulation (EU) 2016/679',
  published: '2016-05-04',
  total: 102,
  unit: 'articles, with Article 32(1) counted by its points (a) to (d)',
  partialBecause:
    'only articles with obligations of a controller or processor that apply to a system are listed; scope, authorities, remedies and final provisions (1-4, 10, 23, 26, 27, 29, 31, 36-43, 50-99) are not',
  controls: [
    automated('Art. 5', 'Principles relating to processing of personal data', {
      checks: ['CTL.encrypted-at-rest', 'CTL.tls-policies', 'CTL.no-public-resources'],
      attested: 'for which purposes which personal data is processed, and how long it is kept',
    }),
    attested('Art. 6', 'Lawfulness of processing', 'which lawful basis each purpose of processing has'),
    attested('Art. 7', 'Conditions for consent', 'how consent is recorded, and how it can be withdrawn'),
    attested(
      'Art. 8',
      "Conditions applicable to child's consent in relation to information society services",
      'how the age of children and parental consent are verified',
    ),
    attested(
      'Art. 9',
      'Processing of special categories of personal data',
      'which special categories of personal data are processed, and under which exception',
    ),
    attested(
      'Art. 11',
      'Processing which does not require identification',
      'for which processing identification is not required',
    ),
    attested(
      'Art. 12',
      'Transparent information, communication and modalities for the exercise of the rights of the data subject',
      'how data subjects submit requests, and within which time they receive an answer',
    ),
    attested(
      'Art. 13',
      'Information to be provided where personal data are collected from the data subject',
      'where data subjects are informed when their data is collected',
    ),
    attested(
      'Art. 14',
      'Information to be provided where personal data have not been obtained from the data subject',
      'how data subjects are informed of data obtained from other sources',
    ),
    attested(
      'Art. 15',
      'Right of access by the data subject',
      'how the application provides data subjects with their data',
    ),
    attested('Art. 16', 'Right to rectification', 'how the application rectifies data'),
    attested(
      'Art. 17',
      "Right to erasure ('right to be forgotten')",
      'how the application erases data, and when backups no longer contain it',
    ),
    attested(
      'Art. 18',
      'Right to restriction of processing',
      'how the application restricts processing without erasing data',
    ),
    attested(
      'Art. 19',
      'Notification obligation regarding rectification or erasure of personal data or restriction of processing',
      'how recipients of data are notified of rectification, erasure and restriction',
    ),
    attested(
      'Art. 20',
      'Right to data portability',
      'in which machine-readable format data subjects receive their data',
    ),
    attested('Art. 21', 'Right to object', 'how data subjects object, and which processing then stops'),
    attested(
      'Art. 22',
      'Automated individual decision-making, including profiling',
      'which decisions are automated, and who reviews them',
    ),
    attested(
      'Art. 24',
      'Responsibility of the controller',
      'which measures the controller implements, and when they were last reviewed',
    ),
    automated('Art. 25', 'Data protection by design and by default', {
      nag: solutions(...SOLUTIONS.leastPrivilege, ...SOLUTIONS.notPublic),
      checks: ['CTL.least-privilege', 'CTL.no-public-resources', 'CTL.restricted-security-groups'],
      attested: 'that the application collects and discloses only necessary data',
    }),
    attested('Art. 28', 'Processor', 'that a data processing agreement binds AWS and every other processor'),
    attested(
      'Art. 30',
      'Records of processing activities',
      'where the records of processing activities are kept',
    ),
    automated('Art. 32(1)(a)', 'Security of processing | Pseudonymisation and encryption of personal data', {
      nag: solutions(...SOLUTIONS.atRest, ...SOLUTIONS.inTransit),
      checks: [
        'SEC-4.encrypted-at-rest',
        'SEC-4.encrypted-in-transit',
        'BAK-4.backups-encrypted',
        'CTL.encrypted-at-rest',
        'CTL.log-encryption',
        'CTL.tls-policies',
      ],
      attested: 'which data is pseudonymized',
    }),
    automated(
      'Art. 32(1)(b)',
      'Security of processing | Ongoing confidentiality, integrity, availability and resilience',
      {
        nag: solutions(...SOLUTIONS.redundant),
        checks: [
          'SEC-1.declared-egress-only',
          'SEC-1.web-firewall',
          'CLU-1.servers-multi-az',
          'CLU-1.data-stores-multi-az',
          'MON-1.alarms',
          'CTL.least-privilege',
        ],
        attested: 'how the application ensures confidentiality and integrity',
      },
    ),
    automated(
      'Art. 32(1)(c)',
      'Security of processing | Ability to restore the availability and access to personal data',
      {
        nag: solutions(...SOLUTIONS.backedUp),
        checks: ['BAK-1.data-stores-backed-up', 'BAK-2.copied-to-other-region', 'BAK-5.restore-runbooks'],
        attested: 'within which time data must be restored, and that this is achieved',
      },
    ),
    automated(
      'Art. 32(1)(d)',
      'Security of processing | Regularly testing, assessing and evaluating the effectiveness of measures',
      {
        checks: ['BAK-6.restore-testing'],
        attested: 'when the measures were last tested, and with which result',
      },
    ),
    automated('Art. 33', 'Notification of a personal data breach to the supervisory authority', {
      checks: ['PRB-6.detection', 'MON-3.alarm-notifications', 'OPS-1.log-alarms'],
      attested: 'who notifies the supervisory authority within 72 hours',
    }),
    attested(
      'Art. 34',
      'Communication of a personal data breach to the data subject',
      'who informs the data subjects of a breach, and how',
    ),
    attested(
      'Art. 35',
      'Data protection impact assessment',
      'that a data protection impact assessment was made, or why none is required',
    ),
    automated('Art. 44', 'General principle for transfers', {
      checks: ['FRM-1.data-residency'],
      attested: 'to which third countries data is transferred, including onward transfers',
    }),
    attested(
      'Art. 45',
      'Transfers on the basis of an adequacy decision',
      'which transfers are based on an adequacy decision',
    ),
    attested(
      'Art. 46',
      'Transfers subject to appropriate safeguards',
      'which transfers are based on standard contractual clauses or other safeguards',
    ),
    attested('Art. 47', 'Binding corporate rules', 'which transfers are based on binding corporate rules'),
    manual(
      'Art. 48',
      'Transfers or disclosures not authorised by Union law',
      'Duty of the organization: legal review of disclosure requests',
    ),
    attested(
      'Art. 49',
      'Derogations for specific situations',
      'which transfers are based on a derogation, and why',
    ),
  ],
};
