import type { FrameworkTable } from '../framework-table';
import { attested, automated } from './controls';
import { SOLUTIONS, solutions } from './nag-rules';

/** California Consumer Privacy Act (CCPA): personal information of consumers in California. */
export const CCPA: FrameworkTable = {
  name: 'CCPA',
  edition: 'California Civil Code 1798.100 to 1798.199.100, as amended by the CPRA',
  published: '2020-11-03',
  total: 45,
  unit: 'sections of title 1.81.5',
  partialBecause:
    'only sections with obligations of a business that processes personal information are listed; definitions, exemptions, enforcement, the agency, its fund and its regulations are not',
  controls: [
    automated('1798.100', 'General Duties of Businesses that Collect Personal Information', {
      nag: solutions(...SOLUTIONS.atRest, ...SOLUTIONS.inTransit, ...SOLUTIONS.notPublic),
      checks: [
        'SEC-1.declared-egress-only',
        'SEC-1.web-firewall',
        'SEC-4.encrypted-at-rest',
        'SEC-4.encrypted-in-transit',
        'CTL.encrypted-at-rest',
        'CTL.least-privilege',
        'CTL.no-public-resources',
      ],
      attested:
        'where the notice at collection states the categories, purposes and retention of personal information',
    }),
    attested(
      '1798.105',
      "Consumers' Right to Delete Personal Information",
      'how the application deletes personal information on request, including in backups',
    ),
    attested(
      '1798.106',
      "Consumers' Right to Correct Inaccurate Personal Information",
      'how the application corrects personal information on request',
    ),
    attested(
      '1798.110',
      "Consumers' Right to Know What Personal Information is Being Collected. Right to Access Personal Information",
      'how consumers access the personal information collected about them',
    ),
    attested(
      '1798.115',
      "Consumers' Right to Know What Personal Information is Sold or Shared and to Whom",
      'how consumers learn which personal information is sold or shared, and to whom',
    ),
    attested(
      '1798.120',
      "Consumers' Right to Opt Out of Sale or Sharing of Personal Information",
      'how consumers opt out, and that minors under 16 must opt in',
    ),
    attested(
      '1798.121',
      "Consumers' Right to Limit Use and Disclosure of Sensitive Personal Information",
      'how consumers limit the use of sensitive personal information',
    ),
    attested(
      '1798.125',
      "Consumers' Right of No Retaliation Following Opt Out or Exercise of Other Rights",
      'that consumers who exercise these rights receive equal service and price',
    ),
    attested(
      '1798.130',
      'Notice, Disclosure, Correction, and Deletion Requirements',
      'by which methods consumers submit requests, and that requests are answered within 45 days',
    ),
    attested(
      '1798.135',
      'Methods of Limiting Sale, Sharing, and Use of Personal Information and Use of Sensitive Personal Information',
      'that the opt-out links exist, or that opt-out preference signals of browsers are honored',
    ),
    attested(
      '1798.148',
      'Reidentification of Patient Information',
      'that deidentified patient information is not reidentified',
    ),
    automated('1798.150', 'Personal Information Security Breaches', {
      nag: solutions(...SOLUTIONS.atRest, ...SOLUTIONS.secrets),
      checks: [
        'SEC-4.encrypted-at-rest',
        'BAK-4.backups-encrypted',
        'CTL.encrypted-at-rest',
        'CTL.log-encryption',
        'CTL.no-public-resources',
        'PRB-6.detection',
      ],
      attested: 'which security procedures are reasonable for the personal information in this environment',
    }),
    attested(
      '1798.185',
      'Regulations',
      'that the cybersecurity audits and risk assessments required by regulation were performed',
    ),
  ],
};
