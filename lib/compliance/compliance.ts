import { App, Stage, type StageSynthesisOptions, Validations } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { IConstruct } from 'constructs';
import { StageEnvironmentError } from '../internal/errors';
import type { Reporter } from '../reports/reporter';
import type { NamedLedger } from './ledger/named-ledger';
import { checkReporters } from '../reports/reporters';
import { clearReport, writeReport } from '../reports/write-report';
import type { ComplianceOptions } from './compliance-options';
import { type EnvironmentPlace, pathsByName, reportNames } from './environment-names';
import { packsOf } from './nag/packs-of-environment';
import { StageChecks } from './stage-checks';
import { type IStageUnderTest, isStageUnderTest } from './stage-under-test';
import { TemplateValidation } from './validation/template-validation';

const COMPLIANCE = Symbol.for('cdk-stage-environments.Compliance');

interface EvaluatedEnvironment {
  /** The name in reports. */
  readonly name: string;
  readonly environment: IStageUnderTest;
  readonly checks: StageChecks;
}

/**
 * The evaluation of every environment of an application: the checks of its stage, the cdk-nag packs of its frameworks and
 * the CDK's validation of its templates, with one set of records for all of them. `enable` it once, after the environments
 * are created:
 *
 *     Compliance.of(app).enable({ records: GoLiveRecords.fromFile('go-live.yaml') });
 */
export class Compliance {
  /**
   * The compliance of the application that a construct belongs to.
   *
   * @throws StageEnvironmentError if the construct belongs to no `App`
   */
  public static of(scope: IConstruct): Compliance {
    const app = scope.node.root;
    if (!App.isApp(app)) {
      throw new StageEnvironmentError({
        id: 'compliance.root-not-an-app',
        what: 'scope of Compliance.of',
        value: scope.node.path,
        limit: 'an App at the root of the construct tree is required',
        remediation: 'give the App, or a construct in it',
      });
    }
    const ofApp = app as { [COMPLIANCE]?: Compliance };
    return (ofApp[COMPLIANCE] ??= new Compliance(app));
  }

  private environments?: readonly EvaluatedEnvironment[];
  private synthesized: readonly NamedLedger[] = [];

  private constructor(private readonly app: App) {}

  /**
   * Evaluates every environment of the application at synthesis. An environment that does not pass fails the validation of
   * its `cdk.Stage`. The reports are written into the folder `reports` of the cloud assembly, after the validation and
   * whatever its result.
   *
   * @throws StageEnvironmentError if it is enabled already, the application has no environment, a record names an unknown
   * environment or control, `asOf` is not a day, or a check or reporter is malformed; nothing is enabled then. The
   * synthesis throws it if an environment was created later.
   */
  public enable(options: ComplianceOptions = {}): void {
    this.refuseSecondTime();
    const found = environmentsOf(this.app);
    if (found.length === 0) {
      throw new StageEnvironmentError({
        id: 'compliance.no-environments',
        what: 'environments of the application',
        value: undefined,
        limit: 'at least one environment is required',
        remediation: 'enable Compliance after the environments are created',
      });
    }
    const { reporters = [] } = options;
    checkReporters(reporters);
    const templateValidation = templateValidationOf(options);
    const environments = evaluated(found, options, templateValidation);

    // Nothing is refused from here on.
    this.environments = environments;
    if (templateValidation !== undefined) Validations.of(this.app).addPlugins(templateValidation);
    for (const { environment, checks } of environments)
      Validations.of(environment).addPlugins(...checks.plugins);
    this.reportAfterSynthesis(reporters);
  }

  /** The ledgers of the last synthesis, by the names of the environments in reports; none before it. */
  public get ledgers(): NamedLedger[] {
    return [...this.synthesized];
  }

  private refuseSecondTime(): void {
    if (this.environments === undefined) return;
    throw new StageEnvironmentError({
      id: 'compliance.enabled-twice',
      what: 'Compliance of the application',
      value: 'a second call of enable',
      limit: 'it can be enabled once, for all environments',
      remediation: 'remove one call, and give all options to the other',
    });
  }

  /**
   * Validation plug-ins must not change the assembly, so the reports are written when the synthesis ends, also if it ends
   * with an error.
   */
  private reportAfterSynthesis(reporters: readonly Reporter[]): void {
    const { app } = this;
    aroundSynth(app, (synth) => {
      this.refuseLaterEnvironments();
      // An earlier report must not be taken for that of this synthesis.
      clearReport(app.outdir);
      try {
        return synth();
      } finally {
        this.synthesized = (this.environments ?? [])
          .filter(({ checks }) => checks.hasRun)
          .map(({ name, checks }) => ({ name, ledger: checks.ledger() }));
        if (this.synthesized.length > 0) writeReport(app.outdir, this.synthesized, reporters);
      }
    });
  }

  private refuseLaterEnvironments(): void {
    const known = (this.environments ?? []).map(({ environment }) => environment);
    const later = environmentsOf(this.app).filter((environment) => !known.includes(environment));
    if (later.length === 0) return;
    throw new StageEnvironmentError({
      id: 'compliance.enabled-too-early',
      what: 'environments that are not evaluated',
      value: later.map(({ node }) => node.path).join(', '),
      limit: 'they were created after Compliance was enabled',
      remediation: 'enable Compliance after all environments are created',
    });
  }
}

/**
 * Runs a function around each synthesis of one app. The app gets a class of its own: for other languages, jsii calls the
 * method of an object's class, and not one that is assigned to the object.
 */
function aroundSynth(app: App, around: (synth: () => CloudAssembly) => CloudAssembly): void {
  const AppClass = app.constructor as typeof App;
  class ReportingApp extends AppClass {
    public override synth(options?: StageSynthesisOptions): CloudAssembly {
      return around(() => super.synth(options));
    }
  }
  Object.setPrototypeOf(app, ReportingApp.prototype);
}

function environmentsOf(app: App): readonly IStageUnderTest[] {
  return app.node.findAll().filter(isStageUnderTest);
}

function evaluated(
  environments: readonly IStageUnderTest[],
  { records, asOf, checks }: ComplianceOptions,
  templateValidation: TemplateValidation | undefined,
): EvaluatedEnvironment[] {
  const places = environments.map(placeOf);
  const names = reportNames(places);
  const ofApp = records?._withPaths(pathsByName(places));
  return environments.map((environment, index) => ({
    name: names[index],
    environment,
    checks: new StageChecks(environment, {
      packs: packsOf(environment.declarations),
      checks,
      records: ofApp,
      asOf,
      templateValidation,
    }),
  }));
}

function placeOf(environment: IStageUnderTest): EnvironmentPlace {
  const stage = Stage.of(environment);
  const { environment: path } = environment.declarations;
  return stage === undefined || App.isApp(stage) ? { path } : { path, stageName: stage.stageName };
}

function templateValidationOf({
  templateValidation = process.env.CDK_VALIDATION !== 'false',
  templateValidationCache: cache,
}: ComplianceOptions): TemplateValidation | undefined {
  return templateValidation ? new TemplateValidation({ cache }) : undefined;
}
