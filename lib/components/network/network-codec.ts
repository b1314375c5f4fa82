import { z } from 'zod';
import { checkedBy, created, decoded, type Decoded } from '../../internal/codec/decoded';
import { prefixListId } from '../../internal/codec/identifier';
import { listOf } from '../../internal/codec/list';
import { wholeNumber } from '../../internal/codec/number';
import { text } from '../../internal/codec/text';
import { faultsAt, refuseFaults } from '../../internal/fault';
import { Network } from './network';
import { checkNatOptions } from './nat-gateways';
import type { NetworkOptions } from './network-options';
import { privateRange } from './private-range';
import { checkZonesOf } from './regions';
import { described } from './option-descriptions';

const zone = text(/^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/, {
  id: 'network.zone-malformed',
  limit: 'a zone is named after its Region and a letter',
  remediation: "write it as 'us-west-1c'",
});

/** A network of the environment's own. */
export const networkCodec = described(
  ['StageEnvProps.network', 'Network.of'],
  decoded(
    z.strictObject({
      cidr: described('NetworkOptions.cidr', z.string().superRefine(checkedBy(privateRange))).optional(),
      s3PrefixList: described('NetworkOptions.s3PrefixList', prefixListId).optional(),
      dynamodbPrefixList: described('NetworkOptions.dynamodbPrefixList', prefixListId).optional(),
      natGateways: described(
        'NetworkOptions.natGateways',
        wholeNumber(0, 3, 'write 1, or 0 for the cheapest network'),
      ).optional(),
      regionalNatGateway: described('NetworkOptions.regionalNatGateway', z.boolean()).optional(),
      zones: described('NetworkOptions.zones', listOf(zone, '[us-west-1a, us-west-1c]')).optional(),
    }),
    (options): Decoded<NetworkOptions, Network> => {
      refuseFaults(faultsAt(['natGateways'], () => checkNatOptions(options)));
      return {
        ...created(options, Network.of(options)),
        faults: ({ region }) =>
          region === undefined ? [] : faultsAt(['zones'], () => checkZonesOf(region, options.zones ?? [])),
      };
    },
  ),
  "A network of the environment's own, over as many zones as the stage requires. Default: 10.0.0.0/16 with one NAT gateway; in soft launch and production as many as needed.",
);
