import { Stack, Token } from 'aws-cdk-lib';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { checkedInherited } from '../../internal/checked-inherited';
import { StageEnvironmentError } from '../../internal/errors';
import type { DeclaredInherited, InheritedOptions } from '../../requirements/declarations';
import type { AlarmDefinition } from '../../spi/alarm-definition';
import { createFirewallLogs, type FirewallSpine, PublicWebAcl, TeamWebAcl } from './web-acl';

/** How a web firewall of the environment's own is set. */
export interface WebFirewallOptions {
  /**
   * What one address may ask the public face in five minutes, from 10 to 2,000,000,000 (AWS WAF). Many people behind one
   * address share it.
   *
   * @default 2000
   */
  readonly requestsPerFiveMinutes?: number;
}

/** A web ACL that exists already. */
export interface ExistingWebFirewallOptions extends InheritedOptions {
  /** Of the environment's region, for regional resources. */
  readonly webAclArn: string;
}

/** The web firewall of an environment, before its load balancers (SEC-1). */
export abstract class WebFirewall {
  /**
   * A web firewall of the environment's own: AWS's managed rules (IP reputation, known bad inputs, SQL injection, common
   * attacks), a limit of the rate, and logs without credentials.
   *
   * @throws StageEnvironmentError for a rate that AWS WAF refuses
   */
  public static of(options: WebFirewallOptions = {}): WebFirewall {
    return new OwnWebFirewall(options);
  }

  /**
   * A web ACL that is there already before the public load balancer, such as the organization's. Its rules are in no template, so
   * they are shown as managed elsewhere; security groups still admit nobody else than declared.
   *
   * @throws StageEnvironmentError if the ARN is of another region or not for regional resources, or reason or evidence
   * is blank
   */
  public static existing(options: ExistingWebFirewallOptions): WebFirewall {
    return new ExistingWebFirewall(options);
  }

  /** @internal */
  public abstract _bind(scope: Construct, bindOptions: FirewallSpine): IWebFirewall;
}

/** The web firewall that an environment has bound. */
export interface IWebFirewall {
  /** What of it the organization manages. */
  readonly inherited: readonly DeclaredInherited[];
  /**
   * Puts it before a load balancer that faces the internet.
   *
   * @param id unique among those of the environment
   * @param admits the ranges whose requests are answered; everybody's if it is left out
   * @returns what tells of attacks
   */
  guardPublic(
    id: string,
    loadBalancer: ApplicationLoadBalancer,
    admits?: readonly string[],
  ): readonly AlarmDefinition[];
  /**
   * Puts it before the team's internal load balancer.
   *
   * @returns what tells of attacks
   */
  guardTeam(id: string, loadBalancer: ApplicationLoadBalancer): readonly AlarmDefinition[];
}

class OwnWebFirewall extends WebFirewall {
  private readonly requestsPerFiveMinutes: number;

  constructor({ requestsPerFiveMinutes = 2000 }: WebFirewallOptions) {
    super();
    const isWhole = Number.isInteger(requestsPerFiveMinutes);
    if (!isWhole || requestsPerFiveMinutes < 10 || requestsPerFiveMinutes > 2_000_000_000) {
      throw new StageEnvironmentError({
        what: 'requests per five minutes of the web firewall',
        value: requestsPerFiveMinutes,
        limit: 'AWS WAF takes a whole number from 10 to 2000000000',
        remediation: 'leave it out for 2000',
      });
    }
    this.requestsPerFiveMinutes = requestsPerFiveMinutes;
  }

  public override _bind(scope: Construct, bindOptions: FirewallSpine): IWebFirewall {
    const logs = logsOf(scope, bindOptions);
    return {
      inherited: [],
      guardPublic: (id, loadBalancer, admits) => {
        const { requestsPerFiveMinutes } = this;
        const guard = new PublicWebAcl(scope, id, { logGroup: logs(), requestsPerFiveMinutes, admits });
        associate(guard, guard.webAcl.attrArn, loadBalancer);
        return guard.alarms;
      },
      guardTeam: (id, loadBalancer) => guardTeam(scope, id, loadBalancer, logs()),
    };
  }
}

class ExistingWebFirewall extends WebFirewall {
  private readonly inherited: readonly DeclaredInherited[];
  private readonly webAclArn: string;

  constructor(options: ExistingWebFirewallOptions) {
    super();
    this.inherited = checkedInherited('the existing web firewall', ['SEC-1'], options).map((one) => ({
      ...one,
      part: 'the rules of the web firewall',
    }));
    this.webAclArn = options.webAclArn;
  }

  public override _bind(scope: Construct, bindOptions: FirewallSpine): IWebFirewall {
    const { webAclArn, inherited } = this;
    checkWebAclArn(webAclArn, Stack.of(scope).region);
    const logs = logsOf(scope, bindOptions);
    return {
      inherited,
      guardPublic: (id, loadBalancer) => {
        associate(new Construct(scope, id), webAclArn, loadBalancer);
        return [];
      },
      guardTeam: (id, loadBalancer) => guardTeam(scope, id, loadBalancer, logs()),
    };
  }
}

/** One log group for the web ACLs of an environment, made with the first of them. */
function logsOf(scope: Construct, bindOptions: FirewallSpine): () => LogGroup {
  let logs: LogGroup | undefined;
  return () => (logs ??= createFirewallLogs(scope, bindOptions));
}

function guardTeam(
  scope: Construct,
  id: string,
  loadBalancer: ApplicationLoadBalancer,
  logGroup: LogGroup,
): readonly AlarmDefinition[] {
  const guard = new TeamWebAcl(scope, id, logGroup);
  associate(guard, guard.webAcl.attrArn, loadBalancer);
  return guard.alarms;
}

function associate(scope: Construct, webAclArn: string, loadBalancer: ApplicationLoadBalancer): void {
  new CfnWebACLAssociation(scope, 'Association', {
    webAclArn,
    resourceArn: loadBalancer.loadBalancerArn,
  });
}

function checkWebAclArn(webAclArn: string, region: string): void {
  if (Token.isUnresolved(webAclArn)) return;
  const of = /^arn:[\w-]+:wafv2:([\w-]+):\d{12}:regional\/webacl\//.exec(webAclArn)?.[1];
  if (of !== undefined && (Token.isUnresolved(region) || of === region)) return;
  throw new StageEnvironmentError({
    what: 'ARN of the existing web firewall',
    value: webAclArn,
    limit: `a load balancer takes a regional web ACL of AWS WAF (version 2) in its own region`,
    remediation: "give one such as 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0123'",
    requirement: 'SEC-1',
  });
}
