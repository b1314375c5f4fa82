import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { ApplicationLoadBalancedFargateService } from 'aws-cdk-lib/aws-ecs-patterns';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as s3 from 'aws-cdk-lib/aws-s3';

/** A production as tutorials make it: it runs, and leaves out what only an incident asks for. */
export function bareProduction(): Stack {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2, restrictDefaultSecurityGroup: false });
  const cluster = new ecs.Cluster(stack, 'Cluster', { vpc });
  const web = new ApplicationLoadBalancedFargateService(stack, 'Web', {
    cluster,
    desiredCount: 2,
    publicLoadBalancer: true,
    minHealthyPercent: 100,
    taskImageOptions: { image: ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:1') },
  });
  const orders = new rds.DatabaseInstance(stack, 'Orders', {
    vpc,
    engine: rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17 }),
  });
  orders.connections.allowDefaultPortFrom(web.service);
  const uploads = new s3.Bucket(stack, 'Uploads', { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL });
  uploads.grantReadWrite(web.taskDefinition.taskRole);
  return stack;
}
