import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { StageKind } from '../../lib';
import { type NagAcknowledgement } from '../../lib/compliance';
import { nagPackPlugins } from '../../lib/compliance/nag/nag-pack-plugin';
import { ACKNOWLEDGEMENTS } from '../../lib/internal/acknowledgements';
import { ALL_PACKS } from '../compliance/nag/pack-of';
import { addLaunch } from './launch-program';

/** A finding by the name that every pack has for its rule, on a resource: a rule that finds several things counts for each. */
function pairOf(pack: string, { rule, resource }: NagAcknowledgement): string {
  return `${rule.slice(`${pack}-`.length)} on ${resource.stack} ${resource.logicalId}`;
}

// A soft launch keeps its database in one zone, for which the packs have two names, and has one public subnet less.
describe.each([
  { kind: StageKind.SOFT_LAUNCH, most: 32 },
  { kind: StageKind.PRODUCTION, most: 32 },
] as const)('the example as $kind', ({ kind, most }) => {
  const { environment } = addLaunch(new App(), kind, kind);
  const results = nagPackPlugins(ALL_PACKS, environment).map(({ result }) => result);
  const acknowledged = results.flatMap(({ pack, acknowledgements }) =>
    acknowledgements.map((it) => ({ ...it, pack, pair: pairOf(pack, it) })),
  );

  test('has no finding of four cdk-nag packs that is not acknowledged', () => {
    const left = results.flatMap(({ findings }) => findings.map(({ rule, resource }) => [rule, resource]));
    expect(left).toEqual([]);
  });

  test('has none at all in what stands outside of its tree, such as the vault in the other region', () => {
    const packs = [AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks];
    const violations = environment.support.flatMap((part) =>
      packs.flatMap((Pack) => new Pack().validateScope(part).violations),
    );
    expect(environment.support.length).toBeGreaterThan(0);
    expect(violations).toEqual([]);
  });

  test(`answers for at most ${most} pairs of a finding and a resource`, () => {
    const pairs = [...new Set(acknowledged.map(({ pair }) => pair))];
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.slice(most)).toEqual([]);
  });

  test('answers at the resource’s own construct, with a reason of the reviewed list in a line', () => {
    const listed = Object.values(ACKNOWLEDGEMENTS).map(({ reason }) => reason);
    for (const { acknowledgedAt, resource, reason } of acknowledged) {
      expect([acknowledgedAt, `${acknowledgedAt}/Resource`]).toContain(resource.constructPath);
      expect(listed).toContain(reason);
      expect(reason).toMatch(/^.{30,260}$/);
    }
  });
});
