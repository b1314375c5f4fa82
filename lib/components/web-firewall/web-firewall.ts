import { type Size, Stack, Token } from 'aws-cdk-lib';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { checkedInherited } from '../../internal/checked-inherited';
import { StageEnvironmentError } from '../../internal/errors';
import type { DeclaredInherited } from '../../requirements/declarations';
import type { InheritedOptions } from '../../requirements/inherited-options';
import { checkLargeBodies } from './large-bodies';
import {
  CountingWebAcl,
  createFirewallLogs,
  type GuardProps,
  PublicWebAcl,
  TeamWebAcl,
  type WebAclConfig,
  type WebFirewallBindOptions,
} from './web-acl';

/** Options of a web firewall of the environment's own. */
export interface WebFirewallOptions {
  /**
   * How many requests one address may send to the public load balancer in five minutes, from 10 to 2,000,000,000 (AWS
   * WAF). Users behind one address share it.
   *
   * @default 2000
   */
  readonly requestsPerFiveMinutes?: number;
  /**
   * The largest body of requests, such as uploads, by path, such as `/upload`, or by the start of paths, such as `/files/*`: up
   * to 10 paths, and for each more than 8 KiB and at most 1 GiB. On all others a body of more than 8 KiB is blocked. AWS WAF
   * inspects the first 8 KiB only; the rest reaches the service as it is. The header `Content-Length` tells the size: a
   * request without it, as in a chunked upload, is blocked if its body has more than 8 KiB.
   *
   * @default - none
   */
  readonly largeBodies?: { [path: string]: Size };
}

/** Options of an existing web ACL. */
export interface ExistingWebFirewallOptions extends InheritedOptions {
  /** A regional web ACL of the environment's Region. */
  readonly webAclArn: string;
  /**
   * The largest body of the team's requests by path, as with `WebFirewall.of`: the web ACL of the team's load balancer is the
   * environment's own.
   *
   * @default - none
   */
  readonly largeBodies?: { [path: string]: Size };
}

/** The web firewall in front of an environment's load balancers (SEC-1). */
export class WebFirewall {
  /**
   * A web firewall of the environment's own: AWS managed rules (IP reputation, known bad inputs, SQL injection, common
   * attacks), a rate limit, and logs without credentials.
   *
   * @throws StageEnvironmentError for a rate that AWS WAF refuses, and for a path or size of large bodies that is refused
   */
  public static of(options: WebFirewallOptions = {}): WebFirewall {
    const { requestsPerFiveMinutes = 2000, largeBodies = {} } = options;
    checkRate(requestsPerFiveMinutes);
    checkLargeBodies(largeBodies);
    return new WebFirewall((scope, bindOptions) => {
      const logs = logsOf(scope, bindOptions);
      const props = () => ({ logGroup: logs(), requestsPerFiveMinutes, largeBodies });
      return {
        inherited: [],
        guardPublic: (id, loadBalancer, allowedRanges) => {
          const guard = new PublicWebAcl(scope, id, { ...props(), allowedRanges });
          associate(guard, guard.webAcl.attrArn, loadBalancer);
          return guard;
        },
        guardTeam: (id, loadBalancer) => guardTeam(scope, id, loadBalancer, props()),
        countTeam: (id, loadBalancer) => {
          const guard = new CountingWebAcl(scope, id, props());
          associate(guard, guard.webAcl.attrArn, loadBalancer);
        },
      };
    });
  }

  /**
   * An existing web ACL in front of the public load balancer, such as the organization's. No template holds its rules, so
   * they are shown as inherited. Security groups still admit only declared clients.
   *
   * @throws StageEnvironmentError if reason or evidence is blank or, in an environment, the ARN is of another Region or not
   * of a regional web ACL; in staging
   */
  public static existing(options: ExistingWebFirewallOptions): WebFirewall {
    const { webAclArn, largeBodies = {} } = options;
    checkLargeBodies(largeBodies);
    const inherited = checkedInherited('the existing web firewall', ['SEC-1'], options).map((one) => ({
      ...one,
      part: 'the rules of the web firewall',
    }));
    return new WebFirewall((scope, bindOptions) => {
      checkWebAclArn(webAclArn, Stack.of(scope).region);
      const logs = logsOf(scope, bindOptions);
      return {
        inherited,
        guardPublic: (id, loadBalancer) => {
          associate(new Construct(scope, id), webAclArn, loadBalancer);
          return { alarms: [] };
        },
        guardTeam: (id, loadBalancer) =>
          guardTeam(scope, id, loadBalancer, { logGroup: logs(), largeBodies }),
        countTeam: () => refuseToCount(webAclArn),
      };
    });
  }

  private constructor(
    private readonly configure: (scope: Construct, bindOptions: WebFirewallBindOptions) => IWebFirewall,
  ) {}

  /** @internal */
  public _bind(scope: Construct, bindOptions: WebFirewallBindOptions): IWebFirewall {
    return this.configure(scope, bindOptions);
  }
}

/** A web firewall in its environment. */
export interface IWebFirewall {
  /** What the organization manages of it. */
  readonly inherited: readonly DeclaredInherited[];
  /**
   * Puts a web ACL in front of an internet-facing load balancer.
   *
   * @param id unique in the environment
   * @param allowedRanges the only ranges whose requests are allowed; all if left out
   */
  guardPublic(
    id: string,
    loadBalancer: ApplicationLoadBalancer,
    allowedRanges?: readonly string[],
  ): WebAclConfig;
  /** Puts a web ACL in front of the team's internal load balancer. */
  guardTeam(id: string, loadBalancer: ApplicationLoadBalancer): WebAclConfig;
  /**
   * Puts a web ACL that only counts in front of the team's load balancer.
   *
   * @throws StageEnvironmentError for an existing web ACL, whose actions are not the environment's
   */
  countTeam(id: string, loadBalancer: ApplicationLoadBalancer): void;
}

/** One log group for the web ACLs of an environment, created with the first of them. */
function logsOf(scope: Construct, bindOptions: WebFirewallBindOptions): () => LogGroup {
  let logs: LogGroup | undefined;
  return () => (logs ??= createFirewallLogs(scope, bindOptions));
}

function guardTeam(
  scope: Construct,
  id: string,
  loadBalancer: ApplicationLoadBalancer,
  props: GuardProps,
): WebAclConfig {
  const guard = new TeamWebAcl(scope, id, props);
  associate(guard, guard.webAcl.attrArn, loadBalancer);
  return guard;
}

function associate(scope: Construct, webAclArn: string, loadBalancer: ApplicationLoadBalancer): void {
  new CfnWebACLAssociation(scope, 'Association', {
    webAclArn,
    resourceArn: loadBalancer.loadBalancerArn,
  });
}

/** @throws StageEnvironmentError always */
export function refuseToCount(webAclArn: string): never {
  throw new StageEnvironmentError({
    id: 'web-firewall.existing-in-staging',
    what: 'web firewall of a staging environment',
    value: webAclArn,
    limit: 'it counts what a launch stage blocks, which an existing web ACL decides by itself',
    remediation: 'use WebFirewall.of, or leave it out',
  });
}

function checkRate(requestsPerFiveMinutes: number): void {
  const isWhole = Number.isInteger(requestsPerFiveMinutes);
  if (isWhole && requestsPerFiveMinutes >= 10 && requestsPerFiveMinutes <= 2_000_000_000) return;
  throw new StageEnvironmentError({
    id: 'web-firewall.rate-range',
    what: 'requests per five minutes of the web firewall',
    value: requestsPerFiveMinutes,
    limit: 'AWS WAF takes a whole number from 10 to 2000000000',
    remediation: 'leave it out for 2000',
  });
}

function checkWebAclArn(webAclArn: string, region: string): void {
  if (Token.isUnresolved(webAclArn)) return;
  const of = /^arn:[\w-]+:wafv2:([\w-]+):\d{12}:regional\/webacl\//.exec(webAclArn)?.[1];
  if (of !== undefined && (Token.isUnresolved(region) || of === region)) return;
  throw new StageEnvironmentError({
    id: 'web-firewall.web-acl-arn',
    what: 'ARN of the existing web firewall',
    value: webAclArn,
    limit: `a load balancer takes a regional web ACL of AWS WAF (version 2) in its own Region`,
    remediation: "pass one such as 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0123'",
    requirement: 'SEC-1',
  });
}
