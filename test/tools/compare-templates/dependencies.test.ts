import { type CfnResource, NestedStack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { comparisonOf, constructAt, type Fill, resourceAt } from './made-up';

const AT = 'Production/Shop/Environment';
const DATABASE = `${AT}/Orders/Resource`;
const SERVICE = `${AT}/Web/Stack/Service/Resource`;

/** A database, a service and an alarm; the service stands in a nested stack, if there is one. */
interface Shop {
  readonly database: CfnResource;
  readonly service: CfnResource;
  readonly alarm: CfnResource;
  /** What deploys the nested stack. */
  readonly stack?: CfnResource;
}

const shop =
  (connect: (shop: Shop) => void, nested?: NestedStack, scope?: Construct): Fill =>
  (environment) =>
    connect({
      database: resourceAt(environment, 'Orders', 'AWS::RDS::DBInstance'),
      service: resourceAt(scope ?? constructAt(environment, 'Web/Stack'), 'Service', 'AWS::ECS::Service'),
      alarm: resourceAt(environment, 'Alarm', 'AWS::CloudWatch::Alarm'),
      stack: nested?.nestedStackResource,
    });

const flat = (connect: (shop: Shop) => void): Fill => shop(connect);

const nested =
  (connect: (shop: Shop) => void): Fill =>
  (environment) => {
    const stack = new NestedStack(constructAt(environment, 'Web'), 'Stack');
    shop(connect, stack, stack)(environment);
  };

/** The dependencies that one of both lacks: the old one, the new one. */
const lost = (before: Fill, after: Fill): unknown[] =>
  comparisonOf(before, after)
    .changes.filter(({ property }) => property.startsWith('DependsOn'))
    .map(({ old, new: to }) => [old, to]);

const nothing = (): void => undefined;
const serviceAfterDatabase = ({ service, database }: Shop) => service.addResourceDependency(database);
const stackAfterDatabase = ({ stack, database }: Shop) => stack?.addResourceDependency(database);
const alarmAfterService = ({ service, alarm }: Shop) => alarm.addResourceDependency(service);
const alarmAfterStack = ({ stack, alarm }: Shop) => stack && alarm.addResourceDependency(stack);

test('a dependency of a service holds where its nested stack has it', () => {
  expect(lost(flat(serviceAfterDatabase), nested(stackAfterDatabase))).toEqual([]);
  expect(lost(nested(stackAfterDatabase), flat(serviceAfterDatabase))).toEqual([]);
});

test('a dependency on a service holds where it is one on its nested stack', () =>
  expect(lost(flat(alarmAfterService), nested(alarmAfterStack))).toEqual([]));

test('a dependency is lost where neither has it', () => {
  expect(lost(flat(serviceAfterDatabase), nested(nothing))).toEqual([[DATABASE, undefined]]);
  expect(lost(flat(alarmAfterService), nested(nothing))).toEqual([[SERVICE, undefined]]);
});

test('a dependency on a whole nested stack is none on what was not waited for', () =>
  expect(lost(flat(nothing), nested(alarmAfterStack))).toEqual([
    [undefined, `${AT}/Web/Stack.NestedStack/Stack.NestedStackResource`],
  ]));
