import { App, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { ContainerService, PostgresDatabase, StagingEnv, TeamAccess } from '../../lib';
import { StageChecks } from '../../lib/compliance';
import { aDatabase, aPartner, NGINX } from '../components/described';

/** What a user writes: a stack with an environment and something of their own. */
class ShopStack extends Stack {
  public readonly shop: StagingEnv;

  constructor(scope: App, id: string) {
    super(scope, id);
    this.shop = new StagingEnv(this, 'Shop', {
      owner: 'shop-team',
      partner: aPartner(),
      teamAccess: TeamAccess.networks(['203.0.113.0/24']),
    });
    const orders = new PostgresDatabase(this.shop, 'Orders', aDatabase());
    new ContainerService(this.shop, 'Web', {
      image: ContainerImage.fromRegistry(NGINX),
      port: 8080,
      user: '101',
      uses: [orders],
    });
    new Bucket(this, 'Unrelated');
  }
}

describe('a user’s own test of a stack with an environment and an unrelated bucket', () => {
  test('gets its template, with the bucket as the user made it', () => {
    const template = Template.fromStack(new ShopStack(new App(), 'Shop'));
    template.resourceCountIs('AWS::ECS::Service', 1);
    template.hasResource('AWS::S3::Bucket', {
      Properties: Match.absent(),
      DeletionPolicy: 'Retain',
    });
  });

  test('gets no finding from us about the bucket, where the user registers the checks', () => {
    const app = new App();
    const { shop } = new ShopStack(app, 'Shop');
    const checks = new StageChecks(shop, { packs: ['AwsSolutions'] });
    Validations.of(app).addPlugins(...checks.plugins);
    expect(() => app.synth()).not.toThrow();
    expect(JSON.stringify(checks.ledger())).not.toContain('Unrelated');
  });

  test('gets no plug-in that the user did not register', () => {
    const app = new App();
    new ShopStack(app, 'Shop');
    // A plug-in of ours would find the bucket's many faults, and fail this.
    expect(() => app.synth()).not.toThrow();
  });
});
