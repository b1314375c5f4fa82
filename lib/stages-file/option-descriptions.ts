import { describedBy } from '../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'DataResidency.within':
    "The only Regions that may hold data, among them the environment's own and the one of its backups.",
  'Framework.none': 'No framework applies.',
  'LaunchProps.backup': 'How its data is backed up (BAK-1 to BAK-6).',
  'LaunchProps.contacts':
    'Who is notified of incidents (MON-3); at least one where the environment is monitored.',
  'LaunchProps.dataResidency':
    'The Regions that data has to stay in (FRM-1): stacks, copies of backups, replicas. Default: any Region.',
  'LaunchProps.domain': 'The name by which users reach it.',
  'LaunchProps.firewall':
    'The firewall of its load balancers at the application layer (SEC-1). Default: WebFirewall.of().',
  'LaunchProps.frameworks':
    'The formal and legal frameworks that apply (FRM-1); `Framework.none(reason)` if none does.',
  'LaunchProps.monitoring': 'How it is monitored (MON-1). Default: Monitoring.standard().',
  'LaunchProps.paths':
    "The paths that backups and monitoring take to other places (SEC-3), beyond the environment's own. Default: none.",
  'LaunchProps.publicAccess': 'Who besides the team reaches it.',
  'Monitoring.standard':
    'An alarm with an action for every alarm definition of every component; an encrypted topic to which the contacts are subscribed; a dashboard; and findings of GuardDuty, if it is enabled in the account.',
  'Network.of': "A network of the environment's own, over as many zones as the stage requires.",
  'Objectives.of': '',
  'ProductionEnvProps.objectives':
    'The availability, continuity and reliability that the business needs (SRV-2).',
  'SoftLaunchEnvProps.objectives':
    'The availability, continuity and reliability that the business needs (SRV-2). Default: not stated; production requires it.',
  'StageEnvProps.dataKey':
    "The key for everything at rest. The policy of an existing key must let CloudWatch Logs of its Region use it. Default: a key of the environment's own, rotated every year.",
  'StageEnvProps.network': 'The network. Default: Network.of().',
  'StageEnvProps.owner':
    'The team or party that owns the environment (STG-1): 1 to 256 letters, digits, spaces and `+-=._:/@`. It is the tag `stage:owner` of every resource.',
  'StageEnvProps.teamAccess': 'How the team reaches the environment (STG-2).',
  'StagingEnvProps.partner':
    'The partner or client that controls the environment beside its owner, and how (STG-3).',
} as const;

export const described = describedBy(DESCRIPTIONS);
