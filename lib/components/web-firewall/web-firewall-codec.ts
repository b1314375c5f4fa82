import { z } from 'zod';
import { arn } from '../../internal/codec/arn';
import { atKey, decoded, type Decoded } from '../../internal/codec/decoded';
import { refused } from '../../internal/codec/refusal';
import { size } from '../../internal/codec/size';
import { inheritedTerms } from '../../internal/codec/terms';
import { faultsAt, refuseFaults } from '../../internal/fault';
import { StageKind } from '../../requirements/stage-kind';
import { checkLargeBodies } from './large-bodies';
import { described } from './option-descriptions';
import { refuseToCount, WebFirewall, type WebFirewallOptions } from './web-firewall';

const webAclArn = arn(
  'wafv2',
  /regional\/webacl\/[A-Za-z0-9/_-]+/,
  'a regional web ACL in AWS WAF',
  'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shop/0123',
);

const existing = z.strictObject({
  webAcl: described(
    'ExistingWebFirewallOptions.webAclArn',
    webAclArn,
    "The ARN of a regional web ACL of the environment's Region.",
  ),
  ...inheritedTerms,
});

const largeBodies = z.record(
  z.string(),
  size({
    units: ['KiB', 'MiB', 'GiB'],
    min: '9KiB',
    max: '1GiB',
    remediation: 'write the size of the largest upload, such as 10MiB',
  }),
);

const schema = z
  .strictObject({
    requestsPerFiveMinutes: described(
      ['WebFirewallOptions.requestsPerFiveMinutes', 'WebFirewall.of'],
      z.number(),
    ).optional(),
    largeBodies: described(
      ['WebFirewallOptions.largeBodies', 'ExistingWebFirewallOptions.largeBodies'],
      largeBodies,
      'The largest body of requests, such as uploads, by path, such as /upload, or by the start of paths, such as /files/*: up to 10 paths, and for each from 9KiB to 1GiB. On all others a body of more than 8KiB is blocked. AWS WAF inspects the first 8KiB only; the rest reaches the service as it is. The header Content-Length tells the size: a request without it, as in a chunked upload, is blocked if its body has more than 8KiB. With an existing web firewall, those of the team. Default: none.',
    ).optional(),
    existing: described('WebFirewall.existing', existing).optional(),
  })
  .refine(
    (written) => written.existing === undefined || written.requestsPerFiveMinutes === undefined,
    refused({
      id: 'web-firewall.existing-with-rate',
      limit: 'an existing web firewall has a rate of its own',
      remediation:
        "leave out existing or requestsPerFiveMinutes; leave out firewall for one of the environment's own",
    }),
  );

type Written = z.output<typeof schema>;

/** The web firewall in front of the load balancers of an environment. */
export const webFirewallCodec = described(
  ['LaunchProps.firewall', 'StagingEnvProps.firewall'],
  decoded(schema, (written): Decoded<Written, WebFirewall> => {
    refuseFaults(faultsAt(['largeBodies'], () => checkLargeBodies(written.largeBodies ?? {})));
    if (written.existing !== undefined) {
      return { ...atKey('existing', existingFirewall(written, written.existing)), written };
    }
    const options: WebFirewallOptions = written;
    refuseFaults(faultsAt(['requestsPerFiveMinutes'], () => WebFirewall.of(options)));
    return { written, create: () => WebFirewall.of(options) };
  }),
  'The firewall of its load balancers at the application layer (SEC-1), such as {}, with largeBodies and requestsPerFiveMinutes of its own, or existing. Default: one of its own in soft launch and production. In staging none; one that is given counts there what it would block, and blocks nothing.',
);

function existingFirewall(
  written: Written,
  { webAcl, ...terms }: z.output<typeof existing>,
): Decoded<string, WebFirewall> {
  const firewall = WebFirewall.existing({
    webAclArn: webAcl,
    largeBodies: written.largeBodies,
    ...terms,
  });
  return {
    written: webAcl,
    create: () => firewall,
    located: [{ path: ['webAcl'], arn: webAcl }],
    faults: ({ profile }) =>
      profile.stage === StageKind.STAGING ? faultsAt(['webAcl'], () => refuseToCount(webAcl)) : [],
  };
}
