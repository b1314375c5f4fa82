import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'ExistingWebFirewallOptions.largeBodies':
    "The largest body of the team's requests by path, as with `WebFirewall.of`: the web ACL of the team's load balancer is the environment's own. Default: none.",
  'ExistingWebFirewallOptions.webAclArn': "A regional web ACL of the environment's Region.",
  'LaunchProps.firewall':
    'The firewall of its load balancers at the application layer (SEC-1). Default: WebFirewall.of().',
  'StagingEnvProps.firewall':
    'A web firewall in front of the load balancer that counts what the one of soft launch and production blocks, and blocks nothing: its logs and metrics show before users come what the application needs, such as `largeBodies`. Default: none.',
  'WebFirewall.existing':
    "An existing web ACL in front of the public load balancer, such as the organization's. No template holds its rules, so they are shown as inherited. Security groups still admit only declared clients.",
  'WebFirewall.of':
    "A web firewall of the environment's own: AWS managed rules (IP reputation, known bad inputs, SQL injection, common attacks), a rate limit, and logs without credentials.",
  'WebFirewallOptions.largeBodies':
    'The largest body of requests, such as uploads, by path, such as `/upload`, or by the start of paths, such as `/files/*`: up to 10 paths, and for each more than 8 KiB and at most 1 GiB. On all others a body of more than 8 KiB is blocked. AWS WAF inspects the first 8 KiB only; the rest reaches the service as it is. The header `Content-Length` tells the size: a request without it, as in a chunked upload, is blocked if its body has more than 8 KiB. Default: none.',
  'WebFirewallOptions.requestsPerFiveMinutes':
    'How many requests one address may send to the public load balancer in five minutes, from 10 to 2,000,000,000 (AWS WAF). Users behind one address share it. Default: 2000.',
} as const;

export const described = describedBy(DESCRIPTIONS);
