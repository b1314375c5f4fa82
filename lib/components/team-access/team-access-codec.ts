import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { InstanceType, PrefixList, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { addressRange } from '../../internal/address-range';
import { certificateArn } from '../../internal/codec/arn';
import { atKey, checkedBy, decoded, type Decoded, type EnvironmentFacts } from '../../internal/codec/decoded';
import { instanceType, prefixListId, securityGroupId } from '../../internal/codec/identifier';
import { listOf } from '../../internal/codec/list';
import { exactlyOne } from '../../internal/codec/one-of';
import { refused } from '../../internal/codec/refusal';
import { waiverTerms } from '../../internal/codec/terms';
import { words } from '../../internal/codec/text';
import type { Fault } from '../../internal/fault';
import { clientVpnCodec } from './client-vpn-codec';
import { checkNetworksAccess } from './networks-access';
import { TeamAccess } from './team-access';
import { described } from './option-descriptions';

const range = z.string().superRefine(checkedBy((cidr: string) => addressRange('range', cidr)));

/** How many, how wide, and whether they overlap. */
export const ranges = z.array(range).superRefine(checkedBy(checkNetworksAccess));

/** A team access that exists outside of the environment. */
export const existingAccess = z
  .strictObject({
    description: described('ExistingTeamAccessOptions.description', words),
    ranges: described('ExistingTeamAccessOptions.ranges', ranges).optional(),
    prefixLists: described(
      'ExistingTeamAccessOptions.prefixLists',
      listOf(prefixListId, '[pl-0123456789abcdef0]'),
      'The ids of prefix lists with the ranges of its clients. Default: none.',
    ).optional(),
    securityGroups: described(
      'ExistingTeamAccessOptions.securityGroups',
      listOf(securityGroupId, '[sg-0123456789abcdef0]'),
      'The ids of security groups of its clients. Default: none.',
    ).optional(),
    evidence: described('ExistingTeamAccessOptions.evidence', words).optional(),
  })
  .refine(
    (it) => (it.ranges ?? it.prefixLists ?? it.securityGroups) !== undefined,
    refused({
      id: 'team-access.no-clients',
      limit: 'at least one range, prefix list or security group of its clients is required',
      remediation: 'add ranges, prefixLists or securityGroups',
      requirement: 'STG-2',
    }),
  );

const schema = exactlyOne(
  z.strictObject({
    networks: described('TeamAccess.networks', ranges).optional(),
    sessionManager: described(
      'TeamAccess.sessionManager',
      z.strictObject({
        instanceType: described('SessionManagerTeamAccessOptions.instanceType', instanceType).optional(),
      }),
    ).optional(),
    existing: described('TeamAccess.existing', existingAccess).optional(),
    clientVpn: described('TeamAccess.clientVpn', clientVpnCodec).optional(),
    withoutVpn: described('TeamAccess.withoutVpn', waiverTerms).optional(),
    certificate: described(
      'TeamAccessOptions.certificate',
      certificateArn,
      "The ARN of a certificate of the environment's Region, for HTTPS with a redirect from HTTP. Default: HTTP, which is a warning if the team access is over the internet.",
    ).optional(),
  }),
  ['networks', 'sessionManager', 'existing', 'clientVpn'],
  'an environment has one declared team access',
  'STG-2',
);

type Written = z.output<typeof schema>;

/** The one declared access of the team to an environment. */
export const teamAccessCodec = described(
  'StageEnvProps.teamAccess',
  decoded(schema, (written): Decoded<Written, TeamAccess> => {
    const { certificate, clientVpn, withoutVpn } = written;
    return {
      written,
      located: [
        ...(certificate === undefined ? [] : [{ path: ['certificate'], arn: certificate, inAccount: true }]),
        ...(clientVpn === undefined ? [] : (atKey('clientVpn', clientVpn).located ?? [])),
      ],
      create: (scope) => {
        const teamAccess = accessOf(scope, written);
        return withoutVpn === undefined ? teamAccess : TeamAccess.withoutVpn(teamAccess, withoutVpn);
      },
      faults: (environment) => withoutRequiredVpn(written, environment),
    };
  }),
  'How the team reaches the environment (STG-2): networks, sessionManager, existing or clientVpn. Soft launch and production require a VPN.',
);

function accessOf(scope: Construct, written: Written): TeamAccess {
  const { networks, existing: existingAccess, clientVpn, sessionManager } = written;
  const certificate = certificateOf(scope, written.certificate);
  if (networks !== undefined) return TeamAccess.networks(networks, { certificate });
  if (clientVpn !== undefined) return TeamAccess.clientVpn({ certificate, ...clientVpn.create(scope) });
  if (existingAccess !== undefined) {
    const { prefixLists = [], securityGroups = [], ...same } = existingAccess;
    return TeamAccess.existing({
      ...same,
      certificate,
      prefixLists: prefixLists.map((id) => PrefixList.fromPrefixListId(scope, id, id)),
      securityGroups: securityGroups.map((id) =>
        SecurityGroup.fromSecurityGroupId(scope, id, id, { mutable: false }),
      ),
    });
  }
  const size = sessionManager?.instanceType;
  return TeamAccess.sessionManager({
    certificate,
    instanceType: size === undefined ? undefined : new InstanceType(size),
  });
}

function certificateOf(scope: Construct, arn: string | undefined): ICertificate | undefined {
  return arn === undefined ? undefined : Certificate.fromCertificateArn(scope, 'Certificate', arn);
}

function withoutRequiredVpn(written: Written, { profile }: EnvironmentFacts): Fault[] {
  const isVpn = (written.clientVpn ?? written.existing?.evidence ?? written.withoutVpn) !== undefined;
  if (isVpn || !profile.requirements['SEC-2'].required) return [];
  return [
    {
      id: 'team-access.vpn-required',
      path: [],
      what: 'teamAccess',
      value: written,
      limit: `${profile.stage} requires a VPN`,
      remediation:
        'write clientVpn, existing with the evidence that it is a VPN, or withoutVpn with the terms of a waiver',
      requirement: 'SEC-2',
    },
  ];
}
