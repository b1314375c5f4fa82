import { contentOf } from '../../analysis/contents';
import { is, isLike } from '../../../internal/values';
import { type DeclaredPath, PathCarrier } from '../../../requirements/declared-path';
import { PathTraffic } from '../../../requirements/path-traffic';
import { type CheckFinding, findings } from '../../findings';
import { list, object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;
const ENDPOINT = 'AWS::EC2::VPCEndpoint';
const CONNECTION = 'AWS::EC2::VPNConnection';
const PLAN = 'AWS::Backup::BackupPlan';
const ALARM = 'AWS::CloudWatch::Alarm';
// A partition that is known only at deployment is written with colons.
const COPY_ARN = /:backup:([a-z0-9-]+):/;

const FINDINGS = findings('SEC-3', Severity.MEDIUM, {
  endpointMissing: {
    message: 'The environment has no VPC endpoint of {service}, which carries {path}.',
    remediation: 'Add the VPC endpoint, or correct the declared path.',
    isAbsence: true,
  },
  noPrivateDns: {
    message: '{resource} has no private DNS name, so the name of its service does not resolve to it.',
    remediation: 'Set PrivateDnsEnabled to true.',
  },
  vpnConnectionMissing: {
    message: 'The environment has no Site-to-Site VPN connection, which carries {path}.',
    remediation: 'Add the VPN connection, or correct the declared path.',
    isAbsence: true,
  },
  copyMissing: {
    message: 'No backup plan has a copy action for the declared path of {path}.',
    remediation: 'Add a copy action to that Region, or remove the declared path.',
    isAbsence: true,
  },
  undeclaredCopy: {
    message: '{resource} copies backups to {region}, and no path to it is declared.',
    remediation: 'Declare the path: paths, with PrivatePath in code.',
  },
  undeclaredMonitoring: {
    message: 'The environment has alarms, and no path of monitoring is declared.',
    remediation: 'Declare the path: paths, with PrivatePath in code.',
  },
  vpnConnectionUnknown: {
    state: UNKNOWN,
    message: 'No template has Site-to-Site VPN connection {connection}, which carries {path}.',
    remediation: 'Evaluate the template of the VPN connection too.',
  },
  endpointUnknown: {
    state: UNKNOWN,
    message: 'No template has the VPC endpoint of {service} in the existing network, which carries {path}.',
    remediation: 'Evaluate the template of the network too, or attest that the endpoint exists.',
  },
  copyRegionUnknown: {
    state: UNKNOWN,
    message: 'The Region to which {resource} copies backups is known only at deployment.',
    remediation: 'Set the ARN of the destination vault to a literal value.',
  },
});

export const sec3PrivatePaths = defineCheck({
  id: 'SEC-3.private-paths',
  title: 'Backups and monitoring take declared paths, and each path exists',
  remediation:
    'Declare the paths of backups and monitoring with PrivatePath, and add the endpoint or connection.',
  findings: FINDINGS,
  asks: { every: ['backup'], any: ['path'] },
  evaluate(model, { declarations: { paths = [], network } }) {
    const resources = model.ofType(ENDPOINT, CONNECTION, PLAN, ALARM);
    if (resources.length === 0 && paths.length === 0) {
      return notApplicable(
        'The templates have no VPC endpoint, VPN connection, backup plan or alarm, and no path is declared.',
      );
    }
    return outcomeOf(
      resources,
      [
        ...paths.flatMap((path) => CARRIER_FINDINGS[path.over](path, model, network !== undefined)),
        ...[
          ...copiesOf(model).flatMap((copy) => copyFinding(copy, paths, model)),
          ...monitoringFinding(paths, model),
        ].map((finding) => (paths.length === 0 ? pending(finding) : finding)),
      ],
      `Each declared path exists, and no other is taken (paths: ${paths.length}).`,
    );
  },
});

/** Without any declared path, a path that is taken is no fault but not declared yet. */
function pending(finding: CheckFinding): CheckFinding {
  return finding.state === OutcomeState.NOT_MET ? { ...finding, state: OutcomeState.PENDING } : finding;
}

const CARRIER_FINDINGS: Readonly<
  Record<
    PathCarrier,
    (path: DeclaredPath, model: ResourceModel, hasExistingNetwork: boolean) => CheckFinding[]
  >
> = {
  [PathCarrier.VPC_ENDPOINT]: (path, model, hasExistingNetwork) => {
    const endpoint = model
      .ofType(ENDPOINT)
      .find(({ properties, stack }) =>
        isLike(contentOf(properties.ServiceName, stack, model), new RegExp(`\\.${path.carrier}$`)),
      );
    if (endpoint === undefined) {
      const parameters = { service: path.carrier, path: describe(path) };
      return [
        hasExistingNetwork ? FINDINGS.endpointUnknown(parameters) : FINDINGS.endpointMissing(parameters),
      ];
    }
    const { VpcEndpointType, PrivateDnsEnabled } = endpoint.properties;
    const isResolved = !is(VpcEndpointType, 'Interface') || is(PrivateDnsEnabled, true);
    return isResolved ? [] : [FINDINGS.noPrivateDns(endpoint)];
  },
  [PathCarrier.SITE_TO_SITE_VPN]: (path, model) => {
    if (path.carrier.startsWith('vpn-')) {
      return [FINDINGS.vpnConnectionUnknown({ connection: path.carrier, path: describe(path) })];
    }
    const exists = model.ofType(CONNECTION).length > 0;
    return exists ? [] : [FINDINGS.vpnConnectionMissing({ path: describe(path) })];
  },
  [PathCarrier.AWS_NETWORK]: (path, model) => {
    const regions = copiesOf(model).map((copy) => regionOf(copy, model));
    if (regions.includes(path.to) || path.traffic !== PathTraffic.BACKUPS) return [];
    // A copy to a Region that is known only at deployment has a finding of its own.
    return regions.includes(undefined) ? [] : [FINDINGS.copyMissing({ path: describe(path) })];
  },
};

interface Copy {
  readonly plan: ModelResource;
  readonly destination: unknown;
}

function copiesOf(model: ResourceModel): readonly Copy[] {
  return model.ofType(PLAN).flatMap((plan) =>
    list(object(plan.properties.BackupPlan).BackupPlanRule)
      .flatMap((rule) => list(object(rule).CopyActions))
      .map((copy) => ({ plan, destination: object(copy).DestinationBackupVaultArn })),
  );
}

function copyFinding(copy: Copy, paths: readonly DeclaredPath[], model: ResourceModel): CheckFinding[] {
  const region = regionOf(copy, model);
  if (region === undefined) return [FINDINGS.copyRegionUnknown(copy.plan)];
  const isDeclared = paths.some(({ traffic, to }) => traffic === PathTraffic.BACKUPS && to === region);
  return isDeclared || region === copy.plan.stack.region
    ? []
    : [FINDINGS.undeclaredCopy(copy.plan, { region })];
}

function monitoringFinding(paths: readonly DeclaredPath[], model: ResourceModel): CheckFinding[] {
  const isDeclared = paths.some(({ traffic }) => traffic === PathTraffic.MONITORING);
  return isDeclared || model.ofType(ALARM).length === 0 ? [] : [FINDINGS.undeclaredMonitoring()];
}

function regionOf({ plan, destination }: Copy, model: ResourceModel): string | undefined {
  const vault = model.follow(destination, plan.stack).resource;
  return vault?.stack.region ?? COPY_ARN.exec(model.text(destination, plan.stack))?.[1];
}

function describe({ traffic, from, to }: DeclaredPath): string {
  return `${traffic} from ${from} to ${to}`;
}
