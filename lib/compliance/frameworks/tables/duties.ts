/** Why no infrastructure shows a control: the reasons that many have in common. */
export const OUTSIDE = {
  policy: 'a policy and its procedures, which the organization keeps',
  people: 'a matter of people and their contracts, which the organization keeps',
  training: 'what people are taught, which the organization sees to',
  directory: "accounts of people live in the organization's directory, not in the environment",
  devices: 'devices and offices of people, which the organization looks after',
  buildings: 'buildings of AWS, which its own audit reports show',
  hardware: 'hardware and media of AWS, which its own audit reports show',
  platform: 'the platform of AWS does it for every customer, which its own audit reports show',
  buying: 'how the organization buys, which no environment shows',
  governance: 'how the organization is led and reviewed, which no environment shows',
} as const;

/** What is signed for several controls. */
export const SIGNED = {
  trail: 'that a trail of the account or the organization records who did what, and is read',
  rolesOfPeople: 'that people have no more rights here than their work needs',
  application: 'that the application gives each user what the role allows, and no more',
} as const;

/** What the CDK's validation of every template shows of settings. */
export const SETTINGS_VALIDATED =
  'the settings in every template are ones that CloudFormation knows and allows';
