import { controlled, controlStates, type Properties, type Resources, tunnel } from './controlled-production';

/** Resources with exactly one change, and the checks that change. */
export type Mutant = readonly [
  broken: string,
  change: (resources: Resources) => void,
  changes: Record<string, string>,
];

export const set =
  (id: string, changed: Properties) =>
  (resources: Resources): void => {
    Object.assign(resources[id].Properties, changed);
  };
export const without =
  (...ids: string[]) =>
  (resources: Resources): void => {
    ids.forEach((id) => Reflect.deleteProperty(resources, id));
  };
export const add =
  (Type: string, properties: Properties) =>
  (resources: Resources): void => {
    resources.Further = { Type, Properties: properties };
  };
export const container = (changed: Properties) => (resources: Resources) => {
  const [web] = resources.Task.Properties.ContainerDefinitions as Properties[];
  Object.assign(web, changed);
};
export const variable = (Name: string, Value: unknown) => container({ Environment: [{ Name, Value }] });
export const secondTunnel = (changed: Properties) =>
  set('Connection', { VpnTunnelOptionsSpecifications: [tunnel(), { ...tunnel(), ...changed }] });
export const admits = (rule: Properties) =>
  set('Users', { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...rule }] });
export const allows = (statement: Properties) =>
  set('Policy', { PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } });
export const distribution = (changed: Properties) => (resources: Resources) => {
  Object.assign(resources.Distribution.Properties.DistributionConfig as Properties, changed);
};
export const cluster = add('AWS::RDS::DBCluster', {
  Engine: 'aurora-postgresql',
  StorageEncrypted: true,
  DeletionProtection: true,
  PubliclyAccessible: false,
  DBClusterParameterGroupName: { Ref: 'Parameters' },
});
export const GIVEN = { Ref: 'Given' };
export const WORLD = '0.0.0.0/0';
export const NO = 'not met';
export const NONE = 'not applicable';
export const PENDING = 'unknown';

/** Evaluates the resources with one change at a time. */
export function changesExactly(mutants: readonly Mutant[]): void {
  test.each(mutants)('%s: exactly those checks change', (_broken, change, turns) => {
    const resources = controlled();
    change(resources);

    const states = Object.entries(controlStates(resources)).filter(([, state]) => state !== 'met');

    expect(Object.fromEntries(states)).toEqual(turns);
  });
}
