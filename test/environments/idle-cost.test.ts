import type { Template } from 'aws-cdk-lib/assertions';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { aDatabase, aService, templateOf } from '../components/described';
import { production, softLaunch } from '../components/going-live';
import { resourcesOf } from '../components/reading';

interface IdleHours {
  /** Interface endpoints, each in each zone. */
  readonly endpoints: number;
  readonly natGateways: number;
  readonly publicAddresses: number;
}

/**
 * US dollars by the hour in us-east-1, as third parties listed them in 2026: cloudburn.io/blog/aws-nat-gateway-pricing
 * (24 February) and awsnegotiations.com/privatelink-cost-analysis.html (May). The prices of AWS:
 * https://aws.amazon.com/vpc/pricing/ and https://aws.amazon.com/privatelink/pricing/.
 */
const PRICES: IdleHours = { endpoints: 0.01, natGateways: 0.045, publicAddresses: 0.005 };

const IMAGE = ContainerImage.fromRegistry('111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:1.0.0');

// A service with a database, all images in Amazon ECR.
const SHOP = {
  databases: { Orders: aDatabase({ clientImage: IMAGE }) },
  services: { Web: aService({ image: IMAGE, uses: ['Orders'] }) },
};

function idleHours(template: Template): IdleHours {
  const endpoints = resourcesOf(template, 'AWS::EC2::VPCEndpoint')
    .filter(([, { Properties }]) => Properties?.VpcEndpointType === 'Interface')
    .map(([, { Properties }]) => (Properties?.SubnetIds as unknown[]).length);
  return {
    endpoints: endpoints.reduce((sum, zones) => sum + zones, 0),
    natGateways: resourcesOf(template, 'AWS::EC2::NatGateway').length,
    publicAddresses: resourcesOf(template, 'AWS::EC2::EIP').length,
  };
}

function dollars({ endpoints, natGateways, publicAddresses }: IdleHours): number {
  return (
    endpoints * PRICES.endpoints + natGateways * PRICES.natGateways + publicAddresses * PRICES.publicAddresses
  );
}

describe('the network of a launch stage with private images', () => {
  // `before`: counted in the templates of version 0.2.0, which had endpoints of six services whatever was called.
  test.each([
    {
      stage: softLaunch,
      before: { endpoints: 12, natGateways: 1, publicAddresses: 1 },
      now: { endpoints: 8, natGateways: 0, publicAddresses: 0 },
    },
    {
      stage: production,
      before: { endpoints: 18, natGateways: 3, publicAddresses: 3 },
      now: { endpoints: 12, natGateways: 0, publicAddresses: 0 },
    },
  ])('costs less by the hour while idle than in 0.2.0: $stage.name', ({ stage, before, now }) => {
    expect(idleHours(templateOf(stage(SHOP)))).toEqual(now);
    expect(dollars(now) / dollars(before)).toBeLessThan(0.6);
  });
});
