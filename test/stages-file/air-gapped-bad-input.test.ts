import { App } from 'aws-cdk-lib';
import { spi, StagesFile } from '../../lib';
import { type BadInput, expectRefusal } from './refused';
import { changed, LAUNCHING, withFile } from './temp-file';

const TO_REGION = '{ region: eu-west-1, interval: 12h }';
const PRODUCTION = 'environments.Production';
const toRegion = (description: string): readonly [string, string] => [TO_REGION, description];

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'an air-gapped vault without a maximum',
    change: toRegion('{ region: eu-west-1, interval: 12h, airGappedVault: {} }'),
    says: [`stages.yaml:27:61 ${PRODUCTION}.backup.toRegion.airGappedVault.maxRetention: missing.`],
  },
  {
    name: 'an air-gapped vault with a maximum that AWS refuses',
    change: toRegion('{ region: eu-west-1, interval: 12h, airGappedVault: { maxRetention: 6d } }'),
    says: [
      `stages.yaml:27:93 ${PRODUCTION}.backup.toRegion.airGappedVault.maxRetention: got '6d'`,
      'from 7d to 36500d',
    ],
  },
  {
    name: 'an air-gapped vault with a maximum below its minimum',
    change: toRegion(
      '{ region: eu-west-1, interval: 12h, airGappedVault: { maxRetention: 40d, minRetention: 50d } }',
    ),
    says: [
      `stages.yaml:27:93 ${PRODUCTION}.backup.toRegion.airGappedVault.maxRetention: got '40 days'`,
      '[backup.air-gapped-bounds]',
    ],
  },
  {
    name: 'a retention of copies that an air-gapped vault refuses',
    change: toRegion(
      '{ region: eu-west-1, interval: 12h, copyRetention: 5d, airGappedVault: { maxRetention: 365d } }',
    ),
    says: [
      `stages.yaml:27:76 ${PRODUCTION}.backup.toRegion.copyRetention: got '5 days'`,
      'accepts 7 to 365 days',
      '[backup.retention-outside-air-gapped-vault]',
    ],
  },
  {
    name: 'a Region without air-gapped vaults',
    change: toRegion('{ region: ca-west-1, interval: 12h, airGappedVault: { maxRetention: 365d } }'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'ca-west-1'`,
      '[backup.air-gapped-region]',
    ],
  },
  {
    name: 'an air-gapped vault that takes nothing of what is backed up',
    change: toRegion('{ region: eu-west-1, interval: 12h, airGappedVault: { maxRetention: 365d } }'),
    says: [
      `stages.yaml:27:77 ${PRODUCTION}.backup.toRegion.airGappedVault: got`,
      'takes only Aurora DSQL, DynamoDB',
      '[backup.air-gapped-nothing-to-copy]',
    ],
  },
  {
    name: 'an air-gapped vault beside an existing vault of another account',
    change: [
      `toRegion: ${TO_REGION}`,
      `toVault: { copyVault: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:Copies', copyKey: 'arn:aws:kms:eu-west-1:444455556666:key/1', evidence: wiki/copies, interval: 12h, airGappedVault: {} }`,
    ],
    says: [`stages.yaml:27:189 ${PRODUCTION}.backup.toVault.airGappedVault: `, 'unknown key'],
  },
];

describe('an air-gapped vault is refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (input) => expectRefusal(input, LAUNCHING));
});

test('an app may add what an air-gapped vault takes to the environments of the file', () => {
  const content = changed(
    TO_REGION,
    '{ region: eu-west-1, interval: 12h, airGappedVault: { maxRetention: 365d } }',
    LAUNCHING,
  );
  const production = withFile(content, (path) => StagesFile.load(path).addTo(new App())).environment(
    'Production',
  );
  const carts: spi.IComponent = {
    bind: () => ({
      runsServers: false,
      protectedResources: [
        {
          resourceArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/carts',
          resourceType: 'DynamoDB',
          supportsContinuousBackup: false,
          restoreMetadata: {},
        },
      ],
    }),
  };
  production.add('Carts', carts);

  expect(production.declarations.backup?.description).toContain('in it: Carts (DynamoDB)');
});
