import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ClientVpnUserBasedAuthentication } from 'aws-cdk-lib/aws-ec2';
import type { ISAMLProviderRef } from 'aws-cdk-lib/aws-iam';
import { StageEnvironmentError } from '../../internal/errors';
import { checkedText } from '../../internal/checked-text';

/** Who is who among the users of a VPN, by the ids of their groups in the directory or identity provider. */
export interface ClientVpnGroups {
  /** Groups that reach all of the network that security groups let them: at least one. */
  readonly operations: string[];
  /** Groups that reach what the environment exposes, and nothing else: at least one. */
  readonly business: string[];
}

/** By SAML, as AWS IAM Identity Center or another identity provider speaks it. */
export interface SamlAuthenticationOptions {
  readonly provider: ISAMLProviderRef;
  /** @default - operations and business are not told apart: everybody whom the provider knows is let in */
  readonly groups?: ClientVpnGroups;
}

/** By an AWS Directory Service directory. */
export interface DirectoryAuthenticationOptions {
  /** The directory, such as `d-1234567890`. */
  readonly directoryId: string;
  /** By their SIDs. @default - operations and business are not told apart: everybody whom the directory knows is let in */
  readonly groups?: ClientVpnGroups;
}

/** How users of a client VPN show who they are. */
export class ClientVpnAuthentication {
  /**
   * By a certificate that the given one's authority signed. A certificate tells that somebody may come in and not
   * whether it is operations or business: only SAML and directories know groups.
   *
   * @param clientCertificate one of the environment's region, with the authority in its chain
   */
  public static certificate(clientCertificate: ICertificate): ClientVpnAuthentication {
    return new ClientVpnAuthentication('by certificate', clientCertificate, undefined, undefined);
  }

  /**
   * By SAML, with groups that tell operations from business.
   *
   * @throws StageEnvironmentError if a group is blank or in both, or a list is empty
   */
  public static saml(options: SamlAuthenticationOptions): ClientVpnAuthentication {
    const user = ClientVpnUserBasedAuthentication.federated(options.provider);
    return new ClientVpnAuthentication('by SAML', undefined, user, checkedGroups(options.groups));
  }

  /**
   * By a directory, with groups that tell operations from business.
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
    /** A few words for reports. */
    public readonly description: string,
    /** The certificate that those of users are measured by. */
    public readonly clientCertificate: ICertificate | undefined,
    /** How users are asked, if not by certificate. */
    public readonly userBased: ClientVpnUserBasedAuthentication | undefined,
    /** The groups that are told apart, if any. */
    public readonly groups: ClientVpnGroups | undefined,
  ) {}
}

function checkedGroups(groups?: ClientVpnGroups): ClientVpnGroups | undefined {
  if (groups === undefined) return undefined;
  const { operations, business } = groups;
  [...operations, ...business].forEach((group) => checkedText('group of the client VPN', group, 'SEC-2'));
  const both = operations.find((group) => business.includes(group));
  if (operations.length === 0 || business.length === 0 || both !== undefined) {
    throw new StageEnvironmentError({
      what: 'groups of the client VPN',
      value: both ?? groups,
      limit:
        both === undefined ? 'each team has at least one' : 'a group is either of operations or of business',
      remediation: 'name the groups of each, or leave groups out',
      requirement: 'SEC-2',
    });
  }
  return groups;
}
