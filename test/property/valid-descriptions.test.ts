import * as fc from 'fast-check';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { StagingEnv } from '../../lib';
import { OutcomeState, StageChecks } from '../../lib/compliance';
import { createComponents } from '../components/components';
import { aPartner } from '../components/described';
import { flows } from '../components/reading';
import { componentsOf, declaredFlows, type DescribedShop, propsOf, shops } from './described-shop';
import { RUNS } from './runs';

function build(shop: DescribedShop) {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const environment = new StagingEnv(stack, 'Env', { ...propsOf(shop), partner: aPartner() });
  createComponents(environment, componentsOf(shop));
  const checks = new StageChecks(environment);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(), checks);
  // Throws on any finding that is not acknowledged.
  return { template: Template.fromStack(stack), checks };
}

/** `EnvService0SecurityGroup1A2B3C4D` as `Service0`. */
function nameOf(peer: string): string {
  return /^Env(?:Shared|TeamAccess)?(TeamLoadBalancer|JumpHost|Service\d|Store\d)/.exec(peer)?.[1] ?? peer;
}

test('every valid description makes an environment that passes all checks and lets in what it declares, and no more', () => {
  fc.assert(
    fc.property(shops, (shop) => {
      const { template, checks } = build(shop);

      const ingress = flows(template, 'Ingress');
      expect(
        ingress.map(({ group, peer, port }) => `${nameOf(group)} from ${nameOf(peer)} on ${port}`).sort(),
      ).toEqual(declaredFlows(shop));

      const out = flows(template, 'Egress').filter(({ peer }) => peer.includes('/'));
      expect(out.filter(({ port }) => port !== 443)).toEqual([]);

      const open = checks
        .ledger()
        .requirements.filter(({ required, state }) => required && state !== OutcomeState.MET);
      expect(open.map(({ id, reason }) => [id, reason])).toEqual([]);
    }),
    { numRuns: RUNS },
  );
}, 120_000);
