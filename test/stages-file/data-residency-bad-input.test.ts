import { type BadInput, expectRefusal } from './refused';
import { LAUNCHING } from './temp-file';

const PRODUCTION = 'environments.Production';
const staysIn = (regions: string): readonly [string, string] => [
  'objectives: {',
  `dataResidency: ${regions}\n    objectives: {`,
];

const BAD_INPUT: readonly BadInput[] = [
  {
    name: 'a region with a typing error',
    change: staysIn('[eu-central-1, eu-wset-1]'),
    says: [`stages.yaml:30:35 ${PRODUCTION}.dataResidency[1]: got 'eu-wset-1'`, "did you mean 'eu-west-1'?"],
  },
  {
    name: 'no region at all',
    change: staysIn('[]'),
    says: [`stages.yaml:30:20 ${PRODUCTION}.dataResidency: got`, 'at least one is required'],
  },
  {
    name: 'a region twice',
    change: staysIn('[eu-west-1, eu-central-1, eu-west-1]'),
    says: [
      `stages.yaml:30:20 ${PRODUCTION}.dataResidency`,
      'a Region is named twice',
      '[FRM-1, data-residency.duplicate-region]',
    ],
  },
  {
    name: 'an environment outside of them',
    change: staysIn('[eu-west-1]'),
    says: [
      `stages.yaml:18:13 ${PRODUCTION}.region: got 'eu-central-1'`,
      'data has to stay in eu-west-1',
      '[FRM-1, data-residency.region-not-allowed]',
    ],
  },
  {
    name: 'backups outside of them',
    change: staysIn('[eu-central-1]'),
    says: [
      `stages.yaml:27:35 ${PRODUCTION}.backup.toRegion.region: got 'eu-west-1'`,
      'data has to stay in eu-central-1',
    ],
  },
  {
    name: 'copies in another account outside of them',
    change: [
      /backup: \{ toRegion: .*\}/.exec(LAUNCHING)?.[0] ?? '',
      `backup:
      toVault:
        copyVault: 'arn:aws:backup:eu-west-1:444455556666:backup-vault:Copies'
        copyKey: 'arn:aws:kms:eu-west-1:444455556666:key/1'
        evidence: wiki/copies
        interval: 12h
    dataResidency: [eu-central-1]`,
    ],
    says: [
      `stages.yaml:29:20 ${PRODUCTION}.backup.toVault.copyVault: got 'eu-west-1'`,
      'data has to stay in eu-central-1',
    ],
  },
];

describe('where data has to stay is refused, with place, value, limit and remediation:', () => {
  test.each(BAD_INPUT)('$name', (it) => expectRefusal(it, LAUNCHING));
});
