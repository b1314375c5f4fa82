import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { type IApplyRule, NagRuleCompliance, rules } from 'cdk-nag';
import { mayApply, serviceOf } from '../../../lib/compliance/nag/rule-services';

const FOLDER = join(require.resolve('cdk-nag'), '..', 'rules');

const RULES = Object.entries(rules).flatMap(([folder, group]) =>
  Object.entries(group as Readonly<Record<string, IApplyRule['rule']>>).map(([name, rule]) => ({
    folder,
    name,
    rule,
  })),
);

/** Every type of the services that a rule imports from the CDK. */
function typesKnownTo(source: string): string[] {
  const modules = [...source.matchAll(/require\("(aws-cdk-lib\/aws-[^"]+)"\)/g)].map(([, name]) => name);
  return modules.flatMap((name) => {
    const service = jest.requireActual<Readonly<Record<string, { CFN_RESOURCE_TYPE_NAME?: string }>>>(name);
    return Object.keys(service)
      .filter((member) => member.startsWith('Cfn'))
      .flatMap((member) => service[member].CFN_RESOURCE_TYPE_NAME ?? []);
  });
}

test('a rule of cdk-nag may apply to every type of the services that it imports', () => {
  const refused = RULES.flatMap(({ folder, name, rule }) => {
    const types = typesKnownTo(readFileSync(join(FOLDER, folder, `${name}.js`), 'utf8'));
    expect(types).not.toEqual([]);
    return types.filter((cfnResourceType) => !mayApply(rule, serviceOf({ cfnResourceType })));
  });

  expect(refused).toEqual([]);
});

test.each(['AWS::S3::Bucket', 'AWS::RDS::DBInstance', 'Custom::Anything'])(
  'a rule that may not apply to %s finds it not applicable',
  (type) => {
    const node = new CfnResource(new Stack(new App(), 'Shop'), 'Resource', { type });
    const spared = RULES.filter(({ rule }) => !mayApply(rule, serviceOf(node)));

    expect(spared.map(({ name }) => name)).toContain('QuicksightSSLConnections');
    expect(spared.filter(({ rule }) => rule(node) !== NagRuleCompliance.NOT_APPLICABLE)).toEqual([]);
  },
);
