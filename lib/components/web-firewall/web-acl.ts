import { ArnFormat, Duration, Fn, Names, Stack } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnIPSet, CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { StageProfile } from '../../requirements/stage-profile';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';
import { createLogGroup } from '../../internal/log-group';
import { without } from '../../internal/metric-math';
import type { LargeBodies } from './large-bodies';
import { BODY_SIZE_RULE, largeBodyRule } from './large-body-rule';
import {
  allowedAddresses,
  CLOSED_PAGES,
  EMERGENCY_BLOCK,
  counted,
  emergencyBlock,
  managedGroups,
  type NamedRule,
  prioritized,
  rateLimit,
  visibility,
} from './rules';

/** A web ACL in front of a load balancer. */
export interface WebAclConfig {
  /**
   * The web ACL that was created.
   *
   * @default - an existing one is used
   */
  readonly webAcl?: CfnWebACL;
  /** The alarms on attacks. */
  readonly alarms: AlarmDefinition[];
  /**
   * The requests that get the maintenance page, which the load balancer counts as errors of its own.
   *
   * @default - the environment does not know them
   */
  closedRequests?(period: Duration): IMetric;
}

/** What a web firewall is created for. */
export interface WebFirewallBindOptions {
  readonly profile: StageProfile;
  readonly dataKey: IKey;
}

/** Properties of a web ACL. */
export interface GuardProps {
  readonly logGroup: LogGroup;
  /** Where bodies of more than 8 KiB are let through. */
  readonly largeBodies: LargeBodies;
}

/** Properties of the web ACL of the public load balancer. */
export interface PublicWebAclProps extends GuardProps {
  /** How many requests one address may send in five minutes. */
  readonly requestsPerFiveMinutes: number;
  /**
   * The only ranges whose requests are allowed.
   *
   * @default - all ranges
   */
  readonly allowedRanges?: readonly string[];
}

/** The web ACL of the public load balancer. */
export class PublicWebAcl extends Construct implements WebAclConfig {
  public readonly webAcl: CfnWebACL;
  public readonly alarms: AlarmDefinition[];
  /**
   * Addresses, normally none, that get a maintenance page (503) before any other rule applies. To close the environment in
   * an emergency or for a planned downtime (DWN-2), add `0.0.0.0/1` and `128.0.0.0/1` (AWS WAF takes no /0) and remove
   * them again. Deployments leave them, unless they change the tags of the whole stack or revert drift.
   */
  public readonly emergencyBlock: CfnIPSet;

  constructor(scope: Construct, id: string, props: PublicWebAclProps) {
    super(scope, id);
    const { allowedRanges, requestsPerFiveMinutes } = props;
    this.emergencyBlock = addressSet(this, 'EmergencyBlock', []);
    // An update writes the addresses of the template into the set, so nothing in the template may make one: tags change
    // with the owner, the stage and whatever an application adds.
    this.emergencyBlock.addPropertyDeletionOverride('Tags');
    const rules = [
      emergencyBlock(this.emergencyBlock),
      ...attackRules(props),
      rateLimit(requestsPerFiveMinutes),
    ];
    this.webAcl = webAcl(this, {
      defaultAction: allowedRanges === undefined ? { allow: {} } : { block: {} },
      rules: prioritized(
        allowedRanges === undefined
          ? rules
          : [...rules, allowedAddresses(addressSet(this, 'AllowedAddresses', allowedRanges))],
      ),
      logGroup: props.logGroup,
      pages: CLOSED_PAGES,
    });
    this.alarms = [manyBlocked(this, (period) => this.closedRequests(period))];
  }

  public closedRequests(period: Duration): IMetric {
    return blockedBy(this, EMERGENCY_BLOCK, period);
  }
}

/**
 * The web ACL of the team's load balancer, without ranges and without a rate limit: clients of the VPN have addresses of
 * the network, many of them the same one. The security group decides who is admitted.
 */
export class TeamWebAcl extends Construct implements WebAclConfig {
  public readonly webAcl: CfnWebACL;
  public readonly alarms: AlarmDefinition[];

  constructor(scope: Construct, id: string, props: GuardProps) {
    super(scope, id);
    this.webAcl = webAcl(this, {
      defaultAction: { allow: {} },
      rules: prioritized(attackRules(props)),
      logGroup: props.logGroup,
    });
    this.alarms = [manyBlocked(this)];
  }
}

/** A web ACL that counts what the one of a launch stage blocks, so that it is met before users come. It blocks nothing. */
export class CountingWebAcl extends Construct implements WebAclConfig {
  public readonly webAcl: CfnWebACL;
  public readonly alarms: AlarmDefinition[] = [];

  constructor(scope: Construct, id: string, props: PublicWebAclProps) {
    super(scope, id);
    this.webAcl = webAcl(this, {
      defaultAction: { allow: {} },
      rules: prioritized(counted([...attackRules(props), rateLimit(props.requestsPerFiveMinutes)])),
      logGroup: props.logGroup,
    });
  }
}

function attackRules({ largeBodies }: GuardProps): NamedRule[] {
  if (Object.keys(largeBodies).length === 0) return managedGroups();
  return [...managedGroups(BODY_SIZE_RULE), largeBodyRule(largeBodies)];
}

/** AWS WAF writes only to log groups of this prefix. The id of the stack distinguishes it from a group that was retained. */
export function createFirewallLogs(scope: Construct, bindOptions: WebFirewallBindOptions): LogGroup {
  const environment = Names.uniqueResourceName(scope, { maxLength: 100, separator: '-' });
  const stackId = Fn.select(2, Fn.split('/', Stack.of(scope).stackId));
  return createLogGroup(scope, 'Logs', bindOptions, `aws-waf-logs-${environment}-${stackId}`);
}

interface WebAclProps {
  readonly defaultAction: CfnWebACL.DefaultActionProperty;
  readonly rules: CfnWebACL.RuleProperty[];
  readonly logGroup: LogGroup;
  /**
   * The pages that rules can respond with.
   *
   * @default - none
   */
  readonly pages?: Record<string, CfnWebACL.CustomResponseBodyProperty>;
}

function webAcl(scope: Construct, props: WebAclProps): CfnWebACL {
  const { defaultAction, rules, logGroup, pages } = props;
  const acl = new CfnWebACL(scope, 'WebAcl', {
    scope: 'REGIONAL',
    defaultAction,
    rules,
    customResponseBodies: pages,
    visibilityConfig: visibility(nameOf(scope)),
  });
  new CfnLoggingConfiguration(scope, 'Logging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [arnOf(logGroup)],
    redactedFields: [
      { singleHeader: { Name: 'authorization' } },
      { singleHeader: { Name: 'cookie' } },
      { queryString: {} },
    ],
  });
  return acl;
}

/** The name of its metrics, unique in the account and Region. */
function nameOf(scope: Construct): string {
  return Names.uniqueResourceName(scope, { maxLength: 128, separator: '-' });
}

/** The requests that a rule of a web ACL has blocked. */
function blockedBy(scope: Construct, rule: string, period: Duration): Metric {
  return new Metric({
    namespace: 'AWS/WAFV2',
    metricName: 'BlockedRequests',
    dimensionsMap: { WebACL: nameOf(scope), Region: Stack.of(scope).region, Rule: rule },
    statistic: Stats.SUM,
    period,
  });
}

/** @param closedRequests those that get the maintenance page, which are no attack */
function manyBlocked(scope: Construct, closedRequests?: (period: Duration) => IMetric): AlarmDefinition {
  const period = Duration.minutes(5);
  const blocked = blockedBy(scope, 'ALL', period);
  return {
    id: 'BlockedRequests',
    title: 'The web firewall blocks more than 1000 requests in five minutes, as in an attack',
    metric: closedRequests === undefined ? blocked : without(blocked, closedRequests(period), period),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: 1000,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    incidentCategory: IncidentCategory.ATTACK,
  };
}

/** AWS WAF takes the ARN without the `:*` at the end of a log group's own ARN. */
function arnOf(logGroup: LogGroup): string {
  return Stack.of(logGroup).formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName: logGroup.logGroupName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

function addressSet(scope: Construct, id: string, ranges: readonly string[]): CfnIPSet {
  return new CfnIPSet(scope, id, { scope: 'REGIONAL', ipAddressVersion: 'IPV4', addresses: [...ranges] });
}
