import { Aws, DefaultStackSynthesizer, Stack, Token } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import { outermost } from '../../internal/support-stack';

/** What would take the protection of a vault away, or a recovery point out of it. */
const PROTECTED_ACTIONS = [
  'backup:DeleteBackupVault',
  'backup:DeleteBackupVaultAccessPolicy',
  'backup:DeleteBackupVaultLockConfiguration',
  'backup:DisassociateRecoveryPoint',
  'backup:PutBackupVaultAccessPolicy',
  'backup:PutBackupVaultLockConfiguration',
];

const ROLE_ARN = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/*?-]+$/;

/**
 * Denies to everyone to change the protection of a vault, except by CloudFormation and by the administrators. A deployment
 * must be able to change the policy, and a first deployment that fails to delete the empty vault: without the exception a
 * vault with a wrong policy could never be mended. CloudFormation acts with the execution role of the stack, or with the
 * permissions of the caller, which `aws:CalledVia` shows. What it does comes from a template, and is notified of.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-calledvia
 */
export function protectionStatement(scope: Construct, administrators: readonly string[]): PolicyStatement {
  const roles = [...executionRole(Stack.of(scope)), ...administrators];
  return new PolicyStatement({
    sid: 'ProtectionChangesByDeployment',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: PROTECTED_ACTIONS,
    resources: ['*'],
    conditions: {
      'ForAllValues:StringNotEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] },
      ...(roles.length > 0 && { ArnNotLike: { 'aws:PrincipalArn': roles } }),
    },
  });
}

/**
 * The administrators of vaults, once they are known to be roles.
 *
 * @throws StageEnvironmentError for anything but the ARN of a role
 */
export function checkedAdministrators(administrators: readonly string[] = []): readonly string[] {
  const wrong = administrators.find((arn) => !Token.isUnresolved(arn) && !ROLE_ARN.test(arn));
  if (wrong === undefined) return administrators;
  throw new StageEnvironmentError({
    id: 'backup.vault-administrator',
    what: "'vaultAdministrators' of the backup",
    value: wrong,
    limit: 'an administrator is a role, by its ARN',
    remediation: "write it as 'arn:aws:iam::111122223333:role/BreakGlass'",
  });
}

/** The role with which CloudFormation deploys a stack; none if it uses the permissions of the caller. */
function executionRole(stack: Stack): string[] {
  const { synthesizer } = outermost(stack);
  if (!(synthesizer instanceof DefaultStackSynthesizer)) return [];
  return [
    synthesizer.cloudFormationExecutionRoleArn
      .replaceAll('${AWS::Partition}', Aws.PARTITION)
      .replaceAll('${AWS::AccountId}', Aws.ACCOUNT_ID)
      .replaceAll('${AWS::Region}', Aws.REGION),
  ];
}
