// Frozen, like the environment that uses it.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

interface PartnerProps {
  readonly orders: IDatabaseInstance;
  readonly api: FargateService;
  readonly web: FargateService;
  readonly logGroups: ILogGroup[];
}

/** The role by which the partner looks at the environment, starts, stops and redeploys it. */
export function createPartner(scope: Construct, { orders, api, web, logGroups }: PartnerProps): void {
  const stack = Stack.of(scope);
  const services = allow(['ecs:UpdateService'], api.serviceArn, web.serviceArn);
  const documents = [
    new AutomationRunbook(scope, 'Start', {
      description: 'Starts the environment',
      steps: [
        ...databaseSteps(orders, 'Start', 'available'),
        updateService('Api_Start', api, { desiredCount: 1 }),
        updateService('Web_Start', web, { desiredCount: 2 }),
      ],
      statements: [allow(['rds:StartDBInstance', 'rds:DescribeDBInstances'], orders.instanceArn), services],
    }),
    new AutomationRunbook(scope, 'Stop', {
      description: 'Stops the environment',
      steps: [
        updateService('Web_Stop', web, { desiredCount: 0 }),
        updateService('Api_Stop', api, { desiredCount: 0 }),
        ...databaseSteps(orders, 'Stop', 'stopped'),
      ],
      statements: [allow(['rds:StopDBInstance', 'rds:DescribeDBInstances'], orders.instanceArn), services],
    }),
    new AutomationRunbook(scope, 'Redeploy', {
      description: 'Redeploys every service',
      steps: [
        updateService('Api_Redeploy', api, { forceNewDeployment: true }),
        updateService('Web_Redeploy', web, { forceNewDeployment: true }),
      ],
      statements: [services],
    }),
  ];
  const role = new iam.Role(scope, 'Partner', {
    description: 'Shop Partner Ltd: looks at the environment, starts, stops and redeploys it',
    assumedBy: new iam.AccountPrincipal('444455556666'),
  });
  new iam.ManagedPolicy(scope, 'PartnerPolicy', {
    roles: [role],
    statements: [
      allow(
        ['ssm:StartAutomationExecution'],
        ...documents.flatMap(({ documentArn, definitionArn }) => [documentArn, definitionArn]),
        stack.formatArn({ service: 'ssm', resource: 'automation-execution', resourceName: '*' }),
      ),
      new iam.PolicyStatement({
        actions: ['iam:PassRole'],
        resources: documents.map((document) => document.role.roleArn),
        conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
      }),
      allow(['ssm:DescribeDocument', 'ssm:GetDocument'], ...documents.map(({ documentArn }) => documentArn)),
      allow(
        [
          'ssm:DescribeAutomationExecutions',
          'ssm:DescribeAutomationStepExecutions',
          'ssm:GetAutomationExecution',
        ],
        '*',
      ),
      allow(['cloudformation:DescribeStacks', 'cloudformation:DescribeStackResources'], stack.stackId),
      allow(['rds:DescribeDBInstances', 'rds:ListTagsForResource'], orders.instanceArn),
      allow(['ecs:DescribeServices'], api.serviceArn, web.serviceArn),
    ],
  });
  new iam.ManagedPolicy(scope, 'PartnerLogsPolicy', {
    roles: [role],
    statements: [
      allow(
        ['logs:DescribeLogStreams', 'logs:GetLogEvents', 'logs:FilterLogEvents'],
        ...logGroups.map(({ logGroupArn }) => logGroupArn),
      ),
    ],
  });
  new CfnOutput(scope, 'PartnerRoleArn', { value: role.roleArn });
}

interface AutomationRunbookProps {
  readonly description: string;
  readonly steps: object[];
  readonly statements: iam.PolicyStatement[];
}

class AutomationRunbook extends Construct {
  readonly role: iam.Role;
  readonly documentArn: string;
  readonly definitionArn: string;

  constructor(scope: Construct, id: string, { description, steps, statements }: AutomationRunbookProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('ssm.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
    });
    new iam.ManagedPolicy(this, 'Policy', { roles: [this.role], statements });
    const { ref: name } = new CfnDocument(this, 'Document', {
      documentType: 'Automation',
      documentFormat: 'JSON',
      updateMethod: 'NewVersion',
      content: { schemaVersion: '0.3', description, assumeRole: this.role.roleArn, mainSteps: steps },
    });
    this.documentArn = stack.formatArn({ service: 'ssm', resource: 'document', resourceName: name });
    this.definitionArn = stack.formatArn({
      service: 'ssm',
      resource: 'automation-definition',
      resourceName: `${name}:$DEFAULT`,
    });
  }
}

function allow(actions: string[], ...resources: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions, resources });
}

function updateService(name: string, service: FargateService, change: object): object {
  return {
    name,
    action: 'aws:executeAwsApi',
    inputs: {
      Service: 'ecs',
      Api: 'UpdateService',
      cluster: service.cluster.clusterName,
      service: service.serviceName,
      ...change,
    },
  };
}

function databaseSteps(database: IDatabaseInstance, verb: string, status: string): object[] {
  const target = { Service: 'rds', DBInstanceIdentifier: database.instanceIdentifier };
  return [
    {
      name: `Orders_${verb}`,
      action: 'aws:executeAwsApi',
      inputs: { ...target, Api: `${verb}DBInstance` },
      onFailure: 'Continue',
    },
    {
      name: `Orders_${verb}Done`,
      action: 'aws:waitForAwsResourceProperty',
      inputs: {
        ...target,
        Api: 'DescribeDBInstances',
        PropertySelector: '$.DBInstances[0].DBInstanceStatus',
        DesiredValues: [status],
      },
    },
  ];
}
