import { FRAMEWORK_TABLES, frameworkTables } from '../../../lib/compliance/frameworks/tables/tables';

/** Published titles, as NIST, HHS, the EU, California, the US Access Board and the W3C print them. */
const PUBLISHED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  FISMA: {
    'AC-1': 'Policy and Procedures',
    'AC-2': 'Account Management',
    'AC-2(3)': 'Account Management | Disable Accounts',
    'AC-4': 'Information Flow Enforcement',
    'AC-6': 'Least Privilege',
    'AC-17(2)': 'Remote Access | Protection of Confidentiality and Integrity Using Encryption',
    'AU-2': 'Event Logging',
    'AU-6': 'Audit Record Review, Analysis, and Reporting',
    'CA-7': 'Continuous Monitoring',
    'CM-2': 'Baseline Configuration',
    'CM-8': 'System Component Inventory',
    'CP-9': 'System Backup',
    'IA-2(1)':
      'Identification and Authentication (Organizational Users) | Multi-factor Authentication to Privileged Accounts',
    'IR-4': 'Incident Handling',
    'RA-5': 'Vulnerability Monitoring and Scanning',
    'SC-7': 'Boundary Protection',
    'SC-7(5)': 'Boundary Protection | Deny by Default — Allow by Exception',
    'SC-28(1)': 'Protection of Information at Rest | Cryptographic Protection',
    'SI-2': 'Flaw Remediation',
    'SI-4': 'System Monitoring',
  },
  HIPAA: {
    '164.308(a)(1)(i)': 'Security management process',
    '164.308(a)(1)(ii)(A)': 'Risk analysis',
    '164.308(a)(1)(ii)(D)': 'Information system activity review',
    '164.308(a)(2)': 'Assigned security responsibility',
    '164.308(a)(3)(ii)(C)': 'Termination procedures',
    '164.308(a)(4)(ii)(A)': 'Isolating health care clearinghouse functions',
    '164.308(a)(5)(ii)(C)': 'Log-in monitoring',
    '164.308(a)(6)(ii)': 'Response and reporting',
    '164.308(a)(7)(ii)(A)': 'Data backup plan',
    '164.308(a)(7)(ii)(C)': 'Emergency mode operation plan',
    '164.308(a)(8)': 'Evaluation',
    '164.310(a)(1)': 'Facility access controls',
    '164.310(d)(2)(ii)': 'Media re-use',
    '164.312(a)(1)': 'Access control',
    '164.312(a)(2)(i)': 'Unique user identification',
    '164.312(a)(2)(iv)': 'Encryption and decryption',
    '164.312(b)': 'Audit controls',
    '164.312(c)(2)': 'Mechanism to authenticate electronic protected health information',
    '164.312(e)(1)': 'Transmission security',
    '164.316(b)(1)': 'Documentation',
  },
  GDPR: {
    'Art. 5': 'Principles relating to processing of personal data',
    'Art. 6': 'Lawfulness of processing',
    'Art. 7': 'Conditions for consent',
    'Art. 9': 'Processing of special categories of personal data',
    'Art. 15': 'Right of access by the data subject',
    'Art. 16': 'Right to rectification',
    'Art. 17': "Right to erasure ('right to be forgotten')",
    'Art. 18': 'Right to restriction of processing',
    'Art. 20': 'Right to data portability',
    'Art. 21': 'Right to object',
    'Art. 22': 'Automated individual decision-making, including profiling',
    'Art. 24': 'Responsibility of the controller',
    'Art. 25': 'Data protection by design and by default',
    'Art. 28': 'Processor',
    'Art. 30': 'Records of processing activities',
    'Art. 33': 'Notification of a personal data breach to the supervisory authority',
    'Art. 34': 'Communication of a personal data breach to the data subject',
    'Art. 35': 'Data protection impact assessment',
    'Art. 44': 'General principle for transfers',
    'Art. 47': 'Binding corporate rules',
  },
  CCPA: {
    '1798.100': 'General Duties of Businesses that Collect Personal Information',
    '1798.105': "Consumers' Right to Delete Personal Information",
    '1798.106': "Consumers' Right to Correct Inaccurate Personal Information",
    '1798.120': "Consumers' Right to Opt Out of Sale or Sharing of Personal Information",
    '1798.150': 'Personal Information Security Breaches',
  },
  'Section 508': {
    '302.1': 'Without Vision',
    '502.2.2': 'No Disruption of Accessibility Features',
    '502.3.12': 'Focus Cursor',
    '504.2.2': 'PDF Export',
    '602.4': 'Alternate Formats for Non-Electronic Support Documentation',
    '4.1.1': 'Parsing (A)',
  },
  WCAG: {
    '1.1.1': 'Non-text Content (A)',
    '1.4.3': 'Contrast (Minimum) (AA)',
    '2.1.2': 'No Keyboard Trap (A)',
    '2.4.7': 'Focus Visible (AA)',
    '3.3.8': 'Accessible Authentication (Minimum) (AA)',
    '4.1.2': 'Name, Role, Value (A)',
  },
  'NIST 800-171': {
    '3.1.1': 'Authorized Access Control',
    '3.1.12': 'Monitor and control remote access sessions',
    '3.3.3': 'Review and update logged events',
    '3.8.9': 'Protect the confidentiality of backup CUI at storage locations',
    '3.13.16': 'Protect the confidentiality of CUI at rest',
  },
};

const SAMPLES = Object.entries(PUBLISHED).flatMap(([framework, titles]) =>
  Object.entries(titles).map(([id, title]): [string, string, string] => [framework, id, title]),
);

const ALL = frameworkTables([...FRAMEWORK_TABLES.keys()]).flatMap(({ name, controls }) =>
  controls.map((control) => ({ row: `${name}/${control.id}`, ...control })),
);

test.each(SAMPLES)('%s %s has the published title', (framework, id, title) => {
  const [{ controls }] = frameworkTables([framework]);

  expect(controls.find((control) => control.id === id)?.title).toBe(title);
});

test('an enhancement of a NIST control starts with the title of its control', () => {
  const [{ controls }] = frameworkTables(['FISMA']);
  const titles = new Map(controls.map(({ id, title }) => [id, title]));
  const enhancements = controls.filter(({ id }) => id.endsWith(')'));
  const wrong = enhancements.filter(
    ({ id, title }) => !title.startsWith(`${titles.get(id.slice(0, id.indexOf('(')))} | `),
  );

  expect(enhancements.length).toBeGreaterThan(100);
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('an attestation is a clause that follows "attest"', () => {
  const clause = /^((after|by|for|in|to|under|with|within) )?(that|who|whom|whether|which|how|where|when)\b/;
  const wrong = ALL.filter(({ proof: { attested } }) => attested !== undefined && !clause.test(attested));

  expect(wrong.map(({ row }) => row)).toEqual([]);
});
