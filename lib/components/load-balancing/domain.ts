import { Stack, Token, Validations } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ARecord, type IHostedZone, PrivateHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { certificateOfRegion } from '../../internal/certificate-region';
import { StageEnvironmentError } from '../../internal/errors';

/** Options of a name in a hosted zone of Route 53. */
export interface DomainOptions {
  /** The name that users know, in lower case, such as `shop.example.com`. */
  readonly name: string;
  /** The public hosted zone that the name is in. */
  readonly zone: IHostedZone;
  /**
   * The name by which the team reaches an internal load balancer, in the same zone, such as `team.shop.example.com`. Without
   * one, the network resolves `name` to that load balancer, and no name below it, such as `api.shop.example.com`, resolves
   * there. Set it where there are such names: then the network resolves `name` as the internet does.
   *
   * @default - the same name
   */
  readonly teamName?: string;
}

/** Options of a name whose certificate and public records exist outside of the environment. */
export interface CertifiedDomainOptions {
  /** The name that users know, in lower case, such as `shop.example.com`. */
  readonly name: string;
  /** A certificate for the name, of the environment's Region. */
  readonly certificate: ICertificate;
  /**
   * The name by which the team reaches an internal load balancer, as with `Domain.of`. The certificate covers it as well, or
   * the team access has one that does.
   *
   * @default - the same name
   */
  readonly teamName?: string;
}

/**
 * The name by which an environment is reached. In the network a private hosted zone resolves it, or the name of the team, to
 * the team's internal load balancer, so that clients of the VPN do not leave it for the public load balancer. A name below
 * that of the zone does not resolve in the network: the resolver looks for it in the private zone alone
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html).
 */
export class Domain {
  /**
   * A name in a hosted zone. Its certificate is validated by DNS and renewed automatically. From the opening on, a record
   * resolves it to the public load balancer; the deployment fails if the zone has such a record already.
   *
   * @throws StageEnvironmentError if the name is malformed or not in the zone, or that of the team is, or the name is below
   * that of the team
   */
  public static of({ name, zone, teamName = name }: DomainOptions): Domain {
    const { zoneName } = zone;
    checkNameInZone(name, zoneName);
    checkTeamName(name, teamName);
    checkNameInZone(teamName, zoneName);
    return new Domain(name, teamName, (scope) => publicNameInZone(scope, { name, teamName, zone }));
  }

  /**
   * A name with an existing certificate. Create its public records yourself.
   *
   * @throws StageEnvironmentError if a name is malformed, or the name is below that of the team; in an environment, if the
   * certificate is of another Region
   */
  public static withCertificate({ name, certificate, teamName = name }: CertifiedDomainOptions): Domain {
    checkDomainName(name);
    checkTeamName(name, teamName);
    return new Domain(name, teamName, (scope) => {
      const checked = certificateOfRegion(`certificate of ${name}`, certificate, Stack.of(scope).region);
      return {
        certificate: checked,
        teamCertificate: checked,
        isApex: false,
        addPublicRecord: () => undefined,
      };
    });
  }

  private constructor(
    /** The name that users know. */
    public readonly name: string,
    private readonly teamName: string,
    private readonly publicName: (scope: Construct) => PublicName,
  ) {}

  /** @internal */
  public _bind(scope: Construct, vpc: IVpc): IDomain {
    const { name, teamName } = this;
    const publicName = this.publicName(scope);
    return {
      name,
      teamName,
      get certificate() {
        return publicName.certificate;
      },
      get teamCertificate() {
        return publicName.teamCertificate;
      },
      addPublicRecord: (loadBalancer) => publicName.addPublicRecord(loadBalancer),
      addTeamRecord: (loadBalancer) => {
        if (name === teamName && publicName.isApex) warnOfHiddenNames(scope, name);
        // A zone of another name is another zone, so that neither replaces the other.
        const id = name === teamName ? 'PrivateZone' : 'TeamZone';
        addTeamRecord(new Construct(scope, id), teamName, vpc, loadBalancer);
      },
    };
  }
}

/** The public side of a name. */
interface PublicName {
  readonly certificate: ICertificate;
  readonly teamCertificate: ICertificate;
  /** Whether the name is that of its hosted zone, as far as it is known at synth. */
  readonly isApex: boolean;
  addPublicRecord(loadBalancer: ApplicationLoadBalancer): void;
}

/** A domain in its environment. */
export interface IDomain extends Omit<PublicName, 'isApex'> {
  readonly name: string;
  /** The name by which the team reaches an internal load balancer. */
  readonly teamName: string;
  /** Of the environment's Region; created on first use. */
  readonly certificate: ICertificate;
  /** For the name of the team, likewise. */
  readonly teamCertificate: ICertificate;
  /** Adds the record that resolves the name to the public load balancer, once the environment is open. */
  addPublicRecord(loadBalancer: ApplicationLoadBalancer): void;
  /** Adds the record that resolves the name, in the network, to the team's internal load balancer. */
  addTeamRecord(loadBalancer: ApplicationLoadBalancer): void;
}

function publicNameInZone(scope: Construct, { name, teamName, zone }: Required<DomainOptions>): PublicName {
  const certificates = new Map<string, ICertificate>();
  const certificateOf = (domainName: string, id: string): ICertificate => {
    const validation = CertificateValidation.fromDns(zone);
    const found = certificates.get(domainName) ?? new Certificate(scope, id, { domainName, validation });
    certificates.set(domainName, found);
    return found;
  };
  return {
    isApex: name === zone.zoneName,
    get certificate() {
      return certificateOf(name, 'Certificate');
    },
    get teamCertificate() {
      return name === teamName ? this.certificate : certificateOf(teamName, 'TeamCertificate');
    },
    addPublicRecord: (loadBalancer) => {
      const target = RecordTarget.fromAlias(new LoadBalancerTarget(loadBalancer));
      // The final dot makes it a full name, also in a zone whose own name is known only at deployment.
      new ARecord(scope, 'A', { zone, recordName: `${name}.`, target });
    },
  };
}

function addTeamRecord(
  privateZone: Construct,
  zoneName: string,
  vpc: IVpc,
  loadBalancer: ApplicationLoadBalancer,
): void {
  new ARecord(privateZone, 'A', {
    zone: new PrivateHostedZone(privateZone, 'Zone', { zoneName, vpc }),
    target: RecordTarget.fromAlias(new LoadBalancerTarget(loadBalancer)),
  });
}

function warnOfHiddenNames(scope: Construct, name: string): void {
  Validations.of(scope).addWarning(
    'cdk-stage-environments:hidden-names',
    `no name below ${name}, such as api.${name}, resolves in the network, for tasks as for the team: its private zone hides them. If there are such names, give the team a name of its own, such as teamName: team.${name}.`,
  );
}

/** @throws StageEnvironmentError if the name of the team is malformed, or hides the name that users know */
export function checkTeamName(name: string, teamName: string): void {
  if (name === teamName) return;
  checkDomainName(teamName);
  if (!name.endsWith(`.${teamName}`)) return;
  throw new StageEnvironmentError({
    id: 'domain.team-name',
    what: 'name of the domain for the team',
    value: teamName,
    limit: `in the network it would hide ${name}, which is below it`,
    remediation: `choose a name beside it or below it, such as 'team.${name}'`,
  });
}

/** @throws StageEnvironmentError if the name is malformed or not in the zone, as far as that is known at synth */
export function checkNameInZone(name: string, zoneName: string): void {
  checkDomainName(name);
  if (Token.isUnresolved(zoneName) || name === zoneName || name.endsWith(`.${zoneName}`)) return;
  throw new StageEnvironmentError({
    id: 'domain.name-outside-zone',
    what: 'name of the domain',
    value: name,
    limit: `the hosted zone is ${zoneName}`,
    remediation: `pass the zone that the name is in, or choose a name below ${zoneName}`,
  });
}

/** @throws StageEnvironmentError if the name is malformed */
export function checkDomainName(name: string): void {
  const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
  if (new RegExp(`^(?=.{1,253}$)(${label}\\.)+${label}$`).test(name)) return;
  throw new StageEnvironmentError({
    id: 'domain.name-malformed',
    what: 'name of the domain',
    value: name,
    limit: 'it must be a full name in lower case, without a dot at its end',
    remediation: "write it as 'shop.example.com'",
  });
}
