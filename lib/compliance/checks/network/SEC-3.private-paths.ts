import type { Finding } from '../../outcome';
import { type DeclaredPath, PathCarrier, PathTraffic } from '../../../requirements/declared-path';
import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check, missing } from '../check';

const ENDPOINT = 'AWS::EC2::VPCEndpoint';
const CONNECTION = 'AWS::EC2::VPNConnection';
const PLAN = 'AWS::Backup::BackupPlan';
const ALARM = 'AWS::CloudWatch::Alarm';
// The partition may be known only at deployment, and is then written with colons.
const COPY_ARN = /:backup:([a-z0-9-]+):/;

export const sec3PrivatePaths: Check = {
  title: 'backups and monitoring take declared paths, and each path is there',
  remediation:
    'declare by PrivatePath over what backups and monitoring travel, and make the endpoint or connection',
  examine(model, { declarations: { paths = [] } }) {
    const looked = model.ofType(ENDPOINT, CONNECTION, PLAN, ALARM);
    if (looked.length === 0 && paths.length === 0) return notApplicable('no backups or monitoring travel');
    const findings = [
      ...paths.flatMap((path) => CARRIED[path.over](path, model)),
      ...copies(model).flatMap((copy) => undeclaredCopy(copy, paths, model)),
      ...undeclaredMonitoring(paths, model),
    ];
    return verdict(looked, findings, `${paths.length} declared paths are there, and no other is taken`);
  },
};

const CARRIED: Readonly<Record<PathCarrier, (path: DeclaredPath, model: ResourceModel) => Finding[]>> = {
  [PathCarrier.VPC_ENDPOINT]: (path, model) => {
    const endpoint = model
      .ofType(ENDPOINT)
      .find(({ properties, stack }) =>
        model.text(properties.ServiceName, stack).endsWith(`.${path.carrier}`),
      );
    if (endpoint === undefined) return [missing(`no endpoint of ${path.carrier} carries ${saysOf(path)}`)];
    const { VpcEndpointType, PrivateDnsEnabled } = endpoint.properties;
    const isAsked = VpcEndpointType !== 'Interface' || scalar(PrivateDnsEnabled) === 'true';
    return isAsked ? [] : [notMet('the name of its service does not lead to it', endpoint)];
  },
  [PathCarrier.SITE_TO_SITE_VPN]: (path, model) => {
    if (path.carrier.startsWith('vpn-')) {
      return [unknownFinding(`no template holds ${path.carrier}, which carries ${saysOf(path)}`)];
    }
    const isThere = model.ofType(CONNECTION).length > 0;
    return isThere ? [] : [missing(`no VPN connection carries ${saysOf(path)}`)];
  },
  [PathCarrier.AWS_NETWORK]: (path, model) => {
    const goes = copies(model).some((copy) => regionOf(copy, model) === path.to);
    return goes || path.traffic !== PathTraffic.BACKUPS ? [] : [missing(`nothing copies ${saysOf(path)}`)];
  },
};

interface Copy {
  readonly plan: ModelResource;
  readonly destination: unknown;
}

function copies(model: ResourceModel): readonly Copy[] {
  return model.ofType(PLAN).flatMap((plan) =>
    list(object(plan.properties.BackupPlan).BackupPlanRule)
      .flatMap((rule) => list(object(rule).CopyActions))
      .map((copy) => ({ plan, destination: object(copy).DestinationBackupVaultArn })),
  );
}

function undeclaredCopy(copy: Copy, paths: readonly DeclaredPath[], model: ResourceModel): Finding[] {
  const region = regionOf(copy, model);
  if (region === undefined)
    return [unknownFinding('where it copies to is known only at deployment', copy.plan)];
  const isDeclared = paths.some(({ traffic, to }) => traffic === PathTraffic.BACKUPS && to === region);
  if (isDeclared || region === copy.plan.stack.region) return [];
  return [notMet(`backups travel to ${region} on a path that nobody declared`, copy.plan)];
}

function undeclaredMonitoring(paths: readonly DeclaredPath[], model: ResourceModel): Finding[] {
  const isDeclared = paths.some(({ traffic }) => traffic === PathTraffic.MONITORING);
  if (isDeclared || model.ofType(ALARM).length === 0) return [];
  return [notMet('it is monitored, and nobody declared over what that travels')];
}

function regionOf({ plan, destination }: Copy, model: ResourceModel): string | undefined {
  const vault = model.follow(destination, plan.stack).resource;
  return vault?.stack.region ?? COPY_ARN.exec(model.text(destination, plan.stack))?.[1];
}

function saysOf({ traffic, from, to }: DeclaredPath): string {
  return `${traffic} from ${from} to ${to}`;
}
