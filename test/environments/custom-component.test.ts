import { Match } from 'aws-cdk-lib/assertions';
import type { IComponent } from '../../lib';
import { aService, development, staging, templateOf } from '../components/described';
import {
  actionsOf,
  containersOf,
  ownContainer,
  resource,
  statementsOf,
  variablesOf,
} from '../components/reading';
import { wrongUse } from '../components/wrong-use';
import { BoundQueue, QueueComponent } from './a-queue';

const jobs = 'Jobs';

describe('a component from outside of the package', () => {
  const described = staging({
    components: { Jobs: new QueueComponent() },
    services: { Web: aService({ uses: [jobs] }) },
  });
  const template = templateOf(described);
  const [queue] = resource(template, 'AWS::SQS::Queue');

  test('rests under the environment’s key and carries its tags', () => {
    const [key] = resource(template, 'AWS::KMS::Key');
    template.hasResourceProperties('AWS::SQS::Queue', {
      KmsMasterKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
      Tags: Match.arrayWith([{ Key: 'stage:owner', Value: 'shop-team' }]),
    });
  });

  test('is used by a service, which is told where it is and granted what it needs', () => {
    expect(variablesOf(ownContainer(template, 'Web'))).toEqual({ JOBS_URL: { Ref: queue } });
    expect(actionsOf(statementsOf(template, 'WebContainerTaskRole'))).toContain('sqs:SendMessage');
  });

  test('prepares a service whatever names it chooses', () => {
    const containers = containersOf(template, 'Web').map(({ Name, DependsOn }) => [
      Name,
      DependsOn?.[0]?.ContainerName,
    ]);
    expect(containers).toEqual([
      ['Jobs-Main', undefined],
      ['Jobs-Migration', 'Jobs-Main'],
      ['web', 'Jobs-Migration'],
    ]);
  });

  test('stands before the service', () => {
    const [, { DependsOn }] = resource(template, 'AWS::ECS::Service');
    expect(DependsOn).toContain(queue);
  });

  test('is looked at and operated by the partner as it says', () => {
    expect(actionsOf(statementsOf(template, 'PartnerAccessRolePolicy'))).toContain('sqs:GetQueueAttributes');
    expect(actionsOf(statementsOf(template, 'AccessRedeployRolePolicy'))).toEqual([
      'ecs:UpdateService',
      'sqs:PurgeQueue',
    ]);
    const [, document] = resource(template, 'AWS::SSM::Document', 'AccessRedeploy');
    expect(JSON.stringify(document.Properties?.Content)).toContain('Jobs_Redeploy');
  });

  test('is reached as what it bound', () => {
    expect(described.component('Jobs')).toBeInstanceOf(BoundQueue);
  });
});

test('a component that requires others is bound after them', () => {
  const order: string[] = [];
  const watched = (id: string, ...requires: string[]): IComponent => ({
    requires: requires.map((componentId) => ({ componentId })),
    bind: () => {
      order.push(id);
      return {};
    },
  });
  development({ components: { A: watched('A', 'B'), B: watched('B', 'Web', 'C'), C: watched('C') } });
  expect(order).toEqual(['C', 'B', 'A']);
});

test('a component that offers nothing is not used', () => {
  const silent: IComponent = { bind: () => ({}) };
  const services = { Web: aService({ uses: ['Silent'] }) };
  expect(wrongUse(() => development({ components: { Silent: silent }, services }))).toBe(
    "service Web: uses: got 'Silent', but that component offers nothing to use; name a database or a service, or put it under startAfter",
  );
});
