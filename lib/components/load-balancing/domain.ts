import { Stack, Token } from 'aws-cdk-lib';
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
}

/** Options of a name whose certificate and public records exist outside of the environment. */
export interface CertifiedDomainOptions {
  /** The name that users know, in lower case, such as `shop.example.com`. */
  readonly name: string;
  /** A certificate for the name, of the environment's Region. */
  readonly certificate: ICertificate;
}

/**
 * The name by which an environment is reached. In the network a private hosted zone resolves it, and all names below it,
 * to the team's internal load balancer, so that clients of the VPN do not leave it for the public load balancer.
 */
export class Domain {
  /**
   * A name in a hosted zone. Its certificate is validated by DNS and renewed automatically, and a record resolves it to
   * the public load balancer.
   *
   * @throws StageEnvironmentError if the name is malformed or not in the zone
   */
  public static of({ name, zone }: DomainOptions): Domain {
    checkNameInZone(name, zone.zoneName);
    return new Domain(name, (scope) => publicNameInZone(scope, name, zone));
  }

  /**
   * A name with an existing certificate. Create its public records yourself.
   *
   * @throws StageEnvironmentError if the name is malformed or, in an environment, the certificate is of another Region
   */
  public static withCertificate({ name, certificate }: CertifiedDomainOptions): Domain {
    checkDomainName(name);
    return new Domain(name, (scope) => ({
      certificate: certificateOfRegion(`certificate of ${name}`, certificate, Stack.of(scope).region),
      addPublicRecord: () => undefined,
    }));
  }

  private constructor(
    /** The name that users know. */
    public readonly name: string,
    private readonly publicName: (scope: Construct) => PublicName,
  ) {}

  /** @internal */
  public _bind(scope: Construct, vpc: IVpc): IDomain {
    const { name } = this;
    const publicName = this.publicName(scope);
    return {
      name,
      get certificate() {
        return publicName.certificate;
      },
      addPublicRecord: (loadBalancer) => publicName.addPublicRecord(loadBalancer),
      addTeamRecord: (loadBalancer) => addTeamRecord(scope, name, vpc, loadBalancer),
    };
  }
}

/** The public side of a name. */
interface PublicName {
  readonly certificate: ICertificate;
  addPublicRecord(loadBalancer: ApplicationLoadBalancer): void;
}

/** A domain in its environment. */
export interface IDomain extends PublicName {
  readonly name: string;
  /** Of the environment's Region; created on first use. */
  readonly certificate: ICertificate;
  /** Adds the record that resolves the name to the public load balancer. */
  addPublicRecord(loadBalancer: ApplicationLoadBalancer): void;
  /** Adds the record that resolves the name, in the network, to the team's internal load balancer. */
  addTeamRecord(loadBalancer: ApplicationLoadBalancer): void;
}

function publicNameInZone(scope: Construct, name: string, zone: IHostedZone): PublicName {
  let certificate: ICertificate | undefined;
  return {
    get certificate() {
      certificate ??= new Certificate(scope, 'Certificate', {
        domainName: name,
        validation: CertificateValidation.fromDns(zone),
      });
      return certificate;
    },
    addPublicRecord: (loadBalancer) => {
      const target = RecordTarget.fromAlias(new LoadBalancerTarget(loadBalancer));
      // The final dot makes it a full name, also in a zone whose own name is known only at deployment.
      new ARecord(scope, 'A', { zone, recordName: `${name}.`, target });
    },
  };
}

function addTeamRecord(
  scope: Construct,
  zoneName: string,
  vpc: IVpc,
  loadBalancer: ApplicationLoadBalancer,
): void {
  const privateZone = new Construct(scope, 'PrivateZone');
  new ARecord(privateZone, 'A', {
    zone: new PrivateHostedZone(privateZone, 'Zone', { zoneName, vpc }),
    target: RecordTarget.fromAlias(new LoadBalancerTarget(loadBalancer)),
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
