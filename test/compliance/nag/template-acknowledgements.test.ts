import { join } from 'node:path';
import { App, type CfnResource, Stack, Validations } from 'aws-cdk-lib';
import type { NagResult } from '../../../lib/compliance';
import {
  ANY_ACTION,
  ANY_RESOURCE,
  evaluated,
  disk,
  Folder,
  placesOf,
  POLICY,
  UNENCRYPTED,
  volume,
} from './evaluated-templates';

const folder = new Folder();

describe('an acknowledgement', () => {
  const suppressed = (...rules_to_suppress: unknown[]) => ({ cdk_nag: { rules_to_suppress } });
  const acknowledgedIn = (result: NagResult) =>
    result.acknowledgements.map(({ rule, reason, acknowledgedAt }) => [rule, reason, acknowledgedAt]);

  test.each([
    ['its id', UNENCRYPTED],
    ['its pack and id', `AwsSolutions::${UNENCRYPTED}`],
  ])("in a resource's metadata, by %s, is shown with its reason", (_what, id) => {
    const resources = { Disk: disk(suppressed({ id, reason: 'scratch' })), Other: disk() };

    const result = evaluated(folder.file('shop.json', { Resources: resources }));

    expect(acknowledgedIn(result)).toEqual([[UNENCRYPTED, 'scratch', 'shop/Disk']]);
    expect(placesOf(result.findings)).toEqual(['shop/Other']);
  });

  test('in the metadata of the template covers every resource', () => {
    const Metadata = suppressed({ id: UNENCRYPTED, reason: 'scratch' });

    const result = evaluated(folder.file('shop.json', { Metadata, Resources: { One: disk(), Two: disk() } }));

    expect(acknowledgedIn(result)).toEqual([
      [UNENCRYPTED, 'scratch', 'shop'],
      [UNENCRYPTED, 'scratch', 'shop'],
    ]);
  });

  test('with a reason outside of ASCII is decoded as cdk-nag encodes it', () => {
    const reason = Buffer.from('für Prüfungen').toString('base64');
    const Disk = disk(suppressed({ id: UNENCRYPTED, reason, is_reason_encoded: true }));

    const result = evaluated(folder.file('shop.json', { Resources: { Disk } }));

    expect(acknowledgedIn(result)).toMatchObject([[UNENCRYPTED, 'für Prüfungen', 'shop/Disk']]);
  });

  test.each<[string, object]>([
    ['no reason', {}],
    ['an empty reason', { reason: '' }],
    ['a blank reason', { reason: ' \n' }],
    ['an encoded reason that is blank', { reason: 'IA==', is_reason_encoded: true }],
  ])('with %s does not apply', (_what, reason) => {
    const resources = { Disk: disk(suppressed({ id: UNENCRYPTED, ...reason })) };

    const result = evaluated(folder.file('shop.json', { Resources: resources }));

    expect(acknowledgedIn(result)).toEqual([]);
    expect(placesOf(result.findings)).toEqual(['shop/Disk']);
  });

  test('without a reason does not hide one with a reason', () => {
    const Metadata = suppressed({ id: UNENCRYPTED, reason: 'scratch' });
    const Disk = disk(suppressed({ id: UNENCRYPTED, reason: '' }));

    const result = evaluated(folder.file('shop.json', { Metadata, Resources: { Disk } }));

    expect(acknowledgedIn(result)).toEqual([[UNENCRYPTED, 'scratch', 'shop']]);
  });

  test.each<[string, object, readonly string[]]>([
    ['all findings of a rule', { id: 'AwsSolutions-IAM5' }, [ANY_ACTION, ANY_RESOURCE]],
    ['one finding, in the id', { id: ANY_RESOURCE }, [ANY_RESOURCE]],
    ['one finding', { id: 'AwsSolutions-IAM5', applies_to: ['Resource::*'] }, [ANY_RESOURCE]],
    ['a pattern', { id: 'AwsSolutions-IAM5', applies_to: [{ regex: '/^Action::sqs:.*$/g' }] }, [ANY_ACTION]],
    [
      'several findings',
      { id: 'AwsSolutions-IAM5', applies_to: ['Resource::*', 'Action::s3:*'] },
      [ANY_RESOURCE],
    ],
    [
      'a pattern without flags',
      { id: 'AwsSolutions-IAM5', applies_to: [{ regex: '/^Res/' }] },
      [ANY_RESOURCE],
    ],
    ['no pattern', { id: 'AwsSolutions-IAM5', applies_to: [{ regex: 'Resource' }] }, []],
    ['a broken pattern', { id: 'AwsSolutions-IAM5', applies_to: [{ regex: '/(/' }] }, []],
    ['another rule', { id: 'AwsSolutions-IAM4' }, []],
    ['a rule whose name begins so', { id: 'AwsSolutions-IAM' }, []],
    ['nothing', {}, []],
  ])('of %s covers nothing else', (_what, suppression, covered) => {
    const Policy = {
      ...POLICY,
      Metadata: suppressed({ ...suppression, reason: 'a test' }),
    };

    const result = evaluated(folder.file('shop.json', { Resources: { Policy } }));

    expect(result.acknowledgements.map(({ rule }) => rule).sort()).toEqual(covered);
    expect(result.findings.map(({ rule }) => rule).sort()).toEqual(
      [ANY_ACTION, ANY_RESOURCE].filter((rule) => !covered.includes(rule)),
    );
  });

  test.each([
    ['a resource', 'Shop/Disk', (resource: CfnResource) => resource],
    ['its stack', 'Shop', (resource: CfnResource) => resource.stack],
  ])('in the code of a synthesized application, at %s, applies', (_what, place, at) => {
    const app = new App({ outdir: join(folder.path, 'cdk.out') });
    const acknowledged = volume(new Stack(app, 'Shop'));
    const also = { id: 'AwsSolutions::AwsSolutions-S1', reason: 'no logs' };
    Validations.of(at(acknowledged)).acknowledge(also, { id: UNENCRYPTED, reason: 'scratch' }, also);
    volume(new Stack(app, 'Other'));
    app.synth();

    const result = evaluated(app.outdir);

    expect(acknowledgedIn(result)).toEqual([[UNENCRYPTED, 'scratch', place]]);
    expect(placesOf(result.findings)).toEqual(['Other/Disk']);
  });
});

test('the nearest acknowledgement in code is shown', () => {
  const app = new App({ outdir: join(folder.path, 'cdk.out') });
  const disk = volume(new Stack(app, 'Shop'));
  Validations.of(disk.stack).acknowledge({ id: UNENCRYPTED, reason: 'all of it is scratch' });
  Validations.of(disk).acknowledge({ id: UNENCRYPTED, reason: 'scratch' });
  app.synth();

  expect(evaluated(app.outdir).acknowledgements).toMatchObject([
    { reason: 'scratch', acknowledgedAt: 'Shop/Disk' },
  ]);
});

test('an acknowledgement of an earlier CDK applies', () => {
  const app = new App({ outdir: join(folder.path, 'cdk.out') });
  const written = { [`annotation::${UNENCRYPTED}`]: 'scratch' };
  volume(new Stack(app, 'Shop')).node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, written);
  app.synth();

  expect(evaluated(app.outdir).acknowledgements).toMatchObject([{ rule: UNENCRYPTED, reason: 'scratch' }]);
});
