import { type JsonObject, list, scalar } from '../internal/json';
import { within } from './within';

/** By type, whether a resource has the traits of its type, where its properties decide. */
export const ONLY_IF: Readonly<Partial<Record<string, (properties: JsonObject) => boolean>>> = {
  // Its stage has the settings of the description.
  'AWS::ApiGateway::Deployment': ({ StageName }) => StageName !== undefined,
  'AWS::ApiGateway::Method': ({ Integration }) =>
    sendsRequests(within(Integration, 'Type')) && !isHttps(within(Integration, 'Uri')),
  // A private integration has a listener as its target.
  'AWS::ApiGatewayV2::Integration': ({ IntegrationType, ConnectionType, IntegrationUri }) =>
    ConnectionType !== 'VPC_LINK' && sendsRequests(IntegrationType) && !isHttps(IntegrationUri),
  'AWS::AppSync::DataSource': ({ HttpConfig }) =>
    HttpConfig !== undefined && !isHttps(within(HttpConfig, 'Endpoint')),
  'AWS::Events::EventBus': ({ Policy }) => Policy !== undefined,
  // It runs a task of Amazon ECS, which no service has.
  'AWS::Events::Rule': ({ Targets }) => list(Targets).some(runsTask),
  // Kafka outside of AWS; what AWS manages has facts of its own.
  'AWS::Lambda::EventSourceMapping': ({ SelfManagedEventSource }) => SelfManagedEventSource !== undefined,
  'AWS::Scheduler::Schedule': ({ Target }) => runsTask(Target),
};

function sendsRequests(type: unknown): boolean {
  return ['HTTP', 'HTTP_PROXY', undefined].includes(scalar(type));
}

function isHttps(uri: unknown): boolean {
  return JSON.stringify(uri ?? '').includes('https://');
}

function runsTask(target: unknown): boolean {
  return within(target, 'EcsParameters') !== undefined;
}
