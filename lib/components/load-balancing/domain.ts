import { Stack, Token } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ARecord, type IHostedZone, PrivateHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import { certificateOfRegion } from '../../internal/certificate-region';
import { StageEnvironmentError } from '../../internal/errors';

/** A name in a hosted zone of Route 53. */
export interface DomainOptions {
  /** The name that users know, in lower case, such as `shop.example.com`. */
  readonly name: string;
  /** The public hosted zone that the name is in. */
  readonly zone: IHostedZone;
}

/** A name whose certificate and public records are made elsewhere. */
export interface CertifiedDomainOptions {
  /** The name that users know, in lower case, such as `shop.example.com`. */
  readonly name: string;
  /** A certificate for the name, of the environment's region. */
  readonly certificate: ICertificate;
}

/**
 * The name by which an environment is reached. Inside the network a private hosted zone answers for it, and for all names
 * below it, with the team's internal load balancer: whoever comes through the VPN does not leave it for the public one.
 */
export abstract class Domain {
  /**
   * A name in a hosted zone: its certificate is validated by DNS and renews itself, and the name leads to the public
   * load balancer.
   *
   * @throws StageEnvironmentError if the name is none, or is not in the zone
   */
  public static of(options: DomainOptions): Domain {
    return new ZoneDomain(options);
  }

  /**
   * A name with a certificate that exists, whose public records somebody makes elsewhere.
   *
   * @throws StageEnvironmentError if the name is none, or the certificate is of another region than the environment
   */
  public static withCertificate(options: CertifiedDomainOptions): Domain {
    return new CertifiedDomain(options);
  }

  protected constructor(
    /** The name that users know. */
    public readonly name: string,
  ) {
    const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?';
    if (new RegExp(`^(?=.{1,253}$)(${label}\\.)+${label}$`).test(name)) return;
    throw new StageEnvironmentError({
      what: 'name of the domain',
      value: name,
      limit: 'it must be a full name in lower case, without a dot at its end',
      remediation: "write it as 'shop.example.com'",
    });
  }

  /** @internal */
  public abstract _bind(scope: Construct, vpc: IVpc): IDomain;

  /** @internal */
  protected _addTeamRecord(scope: Construct, vpc: IVpc, loadBalancer: ApplicationLoadBalancer): void {
    const inside = new Construct(scope, 'Inside');
    const zone = new PrivateHostedZone(inside, 'Zone', { zoneName: this.name, vpc });
    new ARecord(inside, 'A', {
      zone,
      target: RecordTarget.fromAlias(new LoadBalancerTarget(loadBalancer)),
    });
  }
}

/** The name that an environment has bound. */
export interface IDomain {
  readonly name: string;
  /** Of the environment's region; made when it is first asked for. */
  readonly certificate: ICertificate;
  /** Leads the name to the public load balancer. */
  leadPublic(loadBalancer: ApplicationLoadBalancer): void;
  /** Leads the name, inside the network, to the team's internal load balancer. */
  addTeamRecord(loadBalancer: ApplicationLoadBalancer): void;
}

class ZoneDomain extends Domain {
  private readonly zone: IHostedZone;

  constructor({ name, zone }: DomainOptions) {
    super(name);
    this.zone = zone;
    const { zoneName } = zone;
    if (Token.isUnresolved(zoneName) || name === zoneName || name.endsWith(`.${zoneName}`)) return;
    throw new StageEnvironmentError({
      what: 'name of the domain',
      value: name,
      limit: `the hosted zone is of ${zoneName}`,
      remediation: `give the zone that the name is in, or choose a name below ${zoneName}`,
    });
  }

  public override _bind(scope: Construct, vpc: IVpc): IDomain {
    const { name, zone } = this;
    let certificate: ICertificate | undefined;
    return {
      name,
      get certificate() {
        return (certificate ??= new Certificate(scope, 'Certificate', {
          domainName: name,
          validation: CertificateValidation.fromDns(zone),
        }));
      },
      leadPublic: (loadBalancer) => {
        const target = RecordTarget.fromAlias(new LoadBalancerTarget(loadBalancer));
        // With the dot the name is a full one, also in a zone whose own name is known only at deployment.
        const recordName = `${name}.`;
        new ARecord(scope, 'A', { zone, recordName, target });
      },
      addTeamRecord: (loadBalancer) => this._addTeamRecord(scope, vpc, loadBalancer),
    };
  }
}

class CertifiedDomain extends Domain {
  private readonly certificate: ICertificate;

  constructor({ name, certificate }: CertifiedDomainOptions) {
    super(name);
    this.certificate = certificate;
  }

  public override _bind(scope: Construct, vpc: IVpc): IDomain {
    const { region } = Stack.of(scope);
    return {
      name: this.name,
      certificate: certificateOfRegion(`certificate of ${this.name}`, this.certificate, region),
      leadPublic: () => undefined,
      addTeamRecord: (loadBalancer) => this._addTeamRecord(scope, vpc, loadBalancer),
    };
  }
}
