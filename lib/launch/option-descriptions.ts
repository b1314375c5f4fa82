import { describedBy } from '../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'Audience.description': 'Who they are, such as `beta testers of the partner`.',
  'Audience.ranges':
    'Where they come from: one to thirty IPv4 ranges (CIDR) of /8 or smaller that do not overlap.',
  'AwsNetworkPathOptions.fromRegion': 'The Region in which it starts.',
  'AwsNetworkPathOptions.toRegion': 'Another Region, in which it ends.',
  'AwsNetworkPathOptions.traffic': 'What travels: backups or monitoring.',
  'ClosedPublicAccessOptions.testers':
    'The ranges of testers, such as those of a penetration test before the launch: up to thirty IPv4 ranges of /8 or smaller that do not overlap. Default: only the team reaches the environment.',
  'ComponentRollOut.automated':
    "True if it is deployed with the environment's stacks, false if people do it by hand (DEP-2).",
  'ComponentRollOut.component': 'The id under which the component was added.',
  'ComponentRollOut.parallelWithPrevious':
    'True if it rolls out side by side with the component before it, false if it waits for it. Default: false.',
  'ComponentRollOut.rollBack': 'How it is rolled back (RBK-1).',
  'DataResidency.within':
    "The only Regions that may hold data, among them the environment's own and the one of its backups.",
  'EndpointPathOptions.from': 'Where it starts, such as `the servers`.',
  'EndpointPathOptions.service': "The service's short name, such as `monitoring` or `backup`.",
  'EndpointPathOptions.traffic': 'What travels: backups or monitoring.',
  'Framework.none': 'No framework applies.',
  'LaunchMoment.busiestHours': 'When most users are there, such as `weekdays 17:00 to 21:00 UTC`.',
  'LaunchMoment.specialEvents':
    'Events for which the system must be up; empty if there are none. None of them is on the opening day. They stand as freezes in a calendar of AWS Systems Manager (Change Calendar), which what deploys can ask.',
  'LaunchMoment.teamAvailable': 'When the team is there; the opening day is one of these days.',
  'LaunchPlan.hard': 'Every user gets access at the same time.',
  'LaunchPlan.soft': 'A select group of users gets access before the others.',
  'LaunchPlanOptions.components':
    'The components that roll out, in their order; what is not named stays as it is. At least one.',
  'LaunchPlanOptions.experience': 'What users will experience.',
  'LaunchPlanOptions.moment': 'Why that day.',
  'LaunchPlanOptions.notices':
    'The notices to users. An empty list is an answer only if they notice nothing.',
  'LaunchPlanOptions.opensOn':
    'The day on which users come, `YYYY-MM-DD` (WHN-1). Attestations and waivers must be valid on it. It stays in the plan once it has passed.',
  'LaunchPlanOptions.thirdParties':
    'Third parties that provide data or services; an empty list says that there are none.',
  'LaunchProps.dataResidency':
    'The Regions that data has to stay in (FRM-1): stacks, copies of backups, replicas. Default: any Region.',
  'LaunchProps.firstDeployment':
    'Set to true for the first deployment only: databases and load balancers are not protected from deletion yet, so that CloudFormation can roll back a deployment that fails, and it can be repeated. The checklist has a task until it is removed, and an environment with it is not opened. Default: false.',
  'LaunchProps.frameworks':
    'The formal and legal frameworks that apply (FRM-1); `Framework.none(reason)` if none does.',
  'LaunchProps.paths':
    "The paths that backups and monitoring take to other places (SEC-3), beyond the environment's own. Default: none.",
  'LaunchProps.publicAccess': 'Who besides the team reaches it.',
  'Notice.channel': 'The channel, such as `e-mail` or `banner`.',
  'Notice.notifiedAt':
    'Where a reviewer can see that they have been notified, such as a link. Nothing is then scheduled. Say it before a deployment that makes or changes a notice of a day that has passed: Amazon EventBridge Scheduler does not say what it does with one, and may refuse it. Default: not notified yet.',
  'Notice.on':
    "The day, `YYYY-MM-DD`, before the opening. At 9:00 UTC the environment's contacts receive the message, its recipient and its channel, and notify the recipient: the environment has no other address than theirs.",
  'PrivatePath.overAwsNetwork':
    'Over the network of AWS between its Regions. AWS encrypts this traffic and keeps it off the internet, but the line is shared.',
  'PrivatePath.overEndpoint':
    'Over a VPC endpoint: from the network to an AWS service, without the internet.',
  'PrivatePath.overSiteToSiteVpn': 'Over a site-to-site VPN: encrypted, through the internet.',
  'PublicAccess.closed':
    'Only the team and declared testers, as before a launch. The security group and the web firewall refuse all others.',
  'PublicAccess.open': 'Open by a plan: to every user by a hard launch, to its audience by a soft launch.',
  'RollBack.data': 'What happens to data, such as `written by both versions; nothing is lost`.',
  'RollBack.how': 'How it is done, such as `ECS deploys the former task definition`.',
  'RollBack.takes': 'How long it takes, such as `10 minutes`.',
  'RollBack.trigger': 'What triggers it, such as `the deployment alarms`.',
  'SiteToSitePathOptions.connection':
    "The connection. Checks see it only if it is in the environment's network.",
  'SiteToSitePathOptions.from': 'Where it starts, such as `the network`.',
  'SiteToSitePathOptions.to': "Where it ends, such as `the monitoring of the partner's data centre`.",
  'SiteToSitePathOptions.traffic': 'What travels: backups or monitoring.',
  'SoftLaunchPlanOptions.audience': 'The select group of users that gets access first (LCH-2).',
  'SoftLaunchPlanOptions.staffed':
    'Whether staff and processes to operate the environment are in place; they are then attested (STF-1).',
  'SpecialEvent.firstDay': 'Its first day in UTC, `YYYY-MM-DD`.',
  'SpecialEvent.lastDay': 'Its last day, which belongs to it; the first day or a later one.',
  'SpecialEvent.name': 'What it is, such as `clearance sale`.',
  'TeamAvailability.from': 'The first day in UTC, `YYYY-MM-DD`.',
  'TeamAvailability.to': 'The last day, which belongs to it; the first day or a later one.',
  'ThirdParty.name': 'Who it is.',
  'ThirdParty.provides': 'The data or service that it provides.',
  'UserExperience.clientUpgrade': 'True if users must upgrade their client before they can go on.',
  'UserExperience.disconnection': 'True if connected clients lose their connection.',
  'UserExperience.downtime': 'True if the solution cannot be used for a time.',
  'UserNotice.message': 'The message: the downtime, or what they must do.',
  'UserNotice.to': 'The recipients.',
} as const;

export const described = describedBy(DESCRIPTIONS);
