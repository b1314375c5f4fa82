import { Stack, Token } from 'aws-cdk-lib';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import { type DeclaredPartner, PartnerControl } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import type { Automations } from '../../spi/automation';
import { PartnerRole } from './partner-role';

/** A partner or client in whose own account the environment stands. */
export interface PartnerAccountOptions {
  /** Who it is, for the report: 1 to 200 characters of Latin-1. */
  readonly name: string;
  /** The AWS account, twelve digits. */
  readonly account: string;
}

/** A partner or client who controls an environment in somebody else's account. */
export interface PartnerRoleOptions extends PartnerAccountOptions {
  /**
   * What the partner must present when it assumes the role: 2 to 1224 letters, digits and `+=,.@:/-`. It tells apart
   * the partners of a third party who acts for several.
   *
   * @default - none
   */
  readonly externalId?: string;
  /**
   * What the owner lets the partner do beyond looking, starting, stopping and redeploying.
   *
   * @default - nothing
   */
  readonly additionalManagedPolicies?: IManagedPolicy[];
}

/** Who controls a staging environment, and how (STG-3). */
export abstract class Partner {
  /**
   * The environment stands in the partner's own account, which controls it in full.
   *
   * @throws StageEnvironmentError for a malformed account, and at binding for a stack in another account
   */
  public static ownAccount(options: PartnerAccountOptions): Partner {
    return new OwnAccount(options);
  }

  /**
   * The partner's account may assume a role that looks at the environment, and starts, stops and redeploys it through
   * automation documents which hold a role of their own. It changes nothing else; only the owner widens it.
   *
   * @throws StageEnvironmentError for a malformed account or external id
   */
  public static role(options: PartnerRoleOptions): Partner {
    return new AssumableRole(options);
  }

  public abstract readonly declared: DeclaredPartner;

  /** @internal */
  public abstract _bind(scope: Construct, profile: StageProfile): IPartnerAccess;
}

/** What the environment tells its partner's access of. */
export interface IPartnerAccess {
  /** The role of the partner, where it has one. */
  readonly role?: PartnerRole;
  /** Lets the partner operate a further component. */
  attach(componentId: string, automations: Automations): void;
}

class OwnAccount extends Partner {
  public override readonly declared: DeclaredPartner;

  constructor(options: PartnerAccountOptions) {
    super();
    this.declared = { control: PartnerControl.OWN_ACCOUNT, ...checked(options) };
  }

  public override _bind(scope: Construct): IPartnerAccess {
    const { account } = Stack.of(scope);
    if (!Token.isUnresolved(account) && account !== this.declared.account) {
      throw new StageEnvironmentError({
        what: `account of ${this.declared.name}`,
        value: this.declared.account,
        limit: `the environment's stack stands in ${account}`,
        remediation: "deploy the stack to the partner's account, or use Partner.role",
        requirement: 'STG-3',
      });
    }
    return { attach: () => undefined };
  }
}

class AssumableRole extends Partner {
  public override readonly declared: DeclaredPartner;

  constructor(private readonly options: PartnerRoleOptions) {
    super();
    const additionalManagedPolicies = options.additionalManagedPolicies?.map(
      (policy) => policy.managedPolicyArn,
    );
    this.declared = {
      control: PartnerControl.ROLE,
      ...checked(options),
      ...(additionalManagedPolicies && { additionalManagedPolicies }),
    };
    const { externalId } = options;
    if (externalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) {
      throw new StageEnvironmentError({
        what: `external id of ${options.name}`,
        value: externalId,
        limit: 'IAM takes 2 to 1224 letters, digits and _+=,.@:/-',
        remediation: 'agree on such a one with the partner, or leave it out',
      });
    }
  }

  public override _bind(scope: Construct, profile: StageProfile): IPartnerAccess {
    const role = new PartnerRole(scope, 'Access', { ...this.options, profile });
    return { role, attach: (componentId, automations) => role.attach(componentId, automations) };
  }
}

function checked({ name, account }: PartnerAccountOptions): { name: string; account: string } {
  // IAM takes no other characters in the description of a role.
  if (!/^(?=.*\S)[\x20-\x7e\xa1-\xff]{1,200}$/.test(name)) {
    throw new StageEnvironmentError({
      what: 'name of the partner',
      value: name,
      limit: 'the report and the role say who controls the environment, in 1 to 200 characters of Latin-1',
      remediation: 'write the name of the partner or client in them',
      requirement: 'STG-3',
    });
  }
  if (!/^\d{12}$/.test(account)) {
    throw new StageEnvironmentError({
      what: `account of ${name}`,
      value: account,
      limit: 'an AWS account is written as twelve digits',
      remediation: 'write the digits, in quotes in YAML',
      requirement: 'STG-3',
    });
  }
  return { name, account };
}
