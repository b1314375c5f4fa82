// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
/** The documentation of options and factories of the construct API, by their names. */
export const DESCRIPTIONS = {
  'Audience.description': 'Who they are, such as `beta testers of the partner`.',
  'Audience.ranges':
    'Where they come from: one to thirty IPv4 ranges (CIDR) of /8 or smaller that do not overlap.',
  'AwsNetworkPathOptions.fromRegion': 'The Region in which it starts.',
  'AwsNetworkPathOptions.toRegion': 'Another Region, in which it ends.',
  'AwsNetworkPathOptions.traffic': 'What travels: backups or monitoring.',
  'Backup.existing': 'As with `toRegion`, in existing vaults.',
  'Backup.inherited': 'The organization backs up the environment, such as by a policy over its accounts.',
  'Backup.notRetained':
    'No user data is retained for the production launch. Only a soft launch may decide so.',
  'Backup.toRegion':
    "Backups in the environment's Region and copies in another, each in a locked vault with a customer managed key of its own, from which no recovery point can be deleted; continuous backup, and with it point-in-time restore, for every resource that supports it; runbooks, and tests of restores. The vaults outlive the environment, under names derived from its path. To create the environment again with them, deploy with `cdk deploy --import-existing-resources`, or pass them to `Backup.existing`.",
  'Backup.waived': 'The environment has no backup for a time, with consent.',
  'BackupOptions.lock': 'The lock of both vaults. Default: VaultLock.governance().',
  'BackupTimes.copyRetention':
    'The retention of copies in the other Region: whole days, 1 to 36500. Default: the retention of backups.',
  'BackupTimes.interval':
    'The interval of backups and of their copies: 1, 2, 3, 4, 6, 8, 12 or 24 hours. It is the maximum loss of data if the Region is lost.',
  'BackupTimes.restoreTesting':
    'Whether restores are tested twice a week. Default: if the stage requires it (BAK-6): in production.',
  'BackupTimes.retention':
    "The retention of backups in the environment's Region, and so how far back point-in-time restore reaches: whole days, 1 to 35 (the maximum of continuous backup). Default: 35d.",
  'CertifiedDomainOptions.certificate': "A certificate for the name, of the environment's Region.",
  'CertifiedDomainOptions.name': 'The name that users know, in lower case, such as `shop.example.com`.',
  'ClientVpnAuthentication.certificate':
    'By certificates that the authority of the given one has signed. A certificate has no groups, so operations and business are not separated.',
  'ClientVpnAuthentication.directory': 'By a directory, with groups that separate operations and business.',
  'ClientVpnAuthentication.saml': 'By SAML, with groups that separate operations and business.',
  'ClientVpnGroups.business': 'Groups that reach only what has a route: at least one.',
  'ClientVpnGroups.operations':
    'Groups that reach all of the network that security groups allow: at least one.',
  'ClientVpnTeamAccessOptions.authentication': 'How the VPN authenticates clients.',
  'ClientVpnTeamAccessOptions.clientCidr':
    'The range from which clients get their addresses: an IPv4 range from /12 to /22 that overlaps no network which they or the environment reach. A change replaces the VPN.',
  'ClientVpnTeamAccessOptions.serverCertificate':
    "The certificate by which clients authenticate the VPN, of the environment's Region.",
  'ClosedPublicAccessOptions.testers':
    'The ranges of testers, such as those of a penetration test before the launch: up to thirty IPv4 ranges of /8 or smaller that do not overlap. Default: only the team reaches the environment.',
  'ComplianceLockOptions.acknowledgeIrreversible':
    'Must be true: the lock can never be removed once `changeableFor` is over.',
  'ComplianceLockOptions.changeableFor':
    'How long the lock can still be removed: whole days, at least 3 (72 hours) and at most 36500.',
  'ComponentRollOut.automated':
    "True if it is deployed with the environment's stacks, false if people do it by hand (DEP-2).",
  'ComponentRollOut.component': 'The id under which the component was added.',
  'ComponentRollOut.parallelWithPrevious':
    'True if it rolls out side by side with the component before it, false if it waits for it. Default: false.',
  'ComponentRollOut.rollBack': 'How it is rolled back (RBK-1).',
  'Contact.email': 'A person or mailing list, which SNS notifies once they have confirmed the subscription.',
  'Contact.https':
    'A service that SNS calls once it has confirmed the subscription, such as an on-call tool. The URL can be read in the template.',
  'Contact.topic':
    "The subscribers of an existing topic. The environment's alarms use it instead of one of their own, and other contacts are subscribed to it. Its policy, and that of its key, must let CloudWatch, AWS Backup and EventBridge publish to it. Import it with its key (`Topic.fromTopicAttributes`) if notices of a launch go to it: their role may then use the key.",
  'ContainerServiceProps.command': "The command and its arguments. Default: the image's own.",
  'ContainerServiceProps.containerHealthCheck':
    "The command of the container's own health check, such as `['CMD-SHELL', 'curl -f localhost:8080']`. Default: none.",
  'ContainerServiceProps.cpu':
    'CPU units of a task, 1024 to a virtual CPU: 256, 512, 1024, 2048, 4096, 8192 or 16384. Default: by stage: 256 in development and staging, 512 in soft launch, 1024 in production.',
  'ContainerServiceProps.egress':
    'Destinations outside of the environment, beyond images, AWS and what it uses. In soft launch and production no other traffic leaves the network except pulls of public images; an image in Amazon ECR of the Region is pulled inside it. Default: none.',
  'ContainerServiceProps.environment':
    'Variables of the container, beside those of what it uses. No secret among them. Default: none.',
  'ContainerServiceProps.healthCheckGracePeriod':
    'How long after its start a task may fail that health check. Default: 2m.',
  'ContainerServiceProps.healthCheckPath': "The path of the load balancers' health check. Default: '/'.",
  'ContainerServiceProps.image':
    'Pinned by tag or digest: soft launch and production refuse `latest` and images without a tag.',
  'ContainerServiceProps.injectedSecrets':
    'Secrets whose value a variable holds from the start of a task. The value is stale once the secret is rotated, which is a warning; prefer `secrets`. Default: none.',
  'ContainerServiceProps.instances':
    "How many tasks run; with scaling, the minimum. Default: the stage's minimum, below which no value is allowed (SRV-1, CLU-1): one, and three in production.",
  'ContainerServiceProps.internal':
    'Whether services that name it in `uses` reach it, under its id in lower case, by ECS Service Connect. Its proxy takes a part of the CPU and memory of each task; give a busy service more of both. Default: false.',
  'ContainerServiceProps.memory':
    'Memory of a task in MiB, as Fargate offers it for the CPU. Default: by stage: 512 in development and staging, 1024 in soft launch, 2048 in production.',
  'ContainerServiceProps.migration':
    'What changes the structure of a database before a task takes traffic. Default: none.',
  'ContainerServiceProps.port':
    'The port that the container listens on, from 1 to 65535. Default: none, as for a worker.',
  'ContainerServiceProps.readonlyRootFilesystem':
    'Whether the root file system of the container is read-only. Default: true.',
  'ContainerServiceProps.routes':
    "The path patterns by which the environment's load balancers route requests to the service, such as `/api/*`: each starts with a slash and has at most 128 characters. The longest one that matches a request wins. Default: `['/*']`, or none for a service without a port or with `internal`.",
  'ContainerServiceProps.scaling':
    'How it scales with its load. Default: in production, up to twice its instances at 60 percent of CPU; otherwise it does not scale.',
  'ContainerServiceProps.secrets':
    'Secrets that the service reads itself: the variable holds the ARN of the secret, and the service may read it. A rotated value is seen at the next read. Default: none.',
  'ContainerServiceProps.singleton':
    "Set if it must run once, whatever the stage's minimum is. A deployment stops the old task before it starts the new one. The reason is shown in the ledger. Default: it runs as often as the stage asks for.",
  'ContainerServiceProps.startAfter':
    'Components of the same environment that must exist before the service starts, beyond those in `uses`. Default: none.',
  'ContainerServiceProps.user':
    "The user of the container, by name or number. Default: the image's own, which is a warning, since a template cannot show that it is not root.",
  'ContainerServiceProps.uses':
    'Components of the same environment that the service uses. Each allows the traffic, adds the variables with its address, and grants what the service needs. Default: none.',
  'ContainerServiceProps.writablePaths':
    'Folders that the container can write to during the lifetime of a task, in memory, 64 MiB each. Fargate offers them only in commercial Regions. Default: none.',
  'DataResidency.within':
    "The only Regions that may hold data, among them the environment's own and the one of its backups.",
  'DirectoryAuthenticationOptions.directoryId': 'The directory, such as `d-1234567890`.',
  'DirectoryAuthenticationOptions.groups':
    'The groups of operations and business, by their SIDs. Default: they are not separated: every user of the directory is admitted.',
  'Domain.of':
    'A name in a hosted zone. Its certificate is validated by DNS and renewed automatically, and a record resolves it to the public load balancer.',
  'Domain.withCertificate': 'A name with an existing certificate. Create its public records yourself.',
  'DomainOptions.name': 'The name that users know, in lower case, such as `shop.example.com`.',
  'DomainOptions.zone': 'The public hosted zone that the name is in.',
  'EgressRule.destination': 'An address range, IPv4 or IPv6, such as `198.51.100.7/32`.',
  'EgressRule.port': 'The TCP port, from 1 to 65535.',
  'EgressRule.reason': 'The reason, for the ledger.',
  'EndpointPathOptions.from': 'Where it starts, such as `the servers`.',
  'EndpointPathOptions.service': "The service's short name, such as `monitoring` or `backup`.",
  'EndpointPathOptions.traffic': 'What travels: backups or monitoring.',
  'ExistingBackupOptions.copyVaultArn': 'The vault in another Region of the same partition and account.',
  'ExistingBackupOptions.evidence': 'Where a reviewer can see the keys, locks and policies of the vaults.',
  'ExistingBackupOptions.keyArns':
    'The ARNs of the customer managed keys of both vaults, which backups and copies must be allowed to use. Default: the vaults are encrypted with AWS managed keys.',
  'ExistingBackupOptions.vault': "The vault in the environment's Region.",
  'ExistingTeamAccessOptions.description': 'What it is, in a line for the report.',
  'ExistingTeamAccessOptions.evidence':
    'Where a reviewer can see that it is a VPN, which soft launch and production require (SEC-2). Default: it does not count as a VPN.',
  'ExistingTeamAccessOptions.prefixLists': 'Prefix lists with the ranges of its clients. Default: none.',
  'ExistingTeamAccessOptions.ranges':
    'The IPv4 ranges of its clients. Default: none; at least one range, prefix list or security group is required.',
  'ExistingTeamAccessOptions.securityGroups': 'Security groups of its clients. Default: none.',
  'ExistingWebFirewallOptions.webAclArn': "A regional web ACL of the environment's Region.",
  'Framework.ccpa': 'Personal data of consumers in California.',
  'Framework.fisma': 'Agencies of the United States: adds NIST.800.53.R5, the controls that FISMA refers to.',
  'Framework.gdpr':
    'Personal data of people in the European Union; `DataResidency.within` lists the Regions that may hold it.',
  'Framework.hipaa': 'Health data in the United States: adds HIPAA.Security.',
  'Framework.iso27001': 'Management of information security.',
  'Framework.nist800171':
    'Controlled unclassified information outside of federal systems of the United States: adds NIST.800.53.R5, from whose controls its requirements are derived.',
  'Framework.none': 'No framework applies.',
  'Framework.pciDss':
    'Payment cards, version 4.0.1: adds PCI.DSS.321, the rules of version 3.2.1; cdk-nag has none for version 4.',
  'Framework.section508': 'Accessibility, by section 508 of the Rehabilitation Act of the United States.',
  'Framework.wcag': 'Web Content Accessibility Guidelines.',
  'InheritedOptions.evidence': 'Where a reviewer can see it.',
  'InheritedOptions.reason': 'Why it is done outside of the environment.',
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
    'What users are told in advance. An empty list is an answer only if they notice nothing.',
  'LaunchPlanOptions.opensOn':
    'The day on which users come, `YYYY-MM-DD` (WHN-1). Attestations and waivers must be valid on it. It stays in the plan once it has passed.',
  'LaunchPlanOptions.thirdParties':
    'Third parties that provide data or services; an empty list says that there are none.',
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
  'Migration.task':
    "A program that runs in every new task and must succeed before the service's container starts. It must be safe to repeat, also several at once. Only it and the container that creates the service's database user receive the master user and password of the database, in the variables of every PostgreSQL client: `PGHOST`, `PGPORT`, `PGDATABASE`, `PGUSER`, `PGPASSWORD`, `PGSSLMODE`.",
  'MigrationOptions.image': "The image that holds the migration. Default: the service's image.",
  'MigrationOptions.store':
    'The database that it changes, one of those that the service uses. Default: the only one that the service uses.',
  'MigrationOptions.user':
    "The user of the container, by name or number. Default: the service's user with the service's image; else the image's own, which is a warning.",
  'Monitoring.inherited': 'The organization monitors the environment: no alarm is created here.',
  'Monitoring.standard':
    'An alarm with an action for every alarm definition of every component; an encrypted topic to which the contacts are subscribed; a dashboard; and findings of GuardDuty, if it is enabled in the account.',
  'Monitoring.waived':
    'The declared availability does not ask for monitoring, which the guide leaves open in a soft launch.',
  'MonitoringWaivedOptions.reason': "The business's decision on availability, in a line for the report.",
  'Network.of': "A network of the environment's own, over as many zones as the stage requires.",
  'NetworkOptions.cidr':
    "The private IPv4 range, from /16 to /22. A change replaces the network. Each zone gets an eighth of it for servers and a thirty-second each for load balancers and for data, so that four zones fit. Default: '10.0.0.0/16'.",
  'NetworkOptions.natGateways':
    'The number of NAT gateways, from none to one in each zone. Without one, servers have public IP addresses of their own to reach their registry, which admit no traffic; this is the cheapest network, and refused in launch stages. Default: 1, and one in each zone in production.',
  'NetworkOptions.s3PrefixList':
    'The id of the managed prefix list of Amazon S3 in the Region, as `aws ec2 describe-managed-prefix-lists` shows it. In soft launch and production servers pull layers of images through it. Default: known for most Regions; elsewhere Amazon S3 is reached through the NAT gateway.',
  'NetworkOptions.zones':
    'The Availability Zones by name, such as `us-west-1c`, as many as the stage requires. Needed only where a zone lacks a service, such as Fargate; the names differ between accounts. Default: the first zones of the Region.',
  'NotRetainedOptions.reason': 'The reason, for the report.',
  'Notice.channel': 'By what they are told, such as `e-mail` or `banner`.',
  'Notice.notifiedAt':
    'Where a reviewer can see that they have been told, such as a link. Nothing is then scheduled. Say it before a deployment that makes or changes a notice of a day that has passed: Amazon EventBridge Scheduler does not say what it does with one, and may refuse it. Default: they have not been told yet.',
  'Notice.on':
    "The day, `YYYY-MM-DD`, before the opening. At 9:00 UTC the environment's contacts read what is to be told, to whom and by what: the environment knows nobody else's address.",
  'Objectives.of': '',
  'ObjectivesOptions.availability':
    'Availability: the percentage of a month in which users can work, from 90 to less than 100, such as 99.9.',
  'ObjectivesOptions.peakLoad':
    'Reliability: the peak load of every service, as a multiple of what its minimum of instances can take, from 1 to 100. Services scale to twice their minimum by default.',
  'ObjectivesOptions.rto':
    'Continuity, as recovery time objective: how long users may be without it after the loss of a zone, in whole minutes.',
  'Partner.ownAccount': "The environment stands in the partner's own account, which controls it in full.",
  'Partner.role':
    "The partner's account may assume a role that views the environment, and starts, stops and redeploys it by Automation runbooks with a role of their own. It changes nothing else; only the owner can extend it.",
  'PartnerAccountOptions.account': 'The AWS account, twelve digits.',
  'PartnerAccountOptions.name': 'The name of the partner, for the report: 1 to 200 characters of Latin-1.',
  'PartnerRoleOptions.additionalManagedPolicies':
    'Permissions of the partner beyond those to view, start, stop and redeploy. Default: none.',
  'PartnerRoleOptions.externalId':
    'The external id that the partner must send when it assumes the role: 2 to 1224 letters, digits and `+=,.@:/-`. It distinguishes the clients of a third party that acts for several. Default: none.',
  'PostgresDatabaseProps.allocatedStorage':
    'Storage in GiB, from 20 (the minimum of RDS on gp3) to 65536. Default: 20.',
  'PostgresDatabaseProps.allowMajorVersionUpgrade':
    'Whether a version with another major number may be deployed over this one. The instance is down during the upgrade, which cannot be undone. Default: false.',
  'PostgresDatabaseProps.clientImage':
    "An image with `psql` of PostgreSQL 16 or newer, pinned by tag or digest. It creates the least-privilege users of services. Pass a copy of your own where tasks cannot reach Amazon's public registry. Default: public.ecr.aws/docker/library/postgres:17.6-alpine3.22.",
  'PostgresDatabaseProps.databaseName':
    'The name of the database in the instance: a lower-case letter, then lower-case letters, digits and underscores; at most 63 characters. Default: the component id in snake case.',
  'PostgresDatabaseProps.instanceType':
    'The instance type. Default: by stage: t4g.micro in development, t4g.small in staging, m7g.large in soft launch and production.',
  'PostgresDatabaseProps.port':
    "The port, from 1150 to 65535. The default is not the engine's usual port, since scanners try that one first. Default: 15432.",
  'PostgresDatabaseProps.version': 'The engine version. There is no default, since an upgrade is a decision.',
  'PrivatePath.overAwsNetwork':
    'Over the network of AWS between its Regions. AWS encrypts this traffic and keeps it off the internet, but the line is shared.',
  'PrivatePath.overEndpoint':
    'Over a VPC endpoint: from the network to an AWS service, without the internet.',
  'PrivatePath.overSiteToSiteVpn': 'Over a site-to-site VPN: encrypted, through the internet.',
  'ProductionEnvProps.objectives':
    'The availability, continuity and reliability that the business needs (SRV-2).',
  'PublicAccess.closed':
    'Only the team and declared testers, as before a launch. The security group and the web firewall refuse all others.',
  'PublicAccess.open': 'Open by a plan: to every user by a hard launch, to its audience by a soft launch.',
  'RetentionBounds.maxRetention':
    'The vault refuses a longer retention: whole days, at most 36500, more than `minRetention`. Default: unlimited.',
  'RetentionBounds.minRetention':
    'The vault refuses a shorter retention: whole days, at least 1. Default: the retention of the backup.',
  'RollBack.data': 'What happens to data, such as `written by both versions; nothing is lost`.',
  'RollBack.how': 'How it is done, such as `ECS deploys the former task definition`.',
  'RollBack.takes': 'How long it takes, such as `10 minutes`.',
  'RollBack.trigger': 'What triggers it, such as `the deployment alarms`.',
  'SamlAuthenticationOptions.groups':
    'The groups of operations and business. Default: they are not separated: every user of the provider is admitted.',
  'SamlAuthenticationOptions.provider': '',
  'ScalingOptions.cpuPercent': 'The percentage of CPU at which tasks are kept, from 10 to 90. Default: 60.',
  'ScalingOptions.maxInstances': 'The maximum number of tasks, from `instances` to 5000.',
  'SessionManagerTeamAccessOptions.instanceType':
    'The instance type of the jump host. Default: t4g.nano, the smallest.',
  'SingletonOptions.reason': 'The reason, for the ledger.',
  'SiteToSitePathOptions.connection':
    "The connection. Checks see it only if it is in the environment's network.",
  'SiteToSitePathOptions.from': 'Where it starts, such as `the network`.',
  'SiteToSitePathOptions.to': "Where it ends, such as `the monitoring of the partner's data centre`.",
  'SiteToSitePathOptions.traffic': 'What travels: backups or monitoring.',
  'SoftLaunchEnvProps.objectives':
    'The availability, continuity and reliability that the business needs (SRV-2). Default: not stated; production requires it.',
  'SoftLaunchPlanOptions.audience': 'The select group of users that gets access first (LCH-2).',
  'SoftLaunchPlanOptions.staffed':
    'Whether staff and processes to operate the environment are in place; they are then attested (STF-1).',
  'SpecialEvent.firstDay': 'Its first day in UTC, `YYYY-MM-DD`.',
  'SpecialEvent.lastDay': 'Its last day, which belongs to it; the first day or a later one.',
  'SpecialEvent.name': 'What it is, such as `clearance sale`.',
  'StageEnvProps.dataKey':
    "The key for everything at rest. The policy of an existing key must let CloudWatch Logs of its Region use it. Default: a key of the environment's own, rotated every year.",
  'StageEnvProps.network': 'The network. Default: Network.of().',
  'StageEnvProps.owner':
    'The team or party that owns the environment (STG-1): 1 to 256 letters, digits, spaces and `+-=._:/@`. It is the tag `stage:owner` of every resource.',
  'StageEnvProps.teamAccess': 'How the team reaches the environment (STG-2).',
  'StagingEnvProps.partner':
    'The partner or client that controls the environment beside its owner, and how (STG-3).',
  'TeamAccess.clientVpn':
    'By AWS Client VPN to an internal load balancer. Only traffic to the network takes the VPN, names are resolved by the network, and connections are logged. Clients reach what security groups allow; SAML and directories can limit business users to what has a route (`ClientVpnAuthentication`), certificates cannot.',
  'TeamAccess.existing':
    'Through something that exists, such as a central VPN or a transit gateway, to an internal load balancer.',
  'TeamAccess.networks':
    'From declared public addresses, such as those of an office, through an internet-facing load balancer that admits no others.',
  'TeamAccess.sessionManager':
    'By AWS Systems Manager Session Manager: a jump host without a public address and without an open port forwards to an internal load balancer. IAM decides who may start a session, and CloudTrail records it.',
  'TeamAccess.withoutVpn':
    'Another team access where the stage requires a VPN (SEC-2), for a time and with consent.',
  'TeamAccessOptions.certificate':
    "A certificate of the environment's Region, for HTTPS with a redirect from HTTP. Default: HTTP, which is a warning if the team access is over the internet.",
  'TeamAvailability.from': 'The first day in UTC, `YYYY-MM-DD`.',
  'TeamAvailability.to': 'The last day, which belongs to it; the first day or a later one.',
  'ThirdParty.name': 'Who it is.',
  'ThirdParty.provides': 'The data or service that it provides.',
  'UserExperience.clientUpgrade': 'True if users must upgrade their client before they can go on.',
  'UserExperience.disconnection': 'True if connected clients lose their connection.',
  'UserExperience.downtime': 'True if the solution cannot be used for a time.',
  'UserNotice.message': 'What they are told: the downtime, or what they must do.',
  'UserNotice.to': 'Who is told.',
  'VaultLock.compliance':
    "After `changeableFor` the lock is **irreversible**: neither the account's root user nor AWS can remove it. The vault cannot be deleted while it holds recovery points, and each costs money until its retention ends, unless the account is closed.",
  'VaultLock.governance': 'The lock can be removed only with the IAM permission to change it.',
  'WaiverTerms.approvedBy': 'Who approves it: another person than the requester.',
  'WaiverTerms.expires': 'The last day on which it holds, `YYYY-MM-DD`.',
  'WaiverTerms.reason': 'Why the environment can do without it.',
  'WaiverTerms.requestedBy': 'Who requests it.',
  'WebFirewall.existing':
    "An existing web ACL in front of the public load balancer, such as the organization's. No template holds its rules, so they are shown as inherited. Security groups still admit only declared clients.",
  'WebFirewall.of':
    "A web firewall of the environment's own: AWS managed rules (IP reputation, known bad inputs, SQL injection, common attacks), a rate limit, and logs without credentials.",
  'WebFirewallOptions.requestsPerFiveMinutes':
    'How many requests one address may send to the public load balancer in five minutes, from 10 to 2,000,000,000 (AWS WAF). Users behind one address share it. Default: 2000.',
} as const;
