import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { ContainerService, StageEnvironmentError, StagesFile, StagesFileError } from '../../lib';
import { VALID, withFile } from './temp-file';

const file = withFile(VALID, (path) => StagesFile.load(path));
const image = ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine');

function wrongUse(use: () => unknown): string {
  try {
    use();
  } catch (error) {
    if (error instanceof StageEnvironmentError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a stages file in a TypeScript app', () => {
  test('names its application and its environments', () => {
    expect(file.application).toBe('Shop');
    expect(file.environments).toEqual(['Development', 'Staging']);
  });

  test('builds environments to which code adds components that use those of the file', () => {
    const stages = file.addTo(new App());
    const shop = stages.environment('Staging');

    const uses = [stages.component('Staging', 'Orders'), stages.component('Staging', 'Api')];
    const extra = new ContainerService(shop, 'Extra', { image, uses });

    expect(stages.environments).toHaveLength(2);
    expect(extra.node.path).toBe('Staging/Shop/Environment/Extra');
    Template.fromStack(Stack.of(extra.service)).hasResourceProperties('AWS::ECS::Service', {
      DesiredCount: 1,
    });
  });

  test('builds the same in each app', () => {
    const templates = () =>
      file
        .addTo(new App())
        .environments.map((environment) => Template.fromStack(Stack.of(environment)).toJSON());

    expect(templates()).toEqual(templates());
  });

  test('refuses an environment that it does not describe', () => {
    expect(wrongUse(() => file.addTo(new App()).environment('Stagin'))).toBe(
      "environment of the stages file: got 'Stagin', but the stages file has no such name; did you mean 'Staging'? [stages-file.unknown-environment]",
    );
  });

  test('refuses a component that it does not describe', () => {
    expect(wrongUse(() => file.addTo(new App()).component('Staging', 'Order'))).toBe(
      "component of environment Staging: got 'Order', but the stages file has no such name; did you mean 'Orders'? [stages-file.unknown-component]",
    );
  });

  test('refuses a component of another environment', () => {
    const stages = file.addTo(new App());
    const uses = [stages.component('Development', 'Orders')];

    expect(
      wrongUse(() => new ContainerService(stages.environment('Staging'), 'Extra', { image, uses })),
    ).toMatch(/Development/);
  });

  test('has an error with every problem for a file that is malformed', () => {
    withFile('application: Shop\n', (path) => {
      expect(() => StagesFile.load(path)).toThrow(StagesFileError);
      expect(() => StagesFile.load(path)).toThrow(
        /services: missing\. An application has .*\n.*environments: missing\. At least one /,
      );
    });
  });
});
