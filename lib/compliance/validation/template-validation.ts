import { dirname, join } from 'node:path';
import {
  CfnElement,
  CloudFormationValidatePlugin,
  type IPolicyValidationContext,
  NestedStack,
  type PolicyValidationPluginReport,
  Stack,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type Acknowledgement, acknowledgementOf } from '../acknowledgement';

/** What the CDK's validation said of the templates of an application. */
export interface ValidatedTemplates {
  /** The construct paths of the stacks whose templates it looked at. */
  readonly stacks: readonly string[];
  /** Its errors, also those that were acknowledged; no warnings. */
  readonly errors: readonly ValidationError[];
}

/** What CloudFormation would not take. */
export interface ValidationError {
  /** Such as `F3031`. */
  readonly rule: string;
  readonly description: string;
  /** The construct path of the stack. */
  readonly stack: string;
  /** None if it is of the template as a whole. */
  readonly logicalId?: string;
  /** None if nobody acknowledged it. */
  readonly acknowledged?: Acknowledgement;
}

const ERRORS: readonly (string | undefined)[] = ['error', 'fatal'];

/**
 * The CDK's own validation of every template, also of nested stacks, which the CDK leaves out by itself. It remembers
 * what it said, since the CDK's report tells of no template that passed. Give it to `StageChecks`, so that the ledger
 * tells what it shows of the controls of frameworks. It takes the place of the validation that the CDK adds by itself,
 * and runs also where `CDK_VALIDATION=false` switches that one off.
 *
 * Register it once, at the application: `Validations.of(app).addPlugins(validation)`.
 */
export class TemplateValidation extends CloudFormationValidatePlugin {
  private checkedText?: ValidatedTemplates;

  /** None before it ran, and where it broke down. */
  public get validated(): ValidatedTemplates | undefined {
    return this.checkedText;
  }

  /** Called by the CDK after synthesis. */
  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    this.checkedText = undefined;
    const whole = withNestedStacks(context);
    const report = super.validate(whole);
    // Read at once: the CDK takes out of the report what is acknowledged, and may turn its errors into warnings.
    this.checkedText = {
      stacks: whole.stackTemplates.map(({ stackConstructPath }) => stackConstructPath),
      errors: errorsOf(report, whole),
    };
    return report;
  }
}

/** The CDK names the templates of stacks alone; those of their nested stacks lie beside them. */
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
        };
      }),
    );
}

/** The construct behind a logical id; its stack, or the application, where there is none. */
function constructOf(app: IConstruct, stackPath: string, logicalId: string | undefined): IConstruct {
  const stack = app.node.findAll().find(({ node }) => node.path === stackPath);
  if (stack === undefined || logicalId === undefined) return stack ?? app;
  const isMeant = (one: IConstruct) =>
    CfnElement.isCfnElement(one) && one.stack === stack && Stack.of(one).resolve(one.logicalId) === logicalId;
  return stack.node.findAll().find(isMeant) ?? stack;
}
