import { type CheckFinding, findings } from '../../findings';
import { object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

/** The property that disables automatic updates of a type. */
interface UpdateProperty {
  /** Such as `minor engine versions`. */
  readonly updates: string;
  readonly property: string;
  readonly valueOf: (properties: ModelResource['properties']) => unknown;
  /** The default of the service. */
  readonly byDefault: string;
  readonly isDisabled: (value: string) => boolean;
}

const MINOR_VERSIONS: UpdateProperty = {
  updates: 'minor engine versions',
  property: 'AutoMinorVersionUpgrade',
  valueOf: ({ AutoMinorVersionUpgrade }) => AutoMinorVersionUpgrade,
  byDefault: 'true',
  isDisabled: (value) => value === 'false',
};

const UPDATES: Readonly<Partial<Record<string, UpdateProperty>>> = {
  'AWS::RDS::DBInstance': MINOR_VERSIONS,
  'AWS::RDS::DBCluster': MINOR_VERSIONS,
  'AWS::ElastiCache::ReplicationGroup': MINOR_VERSIONS,
  'AWS::ElastiCache::CacheCluster': MINOR_VERSIONS,
  'AWS::MemoryDB::Cluster': MINOR_VERSIONS,
  'AWS::Neptune::DBInstance': { ...MINOR_VERSIONS, byDefault: 'false' },
  'AWS::AmazonMQ::Broker': { ...MINOR_VERSIONS, byDefault: 'false' },
  'AWS::Redshift::Cluster': {
    ...MINOR_VERSIONS,
    property: 'AllowVersionUpgrade',
    valueOf: ({ AllowVersionUpgrade }) => AllowVersionUpgrade,
  },
  'AWS::OpenSearchService::Domain': {
    updates: 'service software updates',
    property: 'AutoSoftwareUpdateEnabled of SoftwareUpdateOptions',
    valueOf: ({ SoftwareUpdateOptions }) => object(SoftwareUpdateOptions).AutoSoftwareUpdateEnabled,
    byDefault: 'false',
    isDisabled: (value) => value === 'false',
  },
  'AWS::ECS::Service': {
    updates: 'new platform versions',
    property: 'PlatformVersion',
    valueOf: ({ PlatformVersion }) => PlatformVersion,
    byDefault: 'LATEST',
    isDisabled: (value) => value !== 'LATEST',
  },
  'AWS::Lambda::Function': {
    updates: 'new runtime versions',
    property: 'UpdateRuntimeOn of RuntimeManagementConfig',
    valueOf: ({ RuntimeManagementConfig }) => object(RuntimeManagementConfig).UpdateRuntimeOn,
    byDefault: 'Auto',
    isDisabled: (value) => value === 'Manual',
  },
};

const HOSTS = ['AWS::EC2::Instance', 'AWS::AutoScaling::AutoScalingGroup'];
const PATCHES = ['AWS::SSM::Association', 'AWS::SSM::MaintenanceWindowTask'];

const FINDINGS = findings('OPS-3', Severity.MEDIUM, {
  updatesDisabled: {
    message: '{resource} does not install {updates} automatically.',
    remediation: 'Remove {property}, or set it so that updates are installed automatically.',
  },
  updatesUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} installs {updates} automatically is known only at deployment.',
    remediation: 'Set {property} to a literal value.',
  },
  patchingUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'No template shows what patches {resource}.',
    remediation: 'Add a State Manager association with AWS-RunPatchBaseline.',
  },
});

export const ops3SecurityUpdates = defineCheck({
  id: 'OPS-3.security-updates',
  title: 'Databases, platforms and hosts install security updates automatically',
  remediation:
    'Enable automatic minor version upgrades, do not pin the platform version, and patch hosts with Systems Manager.',
  findings: FINDINGS,
  evaluate(model) {
    const updated = model.ofType(...Object.keys(UPDATES));
    const hosts = model.ofType(...HOSTS);
    const resources = [...updated, ...hosts];
    if (resources.length === 0) return notApplicable('The environment has no resource that needs updates.');
    return outcomeOf(
      resources,
      [
        ...updated.flatMap(updateFinding),
        ...(patchesHosts(model) ? [] : hosts.map((host) => FINDINGS.patchingUnknown(host))),
      ],
      `Each resource installs security updates automatically; images are updated with each release (resources: ${resources.length}).`,
    );
  },
});

function updateFinding(resource: ModelResource): CheckFinding[] {
  const entry = UPDATES[resource.type];
  if (entry === undefined) return [];
  const { updates, property, valueOf, byDefault, isDisabled } = entry;
  const value = scalar(valueOf(resource.properties) ?? byDefault);
  if (value === undefined) return [FINDINGS.updatesUnknown(resource, { updates, property })];
  return isDisabled(value) ? [FINDINGS.updatesDisabled(resource, { updates, property })] : [];
}

function patchesHosts(model: ResourceModel): boolean {
  return model
    .ofType(...PATCHES)
    .some(({ properties, stack }) =>
      model.text(properties.Name ?? properties.TaskArn, stack).includes('AWS-RunPatchBaseline'),
    );
}
