import type { App, Stack } from 'aws-cdk-lib';
import * as developmentByHand from './baseline/development';
import * as productionByHand from './baseline/production';
import * as stagingByHand from './baseline/staging';
import { chainsOfProduction } from './chains';
import * as shop from './shop';
import { type BenchTemplate, longestChain, templatesOf } from './templates';

const SHARE = 0.1;

interface Difference {
  readonly type: string;
  readonly ours: number;
  readonly byHand: number;
}

describe('the environments by hand that the bench measures ours against', () => {
  it.each([
    ['development', shop.development, developmentByHand.development],
    ['staging', shop.staging, stagingByHand.staging],
    ['production', shop.production, productionByHand.production],
  ])('%s has as many resources of each type as ours, within a tenth', (_, ours, byHand) => {
    expect(differences(countsOf(ours), countsOf(byHand))).toEqual([]);
  });

  it.each([
    { ours: 9, byHand: 10, tooFar: true },
    { ours: 10, byHand: 11, tooFar: false },
    { ours: 10, byHand: 12, tooFar: true },
    { ours: 0, byHand: 1, tooFar: true },
    { ours: 1, byHand: 0, tooFar: true },
  ])('$byHand for $ours of ours is too far apart: $tooFar', ({ ours, byHand, tooFar }) => {
    const found = differences(new Map([['AWS::SNS::Topic', ours]]), new Map([['AWS::SNS::Topic', byHand]]));

    expect(found).toEqual(tooFar ? [{ type: 'AWS::SNS::Topic', ours, byHand }] : []);
  });
});

test('production’s longest chain of resources is at most two longer than by hand', () => {
  const { ours, byHand } = chainsOfProduction();

  expect(byHand.length).toBeGreaterThan(5);
  expect(ours.length - byHand.length).toBeLessThanOrEqual(2);
});

test('a chain of resources leads over what they refer to and what they wait for', () => {
  const template: BenchTemplate = {
    Resources: {
      Network: { Type: 'AWS::EC2::VPC' },
      Subnet: {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'Network' }, Zone: { Ref: 'AWS::Region' } },
      },
      Store: { Type: 'AWS::RDS::DBInstance', Properties: { Place: { 'Fn::GetAtt': ['Subnet', 'Id'] } } },
      Server: { Type: 'AWS::ECS::Service', DependsOn: ['Store', 'Network'] },
      Topic: { Type: 'AWS::SNS::Topic' },
    },
  };

  expect(longestChain(template)).toEqual(['Network', 'Subnet', 'Store', 'Server']);
});

function differences(ours: ReadonlyMap<string, number>, byHand: ReadonlyMap<string, number>): Difference[] {
  const types = [...new Set([...ours.keys(), ...byHand.keys()])].sort();
  return types
    .map((type) => ({ type, ours: ours.get(type) ?? 0, byHand: byHand.get(type) ?? 0 }))
    .filter((count) => Math.abs(count.ours - count.byHand) > SHARE * count.ours);
}

/** Over all stacks of the environment, nested ones and those in other regions too. */
function countsOf(describe: (app: App) => Stack): ReadonlyMap<string, number> {
  const types = [...templatesOf(describe).values()].flatMap(({ Resources }) =>
    Object.values(Resources).map(({ Type }) => Type),
  );
  return new Map(types.map((type) => [type, types.filter((other) => other === type).length]));
}
