import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'Contact.email': 'A person or mailing list, which SNS notifies once they have confirmed the subscription.',
  'Contact.https':
    'A service that SNS calls once it has confirmed the subscription, such as an on-call tool. The URL can be read in the template.',
  'Contact.topic':
    "The subscribers of an existing topic. The environment's alarms use it instead of one of their own, and other contacts are subscribed to it. Its policy, and that of its key, must let CloudWatch, AWS Backup and EventBridge publish to it. Import it with its key (`Topic.fromTopicAttributes`) if notices of a launch go to it: their role may then use the key.",
  'LaunchProps.contacts':
    'Who is notified of incidents (MON-3); at least one where the environment is monitored.',
  'LaunchProps.monitoring': 'How it is monitored (MON-1). Default: Monitoring.standard().',
  'Monitoring.inherited': 'The organization monitors the environment: no alarm is created here.',
  'Monitoring.standard':
    'An alarm with an action for every alarm definition of every component; an encrypted topic to which the contacts are subscribed; a dashboard; and findings of GuardDuty, if it is enabled in the account.',
  'Monitoring.waived':
    'The declared availability does not ask for monitoring, which the guide leaves open in a soft launch.',
  'MonitoringWaivedOptions.reason': "The business's decision on availability, in a line for the report.",
} as const;

export const described = describedBy(DESCRIPTIONS);
