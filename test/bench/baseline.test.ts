import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as developmentByHand from './baseline/development';
import * as stagingByHand from './baseline/staging';
import * as shop from './shop';

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

function differences(ours: ReadonlyMap<string, number>, byHand: ReadonlyMap<string, number>): Difference[] {
  const types = [...new Set([...ours.keys(), ...byHand.keys()])].sort();
  return types
    .map((type) => ({ type, ours: ours.get(type) ?? 0, byHand: byHand.get(type) ?? 0 }))
    .filter((count) => Math.abs(count.ours - count.byHand) > SHARE * count.ours);
}

function countsOf(describe: (app: App) => Stack): ReadonlyMap<string, number> {
  const { Resources } = Template.fromStack(describe(new App())).toJSON() as {
    readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
  };
  const types = Object.values(Resources).map(({ Type }) => Type);
  return new Map(types.map((type) => [type, types.filter((other) => other === type).length]));
}
