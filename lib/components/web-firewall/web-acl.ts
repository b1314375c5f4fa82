import { ArnFormat, Duration, Fn, Names, Stack } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnIPSet, CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { StageProfile } from '../../requirements/stage-profile';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';
import { createLogGroup } from '../../internal/log-group';
import { admitted, CLOSED_PAGES, closedTo, counted, inThisOrder, managedGroups, notTooOften } from './rules';

/** A web ACL as its environment has it. */
export interface GuardingWebAcl {
  readonly webAcl: CfnWebACL;
  /** What tells of attacks on what it guards. */
  readonly alarms: readonly AlarmDefinition[];
}

/** What a web firewall is made from. */
export interface FirewallSpine {
  readonly profile: StageProfile;
  readonly dataKey: IKey;
}

/** Whom the web firewall of the public load balancer answers. */
export interface PublicFirewallProps {
  readonly logGroup: LogGroup;
  /** What one address may ask in five minutes. */
  readonly requestsPerFiveMinutes: number;
  /** Ranges whose requests are answered, and no others; everybody's if it is left out. */
  readonly admits?: readonly string[];
}

/** The web firewall before the public load balancer. */
export class PublicWebAcl extends Construct implements GuardingWebAcl {
  public readonly webAcl: CfnWebACL;
  public readonly alarms: readonly AlarmDefinition[];
  /**
   * Addresses that are answered, before anything else, by a page that says that the environment is closed for a while
   * (503), normally none. To close it in an emergency or for a planned downtime (DWN-2), put `0.0.0.0/1` and `128.0.0.0/1`
   * into it (AWS WAF takes no /0), and take them out again.
   */
  public readonly closing: CfnIPSet;

  constructor(scope: Construct, id: string, props: PublicFirewallProps) {
    super(scope, id);
    const { admits, requestsPerFiveMinutes } = props;
    this.closing = addressSet(this, 'Closing', []);
    const rules = [closedTo(this.closing), ...managedGroups(), notTooOften(requestsPerFiveMinutes)];
    this.webAcl = webAcl(this, {
      defaultAction: admits === undefined ? { allow: {} } : { block: {} },
      rules: inThisOrder(
        admits === undefined ? rules : [...rules, admitted(addressSet(this, 'Admitted', admits))],
      ),
      logGroup: props.logGroup,
      pages: CLOSED_PAGES,
    });
    this.alarms = [manyBlocked(this)];
  }
}

/**
 * The web firewall before the team's load balancer. Who may come is the security group's to say: VPN users arrive from addresses
 * of the network, many from one, so that neither ranges nor a rate tells them apart.
 */
export class TeamWebAcl extends Construct implements GuardingWebAcl {
  public readonly webAcl: CfnWebACL;
  public readonly alarms: readonly AlarmDefinition[];

  constructor(scope: Construct, id: string, logGroup: LogGroup) {
    super(scope, id);
    this.webAcl = webAcl(this, {
      defaultAction: { allow: {} },
      rules: inThisOrder(managedGroups()),
      logGroup,
    });
    this.alarms = [manyBlocked(this)];
  }
}

/** AWS WAF writes to log groups of this prefix only. The stack's own id keeps a new one apart from one that was kept. */
export function createFirewallLogs(scope: Construct, bindOptions: FirewallSpine): LogGroup {
  const environment = Names.uniqueResourceName(scope, { maxLength: 100, separator: '-' });
  const stackId = Fn.select(2, Fn.split('/', Stack.of(scope).stackId));
  return createLogGroup(scope, 'Logs', bindOptions, `aws-waf-logs-${environment}-${stackId}`);
}

interface WebAclProps {
  readonly defaultAction: CfnWebACL.DefaultActionProperty;
  readonly rules: CfnWebACL.RuleProperty[];
  readonly logGroup: LogGroup;
  /** What rules may answer with. @default - nothing but a bare refusal */
  readonly pages?: Record<string, CfnWebACL.CustomResponseBodyProperty>;
}

function webAcl(scope: Construct, props: WebAclProps): CfnWebACL {
  const { defaultAction, rules, logGroup, pages } = props;
  const acl = new CfnWebACL(scope, 'WebAcl', {
    scope: 'REGIONAL',
    defaultAction,
    rules,
    customResponseBodies: pages,
    visibilityConfig: counted(nameOf(scope)),
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

/** The name under which AWS WAF counts, of its own in the account and region. */
function nameOf(scope: Construct): string {
  return Names.uniqueResourceName(scope, { maxLength: 128, separator: '-' });
}

function manyBlocked(scope: Construct): AlarmDefinition {
  return {
    id: 'BlockedRequests',
    title:
      'The web firewall refuses more than a thousand requests in five minutes, which looks like an attack',
    metric: new Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: { WebACL: nameOf(scope), Region: Stack.of(scope).region, Rule: 'ALL' },
      statistic: Stats.SUM,
      period: Duration.minutes(5),
    }),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: 1000,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    incidentCategory: IncidentCategory.ATTACK,
  };
}

/** AWS WAF takes the ARN without the `:*` that a log group's own has. */
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
