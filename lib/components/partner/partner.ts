import { Stack, Token } from 'aws-cdk-lib';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import { type DeclaredPartner, PartnerControl } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import type { IPartnerAccess } from '../../spi/partner';
import { PartnerRole } from './partner-role';

/** Options of a partner or client in whose own account the environment stands. */
export interface PartnerAccountOptions {
  /** The name of the partner, for the report: 1 to 200 characters of Latin-1. */
  readonly name: string;
  /** The AWS account, twelve digits. */
  readonly account: string;
}

/** Options of a partner or client who controls an environment in another account by a role. */
export interface PartnerRoleOptions extends PartnerAccountOptions {
  /**
   * The external id that the partner must send when it assumes the role: 2 to 1224 letters, digits and `+=,.@:/-`. It
   * distinguishes the clients of a third party that acts for several.
   *
   * @default - none
   */
  readonly externalId?: string;
  /**
   * Permissions of the partner beyond those to view, start, stop and redeploy.
   *
   * @default - none
   */
  readonly additionalManagedPolicies?: IManagedPolicy[];
}

/** How a partner or client controls a staging environment (STG-3). */
export class Partner {
  /**
   * The environment stands in the partner's own account, which controls it in full.
   *
   * @throws StageEnvironmentError for a malformed account; in an environment, for a stack in another account
   */
  public static ownAccount(options: PartnerAccountOptions): Partner {
    const declared = { control: PartnerControl.OWN_ACCOUNT, ...checked(options) };
    return new Partner(declared, (scope) => {
      checkAccount(scope, declared);
      return { attach: () => undefined };
    });
  }

  /**
   * The partner's account may assume a role that views the environment, and starts, stops and redeploys it by Automation
   * runbooks with a role of their own. It changes nothing else; only the owner can extend it.
   *
   * @throws StageEnvironmentError for a malformed account or external id
   */
  public static role(options: PartnerRoleOptions): Partner {
    const policies = options.additionalManagedPolicies?.map((policy) => policy.managedPolicyArn);
    const declared = {
      control: PartnerControl.ROLE,
      ...checked(options),
      ...(policies && { additionalManagedPolicies: policies }),
    };
    if (options.externalId !== undefined) checkedExternalId(options.externalId, options.name);
    return new Partner(declared, (scope, profile) => {
      const role = new PartnerRole(scope, 'Access', { ...options, profile });
      return {
        role: role.role,
        startDocument: role.start.document,
        stopDocument: role.stop.document,
        redeployDocument: role.redeploy.document,
        attach: (componentId, automations) => role.attach(componentId, automations),
      };
    });
  }

  private constructor(
    /** The partner, as checks and reports read it. */
    public readonly declared: DeclaredPartner,
    private readonly create: (scope: Construct, profile: StageProfile) => IPartnerAccess,
  ) {}

  /** @internal */
  public _bind(scope: Construct, profile: StageProfile): IPartnerAccess {
    return this.create(scope, profile);
  }
}

function checkAccount(scope: Construct, partner: PartnerAccountOptions): void {
  const { account } = Stack.of(scope);
  if (Token.isUnresolved(account) || account === partner.account) return;
  throw new StageEnvironmentError({
    id: 'partner.account-of-stack',
    what: `account of ${partner.name}`,
    value: partner.account,
    limit: `the environment's stack stands in ${account}`,
    remediation: "deploy the stack to the partner's account, or use Partner.role",
    requirement: 'STG-3',
  });
}

/** @throws StageEnvironmentError for an external id that IAM refuses */
export function checkedExternalId(externalId: string, partner = 'the partner'): string {
  if (/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) return externalId;
  throw new StageEnvironmentError({
    id: 'partner.external-id',
    what: `external id of ${partner}`,
    value: externalId,
    limit: 'IAM takes 2 to 1224 letters, digits and _+=,.@:/-',
    remediation: 'agree on another one with the partner, or leave it out',
  });
}

/** @throws StageEnvironmentError for a name that the description of a role in IAM cannot hold */
export function checkedPartnerName(name: string): string {
  if (/^(?=.*\S)[\x20-\x7e\xa1-\xff]{1,200}$/.test(name)) return name;
  throw new StageEnvironmentError({
    id: 'partner.name',
    what: 'name of the partner',
    value: name,
    limit: 'the report and the role show the partner in 1 to 200 characters of Latin-1',
    remediation: 'write the name of the partner or client in them',
    requirement: 'STG-3',
  });
}

function checked({ name, account }: PartnerAccountOptions): PartnerAccountOptions {
  checkedPartnerName(name);
  if (!/^\d{12}$/.test(account)) {
    throw new StageEnvironmentError({
      id: 'partner.account-malformed',
      what: `account of ${name}`,
      value: account,
      limit: 'an AWS account is written as twelve digits',
      remediation: 'write the digits, in quotes in YAML',
      requirement: 'STG-3',
    });
  }
  return { name, account };
}
