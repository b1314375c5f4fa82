/** Whose duty a manual control is: the reasons that several controls share. */
export const MANUAL = {
  policy: 'Duty of the organization: policies and procedures',
  people: 'Duty of the organization: personnel security',
  training: 'Duty of the organization: security awareness and training',
  directory: 'Duty of the organization: user accounts in its identity provider',
  devices: 'Duty of the organization: user devices and offices',
  buildings: 'Duty of AWS: physical security of data centers (audit reports in AWS Artifact)',
  hardware: 'Duty of AWS: hardware and media (audit reports in AWS Artifact)',
  platform: 'Duty of AWS: platform and managed services (audit reports in AWS Artifact)',
  buying: 'Duty of the organization: acquisition and supplier agreements',
  governance: 'Duty of the organization: governance',
} as const;

/** Attestations that several controls share. */
export const ATTESTED = {
  trail: 'that CloudTrail of the account or the organization records API activity, and who reviews it',
  rolesOfPeople: 'that people have only the permissions that their work requires',
  application: 'that the application grants each user only the permissions of the assigned role',
} as const;

/** What the CDK's validation of every template proves of configuration settings. */
export const SETTINGS_VALIDATED = 'the properties in every template are valid for CloudFormation';
