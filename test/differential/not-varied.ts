/** Each type that launches instances names launch templates in another way; facts read all four names for all of them. */
const launchTemplate = (path: string, ...names: readonly string[]) => names.map((name) => `${path}.${name}`);

/** By type, the properties that a fact reads and the type has not, because several types share the fact. */
export const NOT_VARIED: Readonly<Partial<Record<string, readonly string[]>>> = {
  'AWS::AutoScaling::AutoScalingGroup': [
    ...launchTemplate('LaunchTemplate', 'Id', 'Name'),
    ...launchTemplate('MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification', 'Id', 'Name'),
    ...launchTemplate(
      'MixedInstancesPolicy.LaunchTemplate.Overrides.LaunchTemplateSpecification',
      'Id',
      'Name',
    ),
  ],
  // Those of a Spot Fleet.
  'AWS::EC2::EC2Fleet': [
    'LaunchSpecifications.SubnetId',
    'LaunchSpecifications.WeightedCapacity',
    ...launchTemplate('LaunchTemplateConfigs.LaunchTemplateSpecification', 'Id', 'Name'),
    'TargetCapacityUnitType',
  ],
  'AWS::EC2::Instance': launchTemplate('LaunchTemplate', 'Id', 'Name'),
  'AWS::EC2::SpotFleet': [
    ...launchTemplate(
      'SpotFleetRequestConfigData.LaunchTemplateConfigs.LaunchTemplateSpecification',
      'Id',
      'Name',
    ),
    // That of an EC2 Fleet.
    'SpotFleetRequestConfigData.TargetCapacitySpecification.TargetCapacityUnitType',
  ],
  'AWS::EKS::Nodegroup': launchTemplate('LaunchTemplate', 'LaunchTemplateId', 'LaunchTemplateName'),
};
