import { is } from '../internal/values';
import { intrinsic, list, scalar } from '../internal/json';
import { any, type Answer, isOneOf, isTrue, not } from './answers';
import {
  ANYONE,
  type Fact,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type TransitFault,
} from './facts';
import { within } from './within';

/** Stands for an option that no template shows. */
const UNKNOWN = {};

const ENVIRONMENT = 'aws:elasticbeanstalk:environment';
const GROUP = 'aws:autoscaling:asg';
const SCHEDULED_ACTION = 'aws:autoscaling:scheduledaction';
const DATABASE = 'aws:rds:dbinstance';
const VPC = 'aws:ec2:vpc';

/**
 * AWS Elastic Beanstalk.
 *
 * @see https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
 */
export const ELASTIC_BEANSTALK: ServiceFacts = {
  'AWS::ElasticBeanstalk::Environment': {
    data: {
      // It creates a database that no template shows.
      holds: (environment, around) =>
        settingsOf(environment, around).some((one) => is(within(one, 'Namespace'), DATABASE)),
      awsBackup: 'not supported',
    },
    // The image and the default of the account decide.
    encryptedAtRest: () => 'unknown',
    encryptedInTransit: transitFaults,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: {
      updates: 'platform updates',
      property: 'ManagedActionsEnabled of aws:elasticbeanstalk:managedactions',
      isAutomatic: (environment, around) =>
        isTrue(
          option(
            'aws:elasticbeanstalk:managedactions',
            'ManagedActionsEnabled',
            'false',
          )(environment, around),
        ),
    },
    health: { namespaces: ['AWS/ElasticBeanstalk'], dimension: 'EnvironmentName' },
    exposure: { internet, admission: ANYONE, webAcl: 'association' },
    server: {
      min: (environment, around) => instances('MinSize', 1, environment, around),
      max: (environment, around) => instances('MaxSize', 4, environment, around),
      subnets: (environment, around) => separated(option(VPC, 'Subnets', UNKNOWN)(environment, around)),
    },
  },
};

/** The option settings of an environment, and of its configuration template. */
function settingsOf(environment: TemplateResource, around: Surroundings): readonly unknown[] {
  const { OptionSettings, TemplateName } = environment.properties;
  const template = around.follow(TemplateName, environment);
  return [...list(OptionSettings), ...list(template?.properties.OptionSettings)];
}

/**
 * An option of an environment. What its template does not set, a saved configuration or the application may set.
 *
 * @see https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options.html
 */
function option(namespace: string, name: string, byDefault: unknown): Fact<unknown> {
  return (environment, around) => {
    const { TemplateName, VersionLabel } = environment.properties;
    const settings = settingsOf(environment, around);
    const setting = settings.find(
      (one) => is(within(one, 'Namespace'), namespace) && is(within(one, 'OptionName'), name),
    );
    if (setting !== undefined) return within(setting, 'Value');
    const isExternal = TemplateName !== undefined && around.follow(TemplateName, environment) === undefined;
    const isHidden = settings.some((one) => intrinsic(one) !== undefined);
    return isExternal || isHidden || VersionLabel !== undefined ? UNKNOWN : byDefault;
  };
}

function isSingle(environment: TemplateResource, around: Surroundings): Answer {
  return isOneOf(option(ENVIRONMENT, 'EnvironmentType', 'LoadBalanced')(environment, around), [
    'SingleInstance',
  ]);
}

function instances(
  size: string,
  byDefault: number,
  environment: TemplateResource,
  around: Surroundings,
): readonly unknown[] {
  switch (isSingle(environment, around)) {
    case 'yes':
      return [1];
    case 'unknown':
      // Who sets a number has a group.
      return [option(GROUP, size, UNKNOWN)(environment, around)];
    case 'no':
      return [
        option(GROUP, size, byDefault)(environment, around),
        ...settingsOf(environment, around)
          .filter((one) => is(within(one, 'Namespace'), SCHEDULED_ACTION))
          .filter((one) => is(within(one, 'OptionName'), size))
          .map((one) => within(one, 'Value')),
      ];
  }
}

function separated(value: unknown): readonly unknown[] {
  const text = scalar(value);
  if (text !== undefined) return text.split(/\s*,\s*/);
  const call = intrinsic(value);
  const [, parts] = call?.name === 'Fn::Join' ? list(call.argument) : [];
  return parts === undefined ? [value] : list(parts);
}

/** Its load balancer is public by default, and an environment without one has an Elastic IP address. */
function internet(environment: TemplateResource, around: Surroundings): Answer {
  const isInternal = isOneOf(option(VPC, 'ELBScheme', 'public')(environment, around), ['internal']);
  // A shared load balancer is an endpoint of its own.
  const isShared = isTrue(option(ENVIRONMENT, 'LoadBalancerIsShared', 'false')(environment, around));
  const isWorker = isOneOf(within(environment.properties.Tier, 'Name'), ['Worker'], 'WebServer');
  const isPublic = not(any([isInternal, isShared]));
  return isPublic === 'yes' && isWorker !== 'no' ? 'unknown' : isPublic;
}

/** Its load balancer listens for HTTP by default. */
function transitFaults(environment: TemplateResource, around: Surroundings): readonly TransitFault[] {
  const isEnabled = isTrue(
    option('aws:elbv2:listener:default', 'ListenerEnabled', 'true')(environment, around),
  );
  const isPlaintext = isOneOf(option('aws:elb:listener', 'ListenerProtocol', 'HTTP')(environment, around), [
    'HTTP',
  ]);
  const isBehindOther = any([
    isSingle(environment, around),
    isTrue(option(ENVIRONMENT, 'LoadBalancerIsShared', 'false')(environment, around)),
  ]);
  if (isBehindOther === 'no' && isEnabled === 'yes' && isPlaintext === 'yes') {
    return [{ kind: 'plaintext HTTP' }];
  }
  return [{ kind: 'unknown' }];
}
