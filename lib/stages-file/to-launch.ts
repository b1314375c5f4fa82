import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { VpnConnection } from 'aws-cdk-lib/aws-ec2';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  PublicAccess,
  Objectives,
  Contact,
  Domain,
  Framework,
  type LaunchProps,
  Monitoring,
  PrivatePath,
  DataResidency,
  WebFirewall,
} from '..';
import { declaredFrameworks } from '../launch/framework';
import { given } from './given';
import type {
  AccessDescription,
  CapacityDescription,
  ContactDescription,
  DomainDescription,
  FirewallDescription,
  FrameworksDescription,
  MonitoringDescription,
  PathDescription,
} from './launch-schema';
import type { StatedAnswers } from './stage-kinds';
import { toBackup } from './to-backup';
import { toPlan } from './to-plan';

/** The frameworks that a file may name, by their names. */
export const FRAMEWORKS: ReadonlyMap<string, Framework> = new Map(
  [
    Framework.hipaa(),
    Framework.pciDss(),
    Framework.fisma(),
    Framework.gdpr(),
    Framework.ccpa(),
    Framework.wcag(),
    Framework.section508(),
    Framework.nist800171(),
    Framework.iso27001(),
  ].map((framework) => [framework.declared.name, framework]),
);

/**
 * The properties of an environment that goes live.
 *
 * @param scope holds what is made elsewhere and only referred to: zones, certificates, topics, vaults, connections
 */
export function toLaunchProps(scope: Construct, answers: StatedAnswers): LaunchProps {
  const { monitoring, firewall, paths, contacts = [] } = answers;
  const within = (id: string) => new Construct(scope, id);
  return {
    domain: toDomain(within('Domain'), answers.domain),
    publicAccess: toAccess(answers.publicAccess),
    backup: toBackup(within('Backup'), answers.backup),
    contacts: contacts.map((it, index) => toContact(within(`Contact${index + 1}`), it)),
    frameworks: toFrameworks(answers.frameworks),
    dataResidency: answers.dataResidency && DataResidency.within([...answers.dataResidency]),
    monitoring: monitoring && toMonitoring(monitoring),
    firewall: firewall && toFirewall(firewall),
    paths: paths?.map((it, index) => toPath(within(`Path${index + 1}`), it)),
  };
}

/**
 * The name that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: a zone, a certificate
 */
export function toDomain(scope: Construct, { name, zone, certificate }: DomainDescription): Domain {
  if (zone === undefined) {
    return Domain.withCertificate({
      name,
      certificate: Certificate.fromCertificateArn(scope, 'Certificate', given(certificate)),
    });
  }
  const attributes = { hostedZoneId: zone.id, zoneName: zone.name };
  return Domain.of({ name, zone: HostedZone.fromHostedZoneAttributes(scope, 'Zone', attributes) });
}

function toAccess({ closed, open }: AccessDescription): PublicAccess {
  return closed === undefined ? PublicAccess.open(toPlan(given(open))) : PublicAccess.closed(closed);
}

function toContact(scope: Construct, { email, https, topic }: ContactDescription): Contact {
  if (email !== undefined) return Contact.email(email);
  if (https !== undefined) return Contact.https(https);
  const { arn, ...terms } = given(topic);
  return Contact.topic(Topic.fromTopicArn(scope, 'Topic', arn), terms);
}

/** The frameworks that are described, once it is known that none stands twice. */
export function toFrameworks({ names, none }: FrameworksDescription): Framework[] {
  const frameworks =
    names === undefined ? [Framework.none(given(none))] : names.map((name) => given(FRAMEWORKS.get(name)));
  declaredFrameworks(frameworks);
  return frameworks;
}

function toMonitoring({ inherited, waived }: MonitoringDescription): Monitoring {
  return inherited === undefined ? Monitoring.waived(given(waived)) : Monitoring.inherited(inherited);
}

function toFirewall({ requestsPerFiveMinutes, existing }: FirewallDescription): WebFirewall {
  if (existing === undefined) return WebFirewall.of({ requestsPerFiveMinutes });
  const { webAcl, ...terms } = existing;
  return WebFirewall.existing({ webAclArn: webAcl, ...terms });
}

/**
 * The path that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: a connection
 */
export function toPath(
  scope: Construct,
  { overSiteToSiteVpn, overEndpoint, overAwsNetwork }: PathDescription,
): PrivatePath {
  if (overEndpoint !== undefined) return PrivatePath.overEndpoint(overEndpoint);
  if (overAwsNetwork !== undefined) return PrivatePath.overAwsNetwork(overAwsNetwork);
  const { connection, ...path } = given(overSiteToSiteVpn);
  return PrivatePath.overSiteToSiteVpn({
    ...path,
    // A path is known by the connection's id; nothing reads what its other end is made of.
    connection: VpnConnection.fromVpnConnectionAttributes(scope, 'Connection', {
      vpnId: connection,
      customerGatewayId: '',
      customerGatewayIp: '',
      customerGatewayAsn: 0,
    }),
  });
}

/** The objectives that are described. */
export function toObjectives({ rtoMinutes, ...needs }: CapacityDescription): Objectives {
  return Objectives.of({ ...needs, rto: Duration.minutes(rtoMinutes) });
}
