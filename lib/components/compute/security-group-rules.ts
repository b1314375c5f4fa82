import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, type SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Dependable, type IConstruct, type IDependable } from 'constructs';

/** The rules between a security group and others, also those that are added later. */
export function rulesOf(securityGroup: SecurityGroup): IDependable {
  const rules: IDependable = {};
  Dependable.implement(rules, new SecurityGroupRules(securityGroup));
  return rules;
}

class SecurityGroupRules extends Dependable {
  constructor(private readonly securityGroup: SecurityGroup) {
    super();
  }

  public get dependencyRoots(): IConstruct[] {
    return this.securityGroup.node.children.filter(
      (child) => child instanceof CfnSecurityGroupEgress || child instanceof CfnSecurityGroupIngress,
    );
  }
}
