import { z } from 'zod';
import { arn } from '../../internal/codec/arn';
import { created, decoded, type Decoded } from '../../internal/codec/decoded';
import { oneOf } from '../../internal/codec/one-of';
import { inheritedTerms } from '../../internal/codec/terms';
import { WebFirewall } from './web-firewall';
import { described } from './option-descriptions';

const webAclArn = arn(
  'wafv2',
  /regional\/webacl\/[A-Za-z0-9/_-]+/,
  'a regional web ACL in AWS WAF',
  'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0123',
);

const existing = decoded(
  z.strictObject({
    webAcl: described(
      'ExistingWebFirewallOptions.webAclArn',
      webAclArn,
      "The ARN of a regional web ACL of the environment's Region.",
    ),
    ...inheritedTerms,
  }),
  ({ webAcl, ...terms }): Decoded<string, WebFirewall> => ({
    ...created(webAcl, WebFirewall.existing({ webAclArn: webAcl, ...terms })),
    located: [{ path: ['webAcl'], arn: webAcl }],
  }),
);

/** The web firewall in front of the load balancers of an environment. */
export const webFirewallCodec = described(
  'LaunchProps.firewall',
  oneOf(
    {
      requestsPerFiveMinutes: described(
        ['WebFirewallOptions.requestsPerFiveMinutes', 'WebFirewall.of'],
        decoded(z.number(), (requestsPerFiveMinutes) =>
          created(requestsPerFiveMinutes, WebFirewall.of({ requestsPerFiveMinutes })),
        ),
      ),
      existing: described('WebFirewall.existing', existing),
    },
    "leave firewall out for one of the environment's own",
  ),
  'The firewall of its load balancers at the application layer (SEC-1): requestsPerFiveMinutes of its own, or existing. Default: one of its own.',
);
