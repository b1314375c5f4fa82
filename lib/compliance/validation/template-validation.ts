import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  CfnElement,
  CloudFormationValidatePlugin,
  type CloudFormationValidatePluginProps,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  NestedStack,
  type PolicyValidationPluginReport,
  Stack,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { VALIDATE_AGAINST_DEFAULT_RULES } from 'aws-cdk-lib/cx-api';
import { acknowledgementOf } from '../acknowledgements';
import { ERRORS, validateWithCache } from './cached-validation';
import { hash, ValidationCache } from './validation-cache';
import { ValidationError } from './validation-error';

/**
 * The result of the CDK's validation of the templates of an application.
 *
 * @jsii ignore
 */
export interface ValidatedTemplates {
  /** The construct paths of the stacks with a validated template. */
  readonly stacks: readonly string[];
  /** Its errors, also acknowledged ones; no warnings. */
  readonly errors: ValidationError[];
}

/**
 * How the CDK's validation runs over an application.
 *
 * @jsii ignore
 */
export interface TemplateValidationProps extends CloudFormationValidatePluginProps {
  /**
   * Whether results are kept for the next synthesis, so that an unchanged template is not validated again: by the template, its
   * account and Region, the version of aws-cdk-lib and the rules, for 30 days and up to 500 templates, in
   * `$XDG_CACHE_HOME/cdk-stage-environments` or `~/.cache/cdk-stage-environments`. The report is the same.
   *
   * @default - true, but false where the environment variable `CI` is set
   */
  readonly cache?: boolean;
}

/**
 * The CDK's validation of every template, also of nested stacks, which the CDK leaves out. It keeps its result, as evidence for
 * the controls of frameworks. It replaces the validation that the CDK adds by itself, and runs also if `CDK_VALIDATION=false`
 * switches that one off.
 *
 * `Compliance` registers it. To use it without `Compliance`, register it once, at the application
 * (`Validations.of(app).addPlugins(validation)`), and give it to `StageChecks`.
 *
 * @jsii ignore
 */
export class TemplateValidation extends CloudFormationValidatePlugin {
  private validatedTemplates?: ValidatedTemplates;
  private readonly validationCache?: ValidationCache;
  /** What results depend on besides the templates. */
  private readonly basis: string;

  constructor(props: TemplateValidationProps = {}) {
    const { cache = !isCi(), ...engineProps } = props;
    super(engineProps);
    const { regoRules, guardRules, includeDefaultRules, ...others } = engineProps;
    this.basis = hash(cdkVersion(), JSON.stringify([regoRules, guardRules, includeDefaultRules]));
    // Other properties may make the engine read files that are not known here.
    if (cache && Object.keys(others).length === 0) this.validationCache = new ValidationCache();
  }

  public override get version(): string | undefined {
    return this.about().version;
  }

  public override get ruleIds(): string[] | undefined {
    return this.about().ruleIds;
  }

  /** None before it has run, and if it failed. */
  public get validated(): ValidatedTemplates | undefined {
    return this.validatedTemplates;
  }

  /** Called by the CDK after synthesis. */
  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    this.validatedTemplates = undefined;
    const whole = withNestedStacks(context);
    const report = validateWithCache(whole, (unknown) => super.validate(unknown), {
      cache: this.validationCache,
      basis: this.basis,
    });
    // Read at once: the CDK later removes acknowledged errors from the report, and may turn errors into warnings.
    this.validatedTemplates = {
      stacks: whole.stackTemplates.map(({ stackConstructPath }) => stackConstructPath),
      errors: errorsOf(report, whole),
    };
    return report;
  }

  /** The CDK reads these in every synthesis; loading the engine for them takes long. */
  private about(): Pick<IPolicyValidationPlugin, 'version' | 'ruleIds'> {
    const key = hash('engine', cdkVersion());
    const known = this.validationCache?.read(key) as
      Pick<IPolicyValidationPlugin, 'version' | 'ruleIds'> | undefined;
    if (known !== undefined) return known;
    const about = { version: super.version, ruleIds: super.ruleIds };
    this.validationCache?.write(key, about);
    return about;
  }
}

function isCi(): boolean {
  const ci = process.env.CI ?? '';
  return ci !== '' && ci !== 'false';
}

function cdkVersion(): string {
  const { version } = createRequire(__filename)('aws-cdk-lib/package.json') as { version: string };
  return version;
}

/** The CDK passes the templates of stacks only; those of their nested stacks are in the same folder. */
function withNestedStacks(context: IPolicyValidationContext): IPolicyValidationContext {
  const nested = context.appConstruct.node.findAll().filter((one) => NestedStack.isNestedStack(one));
  const stackTemplates = context.stackTemplates.flatMap((stack) => [
    stack,
    ...nested
      .filter((one) => outermost(one).node.path === stack.stackConstructPath)
      .map(({ node, templateFile }) => ({
        ...stack,
        stackConstructPath: node.path,
        templatePath: join(dirname(stack.templatePath), templateFile),
      })),
  ]);
  return {
    ...context,
    stackTemplates,
    templatePaths: stackTemplates.map(({ templatePath }) => templatePath),
  };
}

function outermost(stack: Stack): Stack {
  return stack.nestedStackParent === undefined ? stack : outermost(stack.nestedStackParent);
}

function errorsOf(
  { violations }: PolicyValidationPluginReport,
  { stackTemplates, appConstruct }: IPolicyValidationContext,
): ValidationError[] {
  const isWarning = !failsOnErrors(appConstruct);
  const stacks = new Map(
    stackTemplates.map(({ templatePath, stackConstructPath }) => [templatePath, stackConstructPath]),
  );
  return violations
    .filter(({ severity }) => ERRORS.includes(severity))
    .flatMap(({ ruleName: rule, description, violatingResources }) =>
      violatingResources.map(({ templatePath = '', resourceLogicalId: logicalId }) => {
        const stack = stacks.get(templatePath) ?? '';
        const acknowledged = acknowledgementOf(constructOf(appConstruct, stack, logicalId), [
          `CloudFormation-Validate::${rule}`,
        ]);
        return {
          rule,
          description,
          stack,
          ...(logicalId === undefined ? {} : { logicalId }),
          ...(acknowledged === undefined ? {} : { acknowledged }),
          blocking: acknowledged === undefined && !isWarning,
        };
      }),
    );
}

/** The CDK turns these errors into warnings unless the application asks for errors. */
function failsOnErrors(app: IConstruct): boolean {
  const asked: unknown = app.node.tryGetContext(VALIDATE_AGAINST_DEFAULT_RULES);
  return asked !== undefined && asked !== false && asked !== 'false';
}

/** The construct of a logical id; its stack, or the application, if there is none. */
function constructOf(app: IConstruct, stackPath: string, logicalId: string | undefined): IConstruct {
  const stack = app.node.findAll().find(({ node }) => node.path === stackPath);
  if (stack === undefined || logicalId === undefined) return stack ?? app;
  const hasLogicalId = (one: IConstruct) =>
    CfnElement.isCfnElement(one) && one.stack === stack && Stack.of(one).resolve(one.logicalId) === logicalId;
  return stack.node.findAll().find(hasLogicalId) ?? stack;
}
