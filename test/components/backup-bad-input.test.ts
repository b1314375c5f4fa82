import { App, Duration, type Environment, Lazy, Stack } from 'aws-cdk-lib';
import { BackupVault } from 'aws-cdk-lib/aws-backup';
import { Backup } from '../../lib/components/backup/backup';
import type { BackupOptions, CrossAccountBackupOptions } from '../../lib/components/backup/backup-options';
import { VaultLock } from '../../lib/components/backup/vault-lock';
import type { InheritedOptions } from '../../lib/requirements/inherited-options';
import { ACCOUNT, aStack, backedUp, database, FRANKFURT, hourly, IRELAND } from './backed-up';
import { wrongUse } from './wrong-use';

const toFrankfurt = (options: Partial<BackupOptions>) => () =>
  Backup.toRegion(FRANKFURT, { interval: Duration.hours(1), ...options });
const inRegion = (region: string | undefined, backup: Backup) => () =>
  backedUp({ backup, stack: new Stack(new App(), 'Shop', { env: { account: ACCOUNT, region } }) });

describe('the Region of the copies', () => {
  test.each([
    [
      'unknown',
      () => Backup.toRegion('eu-centrall-1', { interval: Duration.hours(1) }),
      /eu-centrall-1.*did you mean 'eu-central-1'/,
    ],
    [
      'known only at deployment',
      () => Backup.toRegion(Lazy.string({ produce: () => FRANKFURT }), { interval: Duration.hours(1) }),
      /must be a literal/,
    ],
    ["the environment's own", inRegion(FRANKFURT, hourly()), /'eu-central-1'.*stands in it.*another Region/],
    [
      'in another partition',
      inRegion('us-gov-west-1', hourly()),
      /partition aws, the environment in aws-us-gov/,
    ],
  ])('is refused if it is %s', (_what, attempt, message) => {
    const use = wrongUse(attempt);

    expect(use).toMatch(message);
    expect(use).toMatch(/\[BAK-2, backup\.copy-[a-z-]+\]$/);
  });

  test('cannot be compared with a Region that the stack does not say', () => {
    expect(wrongUse(inRegion(undefined, hourly()))).toMatch(
      /Region of the environment's stack.*literal.*\[BAK-2, backup\.stack-region-unknown\]/,
    );
  });

  test('lies in the same partition for GovCloud and China', () => {
    for (const [home, other] of [
      ['us-gov-west-1', 'us-gov-east-1'],
      ['cn-north-1', 'cn-northwest-1'],
    ]) {
      expect(inRegion(home, Backup.toRegion(other, { interval: Duration.hours(1) }))).not.toThrow();
    }
  });
});

describe('the interval', () => {
  test.each([30, 90, 300, 2880, 10080])(
    'is refused if AWS Backup cannot start backups so: %i minutes',
    (minutes) => {
      expect(wrongUse(toFrankfurt({ interval: Duration.minutes(minutes) }))).toMatch(
        /at most once an hour.*1, 2, 3, 4, 6, 8, 12, 24 hours.*\[BAK-3, backup\.interval\]/,
      );
    },
  );

  test.each([60, 120, 180, 240, 360, 480, 720, 1440])('may be %i minutes', (minutes) => {
    expect(toFrankfurt({ interval: Duration.minutes(minutes) })).not.toThrow();
  });

  test('is not known only at deployment', () => {
    const interval = Duration.hours(Lazy.number({ produce: () => 1 }));

    expect(wrongUse(toFrankfurt({ interval }))).toMatch(/known only at deployment/);
  });
});

describe('a maintenance window', () => {
  const during = (maintenanceWindow: string, interval: number) => () => {
    const described = backedUp({
      backup: Backup.toRegion(FRANKFURT, { interval: Duration.hours(interval) }),
      protectedResources: [],
    });
    described.backup.attach('Orders', [{ ...database(described.orders), maintenanceWindow }]);
  };

  test.each([
    ['the daily snapshot', 'sun:05:30-sun:06:00', 24, '05:00'],
    ['the daily snapshot, which starts in it', 'sun:04:45-sun:05:15', 24, '05:00'],
    ['a snapshot at midnight, over the end of the week', 'sun:23:45-mon:00:15', 12, '00:00'],
    ['a snapshot of the second half of the day', 'wed:12:15-wed:12:45', 12, '12:00'],
    ['continuous backups', 'sat:03:30-sat:04:00', 24, '03:00'],
    ['continuous backups beside snapshots every three hours', 'sat:04:30-sat:05:00', 3, '04:00'],
  ])('is refused during the start of %s', (_what, window, interval, start) => {
    const use = wrongUse(during(window, interval));

    expect(use).toContain(
      `maintenance window of Orders: got '${window}', but backups start from ${start} UTC`,
    );
    expect(use).toMatch(/\[backup\.maintenance-window-overlap\]$/);
  });

  test.each([2, 3, 4, 6, 8, 12, 24])(
    'by default is beside the start of snapshots every %i hours',
    (interval) => {
      expect(during('sun:01:30-sun:02:00', interval)).not.toThrow();
    },
  );

  test('is taken beside hourly snapshots, which leave no time free', () => {
    expect(during('sun:01:30-sun:02:00', 1)).not.toThrow();
    expect(wrongUse(during('sun:03:30-sun:04:00', 1))).toContain('03:30 UTC');
  });
});

describe('an administrator of the vaults', () => {
  test.each(['BreakGlass', 'arn:aws:iam::111122223333:user/root', 'arn:aws:iam::111122223333:root', '*'])(
    'is no role as %s',
    (administrator) => {
      expect(wrongUse(toFrankfurt({ vaultAdministrators: [administrator] }))).toMatch(
        /'vaultAdministrators' of the backup.*a role, by its ARN.*\[backup\.vault-administrator\]$/,
      );
    },
  );

  test('may be a role of IAM Identity Center, whose name has a part that is not known', () => {
    const role = 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_BreakGlass_*';

    expect(toFrankfurt({ vaultAdministrators: [role] })).not.toThrow();
  });
});

describe('the retention', () => {
  test.each([
    ["'retention'", { retention: Duration.days(36) }, /36 days.*from 1 to 35/],
    ["'retention'", { retention: Duration.hours(36) }, /1 day 12 hours.*whole days/],
    ["'retention'", { retention: Duration.days(0) }, /from 1 to 35/],
    ["'copyRetention'", { copyRetention: Duration.days(36501) }, /from 1 to 36500/],
  ])('is refused out of its bounds: %s', (what, options, message) => {
    const use = wrongUse(toFrankfurt(options));

    expect(use).toContain(what);
    expect(use).toMatch(message);
  });
});

describe('the lock', () => {
  test.each([
    [
      'a least under a day',
      () => VaultLock.governance({ minRetention: Duration.hours(12) }),
      /'minRetention'.*from 1 to 36500/,
    ],
    [
      'a most over a hundred years',
      () => VaultLock.governance({ maxRetention: Duration.days(36501) }),
      /'maxRetention'/,
    ],
    [
      'a most that is no more than the least',
      () => VaultLock.governance({ minRetention: Duration.days(7), maxRetention: Duration.days(7) }),
      /7 days.*more than minRetention/,
    ],
    [
      'less than 72 hours to think again',
      () => VaultLock.compliance({ acknowledgeIrreversible: true, changeableFor: Duration.days(2) }),
      /'changeableFor'.*from 3/,
    ],
    [
      'backups that are kept for less',
      toFrankfurt({
        retention: Duration.days(7),
        lock: VaultLock.governance({ minRetention: Duration.days(14) }),
      }),
      /retention of backups.*7 days.*14/,
    ],
    [
      'copies that are kept for longer',
      toFrankfurt({
        copyRetention: Duration.days(90),
        lock: VaultLock.governance({ minRetention: Duration.days(1), maxRetention: Duration.days(60) }),
      }),
      /retention of copies.*90 days.*1 to 60 days/,
    ],
  ])('is refused with %s', (_what, attempt, message) => {
    expect(wrongUse(attempt)).toMatch(message);
  });
});

describe('existing vaults', () => {
  const existing =
    (copyVaultArn: string, evidence = 'runbook 7') =>
    () => {
      const stack = aStack();
      const vault = BackupVault.fromBackupVaultName(stack, 'Kept', 'Kept');
      backedUp({
        stack,
        backup: Backup.existing({ vault, copyVaultArn, evidence, interval: Duration.hours(1) }),
      });
    };

  test.each([
    ['a name', 'Kept', /whole ARN/],
    ['the ARN of something else', `arn:aws:s3:::kept`, /whole ARN/],
    ['in an unknown Region', `arn:aws:backup:eu-west-9:${ACCOUNT}:backup-vault:Kept`, /eu-west-9/],
    ["in the environment's Region", `arn:aws:backup:eu-west-1:${ACCOUNT}:backup-vault:Kept`, /stands in it/],
    [
      'of another account, without its key',
      'arn:aws:backup:eu-west-1:444455556666:backup-vault:Kept',
      /key.*account 444455556666, eu-west-1.*\[BAK-4, backup\.copy-vault-in-other-account\]$/,
    ],
    [
      'of another account in another partition',
      'arn:aws-cn:backup:cn-north-1:444455556666:backup-vault:Kept',
      /partition aws-cn/,
    ],
  ])('are refused if the one for copies is given as %s', (_what, arn, message) => {
    expect(wrongUse(existing(arn))).toMatch(message);
  });

  test('are refused without evidence', () => {
    expect(wrongUse(existing(`arn:aws:backup:eu-central-1:${ACCOUNT}:backup-vault:Kept`, ' '))).toMatch(
      /evidence of existing vaults.*\[BAK-4, text\.blank\]/,
    );
  });
});

describe('a vault of another account', () => {
  const copying =
    (arn: string, options: Partial<CrossAccountBackupOptions> = {}, env: Environment = IRELAND) =>
    () =>
      backedUp({
        stack: new Stack(new App(), 'Shop', { env }),
        backup: Backup.toVault(arn, {
          copyKeyArn: 'arn:aws:kms:eu-central-1:444455556666:key/1',
          evidence: 'wiki/copies',
          interval: Duration.hours(1),
          ...options,
        }),
      });
  const THERE = 'arn:aws:backup:eu-central-1:444455556666:backup-vault:Copies';

  test.each([
    ['a name', 'Copies', /got 'Copies'.*whole ARN.*\[BAK-2, backup\.copy-vault-arn\]$/],
    ['the ARN of something else', 'arn:aws:s3:::copies', /whole ARN/],
    ['known only at deployment', Lazy.string({ produce: () => THERE }), /whole ARN, a literal/],
    ['in an unknown Region', THERE.replace('eu-central-1', 'eu-west-9'), /eu-west-9/],
  ])('is refused as %s', (_what, arn, message) => {
    expect(wrongUse(copying(arn))).toMatch(message);
  });

  test.each(['eu-central-1', 'eu-west-1'])("is refused in the environment's own account, in %s", (region) => {
    const own = `arn:aws:backup:${region}:${ACCOUNT}:backup-vault:Copies`;
    const copyKeyArn = `arn:aws:kms:${region}:${ACCOUNT}:key/1`;

    expect(wrongUse(copying(own, { copyKeyArn }))).toMatch(
      /account 111122223333 is the environment's own.*Backup\.toRegion.*\[BAK-2, backup\.copy-to-same-account\]$/,
    );
  });

  test('is refused in another partition', () => {
    expect(wrongUse(copying(THERE, {}, { account: ACCOUNT, region: 'us-gov-west-1' }))).toMatch(
      /partition aws, the environment in aws-us-gov/,
    );
  });

  test('cannot be compared with an account that the stack does not say', () => {
    expect(wrongUse(copying(THERE, {}, { region: 'eu-west-1' }))).toMatch(
      /account of the environment's stack.*literal.*\[BAK-2, backup\.stack-account-unknown\]$/,
    );
  });

  test.each([
    ['of the source', `arn:aws:kms:eu-central-1:${ACCOUNT}:key/1`],
    ['in another Region', 'arn:aws:kms:eu-west-1:444455556666:key/1'],
    ['as an alias', 'arn:aws:kms:eu-central-1:444455556666:alias/copies'],
  ])('is refused with a key %s', (_what, copyKeyArn) => {
    expect(wrongUse(copying(THERE, { copyKeyArn }))).toMatch(
      /in account 444455556666, eu-central-1.*\[BAK-4, backup\.copy-vault-in-other-account\]$/,
    );
  });

  test('is refused without evidence', () => {
    expect(wrongUse(copying(THERE, { evidence: ' ' }))).toMatch(/evidence of the vault for copies.*BAK-4/);
  });
});

describe('egress', () => {
  test.each([
    [
      'inherited without from',
      () => Backup.inherited({ from: ' ', evidence: 'e' }),
      /'from' of inherited backup.*\[BAK-1, text\.blank\]/,
    ],
    [
      'inherited by a program without types that leaves out from',
      () => Backup.inherited(JSON.parse('{ "evidence": "e" }') as InheritedOptions),
      /'from' of inherited backup: got nothing.*\[BAK-1, text\.blank\]/,
    ],
    [
      'inherited without evidence',
      () => Backup.inherited({ from: 'r', evidence: '' }),
      /evidence of inherited backup/,
    ],
    [
      'nothing retained without reason',
      () => Backup.notRetained({ reason: '' }),
      /reason why nothing is retained.*\[BAK-1, text\.blank\]/,
    ],
    [
      'waived by who asked for it',
      () => Backup.waived({ reason: 'r', requestedBy: 'ann', approvedBy: 'Ann', expires: '2027-01-31' }),
      /the approver of a waiver is not its requester/,
    ],
  ])('is refused: %s', (_what, attempt, message) => {
    expect(wrongUse(attempt)).toMatch(message);
  });
});
