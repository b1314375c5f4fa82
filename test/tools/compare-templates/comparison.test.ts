import { CfnCondition, CfnOutput, type CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Change, ChangeKind } from './comparison';
import { comparisonOf, constructAt, type Fill, resourceAt } from './made-up';

const TOPIC = 'AWS::SNS::Topic';
const QUEUE = 'AWS::SQS::Queue';
const POLICY = 'AWS::SNS::TopicPolicy';
const AT = 'Production/Shop/Environment';

/** A topic that everything else refers to in every way that a template knows. */
const referring =
  (entry: string): Fill =>
  (environment) => {
    const topic = resourceAt(environment, `${entry}/Topic`, TOPIC);
    const arn = topic.getAtt('TopicArn').toString();
    const policy = resourceAt(environment, `${entry}/Policy`, POLICY, {
      Topics: [topic.ref],
      Joined: Fn.join('/', ['topics', arn, 'all']),
      Substituted: Fn.sub(`of \${${topic.logicalId}} at \${Here}, \${!Literal}`, { Here: arn }),
      ByName: `${constructAt(environment, entry).node.path} is watched`,
    });
    policy.addResourceDependency(topic);
    const isWanted = new CfnCondition(environment, 'Wanted', {
      expression: Fn.conditionEquals(topic.ref, ''),
    });
    policy.cfnOptions.condition = isWanted;
    new CfnOutput(constructAt(environment, entry), 'Arn', { value: arn });
  };

describe('renamed constructs', () => {
  test('are the same under their new names, whatever refers to them', () => {
    const renamed = comparisonOf(referring('Entry'), referring('TeamAccess'), {
      constructIds: { 'Environment/Entry': 'Environment/TeamAccess' },
    });
    expect(renamed).toEqual({ same: 0, renamed: 2, moved: 0, changes: [] });
  });

  test('count as the same under the same name', () => {
    const unchanged = comparisonOf(referring('Entry'), referring('Entry'));
    expect(unchanged).toEqual({ same: 2, renamed: 0, moved: 0, changes: [] });
  });

  test('are lost and new without a row of the table', () => {
    const { changes } = comparisonOf(
      (environment) => resourceAt(environment, 'Entry/Topic', TOPIC),
      (environment) => resourceAt(environment, 'TeamAccess/Topic', TOPIC),
    );
    expect(changes.map(({ kind, type, path }) => [kind, type, path])).toEqual([
      [ChangeKind.ONLY_IN_OLD, TOPIC, `${AT}/Entry/Topic/Resource`],
      [ChangeKind.ONLY_IN_NEW, TOPIC, `${AT}/TeamAccess/Topic/Resource`],
    ]);
  });

  test('must not end up on one path', () => {
    const both: Fill = (environment) => {
      resourceAt(environment, 'Entry/Topic', TOPIC);
      resourceAt(environment, 'Door/Topic', TOPIC);
    };
    const merge = () =>
      comparisonOf(both, both, { constructIds: { Entry: 'TeamAccess', Door: 'TeamAccess' } });
    expect(merge).toThrow(
      `constructIds: two elements have the path ${AT}/TeamAccess/Topic/Resource, ` +
        `got ${AT}/Entry/Topic/Resource and ${AT}/Door/Topic/Resource. Give each its own new name.`,
    );
  });
});

describe('what is not the same', () => {
  const changesOf = (before: Fill, after: Fill) =>
    comparisonOf(before, after).changes.map(({ path, property, old, new: to }) => [path, property, old, to]);

  test('a property', () => {
    const ofName =
      (name: string): Fill =>
      (environment) =>
        resourceAt(environment, 'Topic', TOPIC, { Tags: [{ Key: 'a', Value: name }] });
    expect(changesOf(ofName('x'), ofName('y'))).toEqual([
      [`${AT}/Topic/Resource`, 'Properties.Tags[].Value', 'x', 'y'],
    ]);
  });

  test('a reference to another resource of the same type', () => {
    const watching =
      (watched: string): Fill =>
      (environment) => {
        const topics = new Map(['First', 'Second'].map((id) => [id, resourceAt(environment, id, TOPIC)]));
        resourceAt(environment, 'Policy', POLICY, { Topics: [topics.get(watched)?.ref] });
      };
    expect(changesOf(watching('First'), watching('Second'))).toEqual([
      [`${AT}/Policy/Resource`, 'Properties.Topics[].Ref', `${AT}/First/Resource`, `${AT}/Second/Resource`],
    ]);
  });

  test('a resource of another type, a deletion policy and a dependency', () => {
    const withType =
      (type: string, deletionPolicy: string, dependsOn: string): Fill =>
      (environment) => {
        const others = new Map(['A', 'B'].map((id) => [id, resourceAt(environment, id, QUEUE)]));
        const store = resourceAt(environment, 'Store', type);
        store.addOverride('DeletionPolicy', deletionPolicy);
        store.addResourceDependency(others.get(dependsOn) ?? store);
      };
    expect(changesOf(withType(TOPIC, 'Retain', 'A'), withType(QUEUE, 'Delete', 'B'))).toEqual([
      [`${AT}/Store/Resource`, 'Type', TOPIC, QUEUE],
      [`${AT}/Store/Resource`, 'DeletionPolicy', 'Retain', 'Delete'],
      [`${AT}/Store/Resource`, 'DependsOn[]', `${AT}/A/Resource`, `${AT}/B/Resource`],
    ]);
  });

  test('an item of a list, and its order', () => {
    const listing =
      (...items: string[]): Fill =>
      (environment) =>
        resourceAt(environment, 'Topic', TOPIC, { Items: items });
    expect(changesOf(listing('a', 'b', 'c'), listing('a', 'c'))).toEqual([
      [`${AT}/Topic/Resource`, 'Properties.Items[]', 'b', undefined],
    ]);
    expect(changesOf(listing('a', 'b'), listing('b', 'a'))).toEqual([
      [`${AT}/Topic/Resource`, 'Properties.Items', ['a', 'b'], ['b', 'a']],
    ]);
  });

  test('an output, and what a template says of its stack', () => {
    const saying =
      (value: string): Fill =>
      (environment) => {
        new CfnOutput(environment, 'Url', { value });
        Stack.of(environment).templateOptions.description = value;
      };
    expect(changesOf(saying('http://a'), saying('https://a'))).toEqual([
      ['Production/Shop', 'Description', 'http://a', 'https://a'],
      [`${AT}/Url`, 'Value', 'http://a', 'https://a'],
    ]);
  });
});

describe('a service that moves into a nested stack', () => {
  const service = (scope: Construct, topic: CfnResource) => {
    const role = resourceAt(scope, 'Role', 'AWS::IAM::Role', { Topic: topic.getAtt('TopicArn') });
    return resourceAt(scope, 'Service', 'AWS::ECS::Service', {
      Role: Fn.join('', ['role ', role.ref, ' of ', topic.ref]),
    });
  };
  const fill =
    (scopeOf: (environment: Construct) => Construct): Fill =>
    (environment) => {
      const topic = resourceAt(environment, 'Topic', TOPIC);
      const made = service(scopeOf(environment), topic);
      resourceAt(environment, 'Alarm', 'AWS::CloudWatch::Alarm', { Dimension: made.getAtt('Name') });
    };
  const { moved, same, changes } = comparisonOf(
    fill((environment) => constructAt(environment, 'Web/Container')),
    fill((environment) => new NestedStack(constructAt(environment, 'Web'), 'Stack')),
    { constructIds: { 'Environment/*/Container': 'Environment/*/Stack' } },
  );

  test('keeps its resources and every reference into and out of it', () => {
    expect({ moved, same }).toEqual({ moved: 2, same: 2 });
    expect(
      changes.filter(({ kind, property }) => kind === ChangeKind.CHANGED && property !== 'Stack'),
    ).toEqual([]);
  });

  test('is a change of the stack for each, and the nested stack is new', () => {
    const inStack = (id: string): Change => ({
      kind: ChangeKind.CHANGED,
      type: id === 'Role' ? 'AWS::IAM::Role' : 'AWS::ECS::Service',
      path: `${AT}/Web/Stack/${id}/Resource`,
      property: 'Stack',
      old: 'Production/Shop',
      new: `${AT}/Web/Stack`,
    });
    const nestedStack = {
      kind: ChangeKind.ONLY_IN_NEW,
      type: 'AWS::CloudFormation::Stack',
      path: `${AT}/Web/Stack.NestedStack/Stack.NestedStackResource`,
      property: '',
    };
    expect(changes).toEqual([inStack('Role'), inStack('Service'), nestedStack]);
  });
});

test('a rule between two security groups is the same at either of them', () => {
  const rule =
    (at: string, port: number): Fill =>
    (environment) => {
      const [web, orders] = ['Web', 'Orders'].map((id) =>
        resourceAt(environment, id, 'AWS::EC2::SecurityGroup').getAtt('GroupId'),
      );
      resourceAt(environment, at, 'AWS::EC2::SecurityGroupIngress', {
        GroupId: orders,
        SourceSecurityGroupId: web,
        IpProtocol: 'tcp',
        FromPort: port,
        ToPort: port,
      });
    };
  expect(comparisonOf(rule('Orders/from Web', 5432), rule('Web/to Orders', 5432))).toMatchObject({
    same: 2,
    renamed: 1,
    changes: [],
  });
  expect(comparisonOf(rule('Orders/from Web', 5432), rule('Web/to Orders', 5433)).changes).toMatchObject([
    { kind: ChangeKind.ONLY_IN_OLD, path: expect.stringContaining('/ingress from ') as string },
    { kind: ChangeKind.ONLY_IN_NEW },
  ]);
});
