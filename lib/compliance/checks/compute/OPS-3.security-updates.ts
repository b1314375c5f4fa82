import type { Finding } from '../../outcome';
import { object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';

/** By type, the property that keeps a system from being updated, and what it says then. */
interface Hold {
  readonly value: (properties: ModelResource['properties']) => unknown;
  /** What the service does where the template is silent. */
  readonly byDefault: string;
  readonly isHeld: (value: string) => boolean;
  readonly reason: string;
}

const MINOR_VERSIONS: Hold = {
  value: ({ AutoMinorVersionUpgrade }) => AutoMinorVersionUpgrade,
  byDefault: 'true',
  isHeld: (value) => value === 'false',
  reason: 'minor versions of its engine, which hold security fixes, are not installed',
};

const HOLDS: Readonly<Partial<Record<string, Hold>>> = {
  'AWS::RDS::DBInstance': MINOR_VERSIONS,
  'AWS::RDS::DBCluster': MINOR_VERSIONS,
  'AWS::ElastiCache::ReplicationGroup': MINOR_VERSIONS,
  'AWS::ElastiCache::CacheCluster': MINOR_VERSIONS,
  'AWS::MemoryDB::Cluster': MINOR_VERSIONS,
  'AWS::Neptune::DBInstance': { ...MINOR_VERSIONS, byDefault: 'false' },
  'AWS::AmazonMQ::Broker': { ...MINOR_VERSIONS, byDefault: 'false' },
  'AWS::Redshift::Cluster': { ...MINOR_VERSIONS, value: ({ AllowVersionUpgrade }) => AllowVersionUpgrade },
  'AWS::OpenSearchService::Domain': {
    value: ({ SoftwareUpdateOptions }) => object(SoftwareUpdateOptions).AutoSoftwareUpdateEnabled,
    byDefault: 'false',
    isHeld: (value) => value === 'false',
    reason: 'service software updates are not installed by themselves',
  },
  'AWS::ECS::Service': {
    value: ({ PlatformVersion }) => PlatformVersion,
    byDefault: 'LATEST',
    isHeld: (value) => value !== 'LATEST',
    reason: 'it stays on one version of the platform',
  },
  'AWS::Lambda::Function': {
    value: ({ RuntimeManagementConfig }) => object(RuntimeManagementConfig).UpdateRuntimeOn,
    byDefault: 'Auto',
    isHeld: (value) => value === 'Manual',
    reason: 'it stays on one version of its runtime',
  },
};

const HOSTS = ['AWS::EC2::Instance', 'AWS::AutoScaling::AutoScalingGroup'];
const PATCHES = ['AWS::SSM::Association', 'AWS::SSM::MaintenanceWindowTask'];

export const ops3SecurityUpdates: Check = {
  title: 'databases, platforms and hosts receive security updates by themselves',
  remediation:
    'switch on automatic minor versions, leave the platform version open, or patch hosts with Systems Manager',
  examine(model) {
    const held = model.ofType(...Object.keys(HOLDS));
    const hosts = model.ofType(...HOSTS);
    const looked = [...held, ...hosts];
    if (looked.length === 0) return notApplicable('there is nothing that would be updated');
    return verdict(
      looked,
      [
        ...held.flatMap(heldBack),
        ...(patchesHosts(model)
          ? []
          : hosts.map((host) => unknownFinding('what patches it is not in the template', host))),
      ],
      `${looked.length} systems are updated by themselves; images are, as far as each release takes new ones`,
    );
  },
};

function heldBack(resource: ModelResource): Finding[] {
  const hold = HOLDS[resource.type];
  if (hold === undefined) return [];
  const value = scalar(hold.value(resource.properties) ?? hold.byDefault);
  if (value === undefined) {
    return [unknownFinding('whether it is updated by itself is known only at deployment', resource)];
  }
  return hold.isHeld(value) ? [notMet(hold.reason, resource)] : [];
}

function patchesHosts(model: ResourceModel): boolean {
  return model
    .ofType(...PATCHES)
    .some(({ properties, stack }) =>
      model.text(properties.Name ?? properties.TaskArn, stack).includes('AWS-RunPatchBaseline'),
    );
}
