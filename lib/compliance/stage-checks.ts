import type { IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { day } from '../internal/checked-text';
import { didYouMean } from '../internal/did-you-mean';
import type { Declarations } from '../requirements/declarations';
import type { PackName } from '../requirements/pack-name';
import { acknowledgementsIn } from './acknowledgements';
import { externalRequirements, type ExternalEnvironment, externalUnderTest } from './external-environment';
import { checkCustomChecks, type CustomCheck } from './custom-check';
import type { PartialLedger } from './ledger/build-ledger';
import type { Ledger, UnknownEnvironment } from './ledger/ledger';
import { modelFromSynthesized, stageOf } from './model/from-scope';
import { type NagPackPlugin, nagPackPlugins } from './nag/nag-pack-plugin';
import { checkCustomControls } from './records/custom-controls';
import { GoLiveRecords } from './records/go-live-records';
import { STAGE_CHECKS } from './records/waived-findings';
import { resolvedDeclarations } from './resolved-declarations';
import { type IStageUnderTest, isStageUnderTest } from './stage-under-test';
import type { TemplateValidation } from './validation/template-validation';
import { violationsOf } from './violations';

/**
 * How one environment is evaluated.
 *
 * @jsii ignore
 */
export interface StageChecksProps {
  /**
   * The cdk-nag packs that evaluate the environment. Register them too: `plugins` has them.
   *
   * @default - none
   */
  readonly packs?: readonly PackName[];
  /**
   * Checks of the application's own.
   *
   * @default - none
   */
  readonly checks?: readonly CustomCheck[];
  /**
   * The CDK's own validation of the templates, which proves some controls of frameworks. It is registered separately,
   * once for the application.
   *
   * @default - its result is not known, and what it proves is unknown
   */
  readonly templateValidation?: TemplateValidation;
  /**
   * The records of this environment and others, for the checks and the packs.
   *
   * @default - none
   */
  readonly records?: GoLiveRecords;
  /**
   * The day, `YYYY-MM-DD`, for which the ledger shows the records. No clock is read, and a record that has expired since
   * the opening day does not fail the validation.
   *
   * @default - the opening day of the launch plan
   */
  readonly asOf?: string;
}

/**
 * How an environment is evaluated that was not made with this package.
 *
 * @jsii ignore
 */
export interface StageChecksOverProps extends ExternalEnvironment, StageChecksProps {
  /**
   * Constructs of the environment that stand outside of the scope.
   *
   * @default - none
   */
  readonly support?: readonly IConstruct[];
}

/**
 * The evaluation of one environment against the requirements of its stage, from its synthesized resources alone. A
 * required requirement that is not met fails the validation; what is unknown, and what is present without being required,
 * is a warning. In an environment that opens to its users, a pending requirement fails it too.
 *
 * Use `Compliance` to evaluate every environment of an application. Use this class in a unit test (`ledger`), or for
 * constructs that were not made with this package (`over`).
 *
 * @jsii ignore
 */
export class StageChecks implements IPolicyValidationPlugin {
  public readonly name = STAGE_CHECKS;
  private readonly nagPacks: readonly NagPackPlugin[];
  private readonly checks: readonly CustomCheck[];
  private readonly templateValidation?: TemplateValidation;
  private readonly records: GoLiveRecords;
  private readonly asOf?: string;
  private examined?: PartialLedger;

  /**
   * Evaluates everything below a construct, made with this package or not: a stack, a stage, a whole application. It is
   * evaluated by its resources and by what is declared here; nothing is added to it.
   *
   * @throws StageEnvironmentError if `asOf` is not a day
   */
  public static over(scope: IConstruct, props: StageChecksOverProps): StageChecks {
    const requirements = externalRequirements(props, scope.node.path);
    const environment = externalUnderTest(scope, requirements, props.support);
    // The records of other environments of the application belong to the checks over them.
    const records = props.records?.forEnvironment(requirements.declarations.environment);
    return new StageChecks(environment, { ...props, records });
  }

  /** @throws StageEnvironmentError if `asOf` is not a day, or an id of a check is refused */
  constructor(
    private readonly environment: IStageUnderTest,
    props: StageChecksProps = {},
  ) {
    const { packs = [], checks = [], templateValidation, records, asOf } = props;
    checkCustomChecks(checks);
    this.checks = checks;
    this.templateValidation = templateValidation;
    this.records = records ?? GoLiveRecords.of([]);
    checkDeclaredFrameworks(environment.declarations, { checks, records: this.records });
    this.asOf = asOf === undefined ? undefined : day("'asOf' of the checks", asOf);
    this.nagPacks = nagPackPlugins(packs, environment, { records, asOf });
  }

  /** The plug-ins to register with `Validations.of(app).addPlugins`: these checks, and the cdk-nag packs. */
  public get plugins(): IPolicyValidationPlugin[] {
    return [this, ...this.nagPacks];
  }

  /** True once the environment is evaluated; its ledger is there then, even if the synthesis fails. */
  public get hasRun(): boolean {
    return this.examined !== undefined;
  }

  /** Called by the CDK after synthesis. */
  public validate(): PolicyValidationPluginReport {
    this.examined = this.examine();
    const violations = violationsOf({
      ledger: this.examined.ledger,
      profile: this.environment.profile,
      constructPath: this.environment.node.path,
    });
    const fails = violations.some(({ severity }) => severity === 'error' || severity === 'fatal');
    return { success: !fails, violations };
  }

  /**
   * The ledger of the environment. The application is synthesized if that has not been done.
   *
   * @throws what the synthesis throws
   */
  public ledger(): Ledger {
    if (this.examined === undefined) this.synthesize();
    const examined = this.examined ?? this.examine();
    return examined.with({
      nag: this.nagPacks.map(({ result }) => result),
      validated: this.templateValidation?.validated,
    });
  }

  /** If these checks are registered, the synthesis throws while they fail; they have run by then. */
  private synthesize(): void {
    try {
      stageOf(this.environment).synth();
    } catch (error) {
      if (this.examined === undefined) throw error;
    }
  }

  private examine(): PartialLedger {
    const model = modelFromSynthesized(this.environment, ...(this.environment.support ?? []));
    const { profile, node } = this.environment;
    // Loading every check costs CPU time, so they are loaded at first use.
    const { examine } = require('./ledger/build-ledger') as typeof import('./ledger/build-ledger');
    return examine({
      model,
      profile,
      declarations: resolvedDeclarations(this.environment, model),
      records: this.records,
      unknownEnvironments: this.unknownEnvironments(),
      acknowledgements: acknowledgementsIn(node.root),
      constructPath: node.path,
      packs: this.nagPacks.map(({ name }) => name),
      checks: this.checks,
      asOf: this.asOf,
    });
  }

  /** A record of an environment that does not exist hides that the record of the real one is missing. */
  private unknownEnvironments(): UnknownEnvironment[] {
    const others = this.environment.node.root.node.findAll().filter(isStageUnderTest);
    const known = new Set([this.environment, ...others].map(({ declarations }) => declarations.environment));
    return this.records.environments
      .filter((name) => !known.has(name))
      .map((name) => ({ name, remediation: didYouMean(name, [...known]) }));
  }
}

/** Only frameworks of the application's own can be wrong in a way that shows here. */
function checkDeclaredFrameworks(
  { environment, frameworks = [] }: Declarations,
  { checks, records }: { readonly checks: readonly CustomCheck[]; readonly records: GoLiveRecords },
): void {
  checkCustomControls(records.forEnvironment(environment), frameworks);
  if (frameworks.every(({ definition }) => definition === undefined)) return;
  // Loading every check costs CPU time, so they are loaded at first use.
  const { checkFrameworks } =
    require('./frameworks/check-frameworks') as typeof import('./frameworks/check-frameworks');
  checkFrameworks(frameworks, checks);
}
