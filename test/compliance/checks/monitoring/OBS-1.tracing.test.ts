import type { Declarations } from '../../../../lib/requirements/declarations';
import { type Placed, MET, NOT_MET, checkOutcome } from '../../check-outcome';

const state = (check: string, placed: Placed, declarations: Partial<Declarations> = {}) =>
  checkOutcome(check, placed, declarations).state;

describe('traces of EKS clusters:', () => {
  const cluster = ['AWS::EKS::Cluster', {}] as const;
  const addOn = (of: string, AddonName = 'adot') =>
    ['AWS::EKS::Addon', { ClusterName: { Ref: of }, AddonName }] as const;

  test.each<[string, Placed, string]>([
    [
      'one with the add-on for traces',
      { Pods: cluster, Net: addOn('Pods', 'vpc-cni'), Traces: addOn('Pods') },
      MET,
    ],
    ['two, one of which has the add-on', { Pods: cluster, Jobs: cluster, Traces: addOn('Pods') }, NOT_MET],
  ])('%s', (_what, placed, expected) => {
    expect(state('OBS-1.tracing', placed)).toBe(expected);
  });
});
