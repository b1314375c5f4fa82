import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ClientVpnUserBasedAuthentication } from 'aws-cdk-lib/aws-ec2';
import type { ISAMLProviderRef } from 'aws-cdk-lib/aws-iam';
import { StageEnvironmentError } from '../../internal/errors';
import { checkedText } from '../../internal/checked-text';

/** The teams among the users of a VPN, by the ids of their groups in the directory or identity provider. */
export interface ClientVpnGroups {
  /** Groups that reach all of the network that security groups allow: at least one. */
  readonly operations: string[];
  /** Groups that reach only what has a route: at least one. */
  readonly business: string[];
}

/** Options of authentication by SAML, such as with AWS IAM Identity Center. */
export interface SamlAuthenticationOptions {
  readonly provider: ISAMLProviderRef;
  /**
   * The groups of operations and business.
   *
   * @default - they are not separated: every user of the provider is admitted
   */
  readonly groups?: ClientVpnGroups;
}

/** Options of authentication by a directory of AWS Directory Service. */
export interface DirectoryAuthenticationOptions {
  /** The directory, such as `d-1234567890`. */
  readonly directoryId: string;
  /**
   * The groups of operations and business, by their SIDs.
   *
   * @default - they are not separated: every user of the directory is admitted
   */
  readonly groups?: ClientVpnGroups;
}

/** How a client VPN authenticates its users. */
export class ClientVpnAuthentication {
  /**
   * By certificates that the authority of the given one has signed. A certificate has no groups, so operations and business
   * are not separated.
   *
   * @param clientCertificate one of the environment's Region, with the authority in its chain
   */
  public static certificate(clientCertificate: ICertificate): ClientVpnAuthentication {
    return new ClientVpnAuthentication('by certificate', clientCertificate, undefined, undefined);
  }

  /**
   * By SAML, with groups that separate operations and business.
   *
   * @throws StageEnvironmentError if a group is blank or in both, or a list is empty
   */
  public static saml(options: SamlAuthenticationOptions): ClientVpnAuthentication {
    const user = ClientVpnUserBasedAuthentication.federated(options.provider);
    return new ClientVpnAuthentication('by SAML', undefined, user, checkedGroups(options.groups));
  }

  /**
   * By a directory, with groups that separate operations and business.
   *
   * @throws StageEnvironmentError if a group is blank or in both, or a list is empty
   */
  public static directory(options: DirectoryAuthenticationOptions): ClientVpnAuthentication {
    const user = ClientVpnUserBasedAuthentication.activeDirectory(
      checkedText('directory', options.directoryId, 'SEC-2'),
    );
    return new ClientVpnAuthentication('by directory', undefined, user, checkedGroups(options.groups));
  }

  private constructor(
    /** A few words for the report. */
    public readonly description: string,
    /** The certificate whose authority signs those of clients. */
    public readonly clientCertificate: ICertificate | undefined,
    /** The authentication of users, if not by certificate. */
    public readonly userBased: ClientVpnUserBasedAuthentication | undefined,
    /** The groups that are separated, if any. */
    public readonly groups: ClientVpnGroups | undefined,
  ) {}
}

/** @throws StageEnvironmentError if a group is blank or in both, or a list is empty */
export function checkedGroups(groups?: ClientVpnGroups): ClientVpnGroups | undefined {
  if (groups === undefined) return undefined;
  const { operations, business } = groups;
  [...operations, ...business].forEach((group) => checkedText('group of the client VPN', group, 'SEC-2'));
  const both = operations.find((group) => business.includes(group));
  if (operations.length === 0 || business.length === 0 || both !== undefined) {
    throw new StageEnvironmentError({
      id: 'client-vpn.groups',
      what: 'groups of the client VPN',
      value: both ?? groups,
      limit:
        both === undefined
          ? 'each team needs at least one'
          : 'a group belongs either to operations or to business',
      remediation: 'set the groups of each, or leave groups out',
      requirement: 'SEC-2',
    });
  }
  return groups;
}
