import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'ExistingWebFirewallOptions.webAclArn': "A regional web ACL of the environment's Region.",
  'LaunchProps.firewall':
    'The firewall of its load balancers at the application layer (SEC-1). Default: WebFirewall.of().',
  'WebFirewall.existing':
    "An existing web ACL in front of the public load balancer, such as the organization's. No template holds its rules, so they are shown as inherited. Security groups still admit only declared clients.",
  'WebFirewall.of':
    "A web firewall of the environment's own: AWS managed rules (IP reputation, known bad inputs, SQL injection, common attacks), a rate limit, and logs without credentials.",
  'WebFirewallOptions.requestsPerFiveMinutes':
    'How many requests one address may send to the public load balancer in five minutes, from 10 to 2,000,000,000 (AWS WAF). Users behind one address share it. Default: 2000.',
} as const;

export const described = describedBy(DESCRIPTIONS);
