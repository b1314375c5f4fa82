import type { Template } from 'aws-cdk-lib/assertions';

export interface Resource {
  readonly Type: string;
  readonly Properties?: { readonly [name: string]: unknown };
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export interface ContainerDefinition {
  readonly Name: string;
  readonly Image: string;
  readonly User?: string;
  readonly Command?: readonly string[];
  readonly Essential: boolean;
  readonly ReadonlyRootFilesystem?: boolean;
  readonly Environment?: readonly { readonly Name: string; readonly Value: unknown }[];
  readonly Secrets?: readonly { readonly Name: string; readonly ValueFrom: unknown }[];
  readonly DependsOn?: readonly { readonly ContainerName: string; readonly Condition: string }[];
  readonly LinuxParameters?: {
    readonly Tmpfs?: readonly { readonly ContainerPath: string; readonly Size: number }[];
  };
  readonly HealthCheck?: { readonly Command: readonly string[] };
}

export interface Statement {
  readonly Action: string | readonly string[];
  readonly Effect: string;
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

/** A flow that a security group rule allows. */
export interface Flow {
  readonly group: string;
  readonly peer: string;
  readonly port: number;
}

export function resourcesOf(template: Template, type: string): [id: string, resource: Resource][] {
  return Object.entries(template.findResources(type) as { [id: string]: Resource });
}

/** The one resource of that type whose logical id contains the words. */
export function resource(template: Template, type: string, words = ''): [id: string, resource: Resource] {
  const found = resourcesOf(template, type).filter(([id]) => id.includes(words));
  if (found.length !== 1) throw new Error(`${found.length} resources of ${type} with '${words}'`);
  return found[0];
}

export function containersOf(template: Template, component: string): ContainerDefinition[] {
  const [, task] = resource(template, 'AWS::ECS::TaskDefinition', component);
  return task.Properties?.ContainerDefinitions as ContainerDefinition[];
}

/** The container of that name in the task of a component. */
export function containerOf(template: Template, component: string, name: string): ContainerDefinition {
  const found = containersOf(template, component).find(({ Name }) => Name === name);
  if (found === undefined) throw new Error(`no container ${name} of ${component}`);
  return found;
}

/** The container of the service itself, beside those that prepare it. */
export function ownContainer(template: Template, component: string): ContainerDefinition {
  return containerOf(template, component, component.toLowerCase());
}

/** The statements of the customer managed policies whose logical ids contain the words. */
export function statementsOf(template: Template, words: string): Statement[] {
  return resourcesOf(template, 'AWS::IAM::ManagedPolicy')
    .filter(([id]) => id.includes(words))
    .flatMap(([, policy]) => (policy.Properties?.PolicyDocument as { Statement: Statement[] }).Statement);
}

export function actionsOf(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ Action }) => Action).sort();
}

export function variablesOf(container: ContainerDefinition): { [name: string]: unknown } {
  return Object.fromEntries((container.Environment ?? []).map(({ Name, Value }) => [Name, Value]));
}

/** The flows into (or out of) security groups, from groups by logical id and from ranges by CIDR. */
export function flows(template: Template, direction: 'Ingress' | 'Egress'): Flow[] {
  const rules = resourcesOf(template, 'AWS::EC2::SecurityGroup').flatMap(([id, group]) =>
    ((group.Properties?.[`SecurityGroup${direction}`] ?? []) as Rule[]).map((rule) => flow(id, rule)),
  );
  const alone = resourcesOf(template, `AWS::EC2::SecurityGroup${direction}`).map(([, { Properties }]) => {
    const rule = Properties as unknown as Rule;
    return flow(reference(rule.GroupId), rule);
  });
  // The rule that CDK writes to mean no traffic at all.
  return [...rules, ...alone].filter(({ peer }) => peer !== '255.255.255.255/32');
}

/** The logical id that a Ref or GetAtt points to, or the text itself. */
export function reference(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute } = (value ?? {}) as { Ref?: string; 'Fn::GetAtt'?: string[] };
  return Ref ?? attribute?.[0] ?? JSON.stringify(value);
}

interface Rule {
  readonly GroupId?: unknown;
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
  readonly SourceSecurityGroupId?: unknown;
  readonly DestinationSecurityGroupId?: unknown;
  readonly SourcePrefixListId?: unknown;
  readonly DestinationPrefixListId?: unknown;
  readonly FromPort: number;
  readonly ToPort: number;
  readonly IpProtocol: string;
}

function flow(group: string, rule: Rule): Flow {
  const peer =
    rule.CidrIp ??
    rule.CidrIpv6 ??
    reference(
      rule.SourceSecurityGroupId ??
        rule.DestinationSecurityGroupId ??
        rule.SourcePrefixListId ??
        rule.DestinationPrefixListId,
    );
  if (rule.IpProtocol === '-1' || rule.FromPort !== rule.ToPort) return { group, peer, port: -1 };
  return { group, peer, port: rule.FromPort };
}
