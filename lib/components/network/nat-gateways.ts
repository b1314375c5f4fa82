import { Validations } from 'aws-cdk-lib';
import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import type { StageProfile } from '../../requirements/stage-profile';
import { goesLive, natGatewaysOf } from './layout';
import type { NetworkOptions } from './network-options';
import { addNatGateways, type NatLayout } from './stage-vpc';

type NatOptions = Pick<NetworkOptions, 'natGateways' | 'regionalNatGateway'>;

/** The NAT gateways of a network. */
export interface NatGateways {
  /** Whether servers have private addresses only. */
  readonly serversArePrivate: boolean;
  /** Adds those that stand there from the start. */
  addTo(vpc: Vpc): void;
  /**
   * Adds those that are created with the first need.
   *
   * @throws StageEnvironmentError if the network is described without one
   */
  require(vpc: Vpc, user: string, reason: string): void;
}

/** @throws StageEnvironmentError for a number that is none, and for one beside a regional NAT gateway */
export function checkNatOptions({ natGateways, regionalNatGateway = false }: NatOptions): void {
  if (natGateways === undefined) return;
  if (!(Number.isInteger(natGateways) && natGateways >= 0)) {
    throw wrongNatGateways(natGateways, {
      id: 'network.nat-gateways',
      limit: 'it must be none, one, or up to one in each zone',
    });
  }
  if (!regionalNatGateway) return;
  throw new StageEnvironmentError({
    id: 'network.regional-nat-gateway',
    what: 'NAT gateways of the network',
    value: natGateways,
    limit: 'one regional NAT gateway serves all zones',
    remediation: 'leave out natGateways or regionalNatGateway',
  });
}

/**
 * The NAT gateways of a network. In a launch stage, those that no number asks for are created with the first need of the
 * internet, since AWS is reached inside the network.
 *
 * @throws StageEnvironmentError for more than one in each zone
 */
export function natGatewaysFor(scope: Construct, options: NatOptions, profile: StageProfile): NatGateways {
  const { natGateways, regionalNatGateway = false } = options;
  const isOnDemand = natGateways === undefined && goesLive(profile);
  const count = checkedCount(natGateways ?? natGatewaysOf(profile), profile);
  const layout: NatLayout = regionalNatGateway ? 'regional' : { zonal: count };
  if (goesLive(profile) && count > 0 && count < natGatewaysOf(profile)) {
    Validations.of(scope).addWarning(
      'cdk-stage-environments:nat-gateways',
      `${count} NAT gateways for ${profile.minimum.zones} zones: the loss of a zone may interrupt the egress of the others`,
    );
  }
  let exist = false;
  const add = (vpc: Vpc): void => {
    if (exist || count === 0) return;
    exist = true;
    addNatGateways(vpc, layout);
  };
  return {
    serversArePrivate: goesLive(profile) || count > 0,
    addTo: (vpc) => {
      if (!isOnDemand) add(vpc);
    },
    require: (vpc, user, reason) => {
      if (count === 0) throw withoutNatGateway(user, reason);
      add(vpc);
    },
  };
}

function checkedCount(natGateways: number, { stage, minimum: { zones } }: StageProfile): number {
  if (natGateways <= zones) return natGateways;
  throw wrongNatGateways(natGateways, {
    id: 'network.too-many-nat-gateways',
    limit: `${stage} has ${zones} zones, each with one at most`,
  });
}

function withoutNatGateway(user: string, reason: string): StageEnvironmentError {
  return new StageEnvironmentError({
    id: 'network.no-nat-gateway',
    what: 'NAT gateways of the network',
    value: 0,
    limit: `${user} needs the internet: ${reason}`,
    remediation:
      'leave natGateways out, or remove the need: copy public images to Amazon ECR of the Region, and name AWS services in awsServices',
  });
}

function wrongNatGateways(
  value: number,
  fault: Pick<StageEnvironmentErrorProps, 'id' | 'limit'>,
): StageEnvironmentError {
  return new StageEnvironmentError({
    ...fault,
    what: 'NAT gateways of the network',
    value,
    remediation: "leave it out for the stage's default, or set it to 1",
  });
}
