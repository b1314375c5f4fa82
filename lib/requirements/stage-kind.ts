/** The four kinds of stage environment, in the order in which a product goes through them. */
export enum StageKind {
  /** Owned by the development team, to show ongoing work. */
  DEVELOPMENT = 'Development',
  /** Controlled by the partner or client, for internal testing; not for customers. */
  STAGING = 'Staging',
  /** Most of the technology and processes, for a select group of users. */
  SOFT_LAUNCH = 'SoftLaunch',
  /** All technology, processes and staff, for every user. */
  PRODUCTION = 'Production',
}
