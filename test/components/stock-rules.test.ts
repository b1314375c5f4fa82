import { App, Stack } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { AwsSolutionsPack, DevelopmentEnv, Entry, Service } from '../../lib';

test('an image from Amazon ECR leaves no stock finding, of an error or a warning, unacknowledged', () => {
  const stack = new Stack(new App(), 'Shop');
  const image = ContainerImage.fromEcrRepository(
    Repository.fromRepositoryName(stack, 'Images', 'web'),
    '1.4.2',
  );
  const environment = new DevelopmentEnv(stack, 'Environment', {
    owner: 'shop-developers',
    entry: Entry.sessionManager(),
    services: { Web: Service.container({ image, port: 8080, user: '1000' }) },
  });

  const { findings, acknowledgements } = new AwsSolutionsPack(environment).result;

  expect(findings).toEqual([]);
  expect(
    acknowledgements.filter(({ resource }) => resource.constructPath?.includes('ExecutionRole')),
  ).toHaveLength(1);
});
