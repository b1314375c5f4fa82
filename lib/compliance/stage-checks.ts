import {
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolatingResource,
  type PolicyViolation,
  Stack,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { didYouMean } from '../private/nearest';
import { day } from '../private/said';
import type { Declarations } from '../requirements/declarations';
import type { StageProfile } from '../requirements/stage-profile';
import { type Finding, VerdictState } from './checks/check';
import type { CheckResult } from './checks/checks';
import { demandedOf, type ForeignEnvironment, underTest } from './foreign';
import { isShortOfRoom, ROOM_WORDS } from './headroom';
import type { Examination } from './build-ledger';
import type { Ledger, LedgerRow, StackHeadroom } from './ledger';
import { GoLiveRecords } from './records/go-live-records';
import { violationOfNeedless } from './records/needless-violation';
import { modelFromSynthesized, stageOf } from './resource-model/from-scope';
import type { ResourceModel } from './resource-model/resource-model';
import type { IStockPack } from './stock-packs/stock-pack';
import type { TemplateValidation } from './validation/template-validation';

/** What is checked: an environment, what its stage demands of it and what its description declares. */
export interface IStageUnderTest extends IConstruct {
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  /**
   * What of it stands outside of its tree, such as the vault for copies in another Region.
   *
   * @default - nothing
   */
  readonly support?: readonly IConstruct[];
}

/** What is said of an environment that was not made with this package, and how it is checked. */
export interface StageChecksOverProps extends ForeignEnvironment, StageChecksProps {
  /**
   * What of it stands outside of the construct.
   *
   * @default - nothing
   */
  readonly support?: readonly IConstruct[];
}

export interface StageChecksProps {
  /**
   * Packs of stock rules over the same environment, whose verdicts the ledger tells. They are registered as plugins of
   * their own.
   *
   * @default - the ledger tells of no stock rules
   */
  readonly stockPacks?: readonly IStockPack[];
  /**
   * The CDK's own validation of the templates, which proves some controls of frameworks. It is registered by itself.
   *
   * @default - it is not known what it says, and what it proves is undecidable
   */
  readonly templateValidation?: TemplateValidation;
  /**
   * What was signed for this environment and others.
   *
   * @default - nothing
   */
  readonly records?: GoLiveRecords;
  /**
   * The day, `YYYY-MM-DD`, on which the ledger shows what was signed. No clock is ever read, and nothing that has expired
   * since the opening day fails the validation.
   *
   * @default - the opening day of the launch plan
   */
  readonly asOf?: string;
}

/**
 * Checks one environment against what its stage demands, by its resources alone. A required row that is not met fails
 * the validation; what cannot be decided, and what is there without being asked for, is a warning and fails nothing. In
 * an environment that is open to its users also a required row that nobody answered or signed fails it.
 *
 * Register it with `Validations.of(app).addPlugins(checks)`, or ask it for the `ledger` in a test.
 */
export class StageChecks implements IPolicyValidationPlugin {
  public readonly name = 'StageChecks';
  private readonly stockPacks: readonly IStockPack[];
  private readonly templateValidation?: TemplateValidation;
  private readonly records: GoLiveRecords;
  private readonly asOf?: string;
  private examined?: Examination;

  /**
   * Checks whatever stands below a construct, made with this package or not: a stack, a stage, a whole application. It is
   * judged by its resources and by what is declared of it here; nothing is added to it.
   *
   * @throws StageEnvironmentError if `asOf` is no day
   */
  public static over(scope: IConstruct, props: StageChecksOverProps): StageChecks {
    const demanded = demandedOf(props, scope.node.path);
    const environment = underTest(scope, demanded, props.support);
    // Those of the application's other environments are for the checks over them.
    const records = props.records?.forEnvironment(demanded.declarations.environment);
    return new StageChecks(environment, { ...props, records });
  }

  /** @throws StageEnvironmentError if `asOf` is no day */
  constructor(
    private readonly environment: IStageUnderTest,
    props: StageChecksProps = {},
  ) {
    this.stockPacks = props.stockPacks ?? [];
    this.templateValidation = props.templateValidation;
    this.records = props.records ?? GoLiveRecords.of([]);
    this.asOf = props.asOf === undefined ? undefined : day("'asOf' of the checks", props.asOf);
  }

  /** True once the environment has been looked at, so that its ledger can be had also if the synthesis then failed. */
  public get hasRun(): boolean {
    return this.examined !== undefined;
  }

  /** Called by the CDK after synthesis. */
  public validate(): PolicyValidationPluginReport {
    this.examined = this.examine();
    const { ledger } = this.examined;
    const violations = [
      ...ledger.requirements.flatMap((row) => this.violationsOf(row)),
      ...this.violationsOfOpening(ledger),
      ...this.violationsOfRecords(),
      ...this.violationsOfNeedless(ledger),
      ...ledger.headroom.flatMap((stack) => this.violationsOfRoom(stack)),
    ];
    return { success: violations.every(({ severity }) => severity !== 'error'), violations };
  }

  /**
   * The whole account of the environment. The application is synthesized if that has not been done.
   *
   * @throws what the synthesis throws
   */
  public ledger(): Ledger {
    if (this.examined === undefined) this.synthesize();
    const examined = this.examined ?? this.examine();
    return examined.with({
      stock: this.stockPacks.map(({ result }) => result),
      validated: this.templateValidation?.validated,
    });
  }

  /** An application in which these checks are registered does not synthesize while they fail; they have run by then. */
  private synthesize(): void {
    try {
      stageOf(this.environment).synth();
    } catch (error) {
      if (this.examined === undefined) throw error;
    }
  }

  private examine(): Examination {
    const model = modelFromSynthesized(this.environment, ...(this.environment.support ?? []));
    const { profile, declarations } = this.environment;
    // Only once something is checked: to load every check costs a synth without them CPU time.
    const { examine } = require('./build-ledger') as typeof import('./build-ledger');
    return examine({
      model,
      profile,
      declarations: this.settled(declarations, model),
      records: this.records,
      packs: this.stockPacks.map(({ name }) => name),
      asOf: this.asOf,
    });
  }

  /** What was declared by reference, such as the security group of another stack, as the model writes it. */
  private settled(declarations: Declarations, model: ResourceModel): Declarations {
    const stack = [...this.environment.node.scopes].reverse().find((one) => Stack.isStack(one));
    const home = model.stacks.find(({ constructPath }) => constructPath === stack?.node.path);
    if (stack === undefined || home === undefined) return declarations;
    const settle = (values: readonly string[]) =>
      values.map((value) => model.text(stack.resolve(value), home));
    const { entry, partner } = declarations;
    return {
      ...declarations,
      entry: entry && {
        ...entry,
        ranges: settle(entry.ranges),
        prefixLists: settle(entry.prefixLists),
        securityGroups: settle(entry.securityGroups),
      },
      partner: partner && { ...partner, widenedBy: partner.widenedBy && settle(partner.widenedBy) },
    };
  }

  private violationsOf(row: LedgerRow): PolicyViolation[] {
    // What nobody asks for is no fault where it is missed.
    const { optionalChecks } = this.environment.profile.requirements[row.id];
    const asked = row.checks.filter(({ check }) => !optionalChecks.includes(check));
    return asked.flatMap((result) =>
      [VerdictState.NOT_MET, VerdictState.UNDECIDABLE].flatMap((state) => {
        const findings = result.findings.filter((finding) => finding.state === state && !finding.waived);
        const severity = row.blocking && state === VerdictState.NOT_MET ? 'error' : 'warning';
        return findings.length === 0 ? [] : [this.violation(row, result, findings, severity)];
      }),
    );
  }

  private violationsOfOpening({ opening }: Ledger): PolicyViolation[] {
    if (opening === undefined || opening.openRows.length === 0) return [];
    const { opensOn, openRows, override } = opening;
    const open = openRows.map(({ id, title, reason }) => `${id} ${title}: ${reason}`).join('; ');
    const broken =
      override === undefined
        ? ''
        : `${override.who} opens it nevertheless (${override.when}): ${override.reason}. `;
    return [
      {
        ruleName: 'going-live.open-rows',
        description: `${broken}The environment opens on ${opensOn}, and required rows are open: ${open}`,
        fix: 'declare what is asked, record who signed it or who waives it, or close the environment with Access.closed',
        severity: override === undefined ? 'error' : 'warning',
        violatingResources: this.whole,
      },
    ];
  }

  /** A record that nobody will ever look at hides that what it is for is not signed. */
  private violationsOfRecords(): PolicyViolation[] {
    const others = this.environment.node.root.node.findAll().filter(isStageUnderTest);
    const known = new Set([this.environment, ...others].map(({ declarations }) => declarations.environment));
    return this.records.environments
      .filter((name) => !known.has(name))
      .map((name) => ({
        ruleName: 'going-live.unknown-environment',
        description: `there are records of environment '${name}', and the application has no such environment`,
        fix: `write the name of an environment; ${didYouMean(name, [...known])}`,
        severity: 'error',
        violatingResources: this.whole,
      }));
  }

  /** The packs tell of the waivers of their rules themselves. */
  private violationsOfNeedless({ records: { needless } }: Ledger): PolicyViolation[] {
    return needless.map((waiver) => violationOfNeedless(waiver, this.environment.node.path));
  }

  private violationsOfRoom({ stack, limits }: StackHeadroom): PolicyViolation[] {
    return limits.filter(isShortOfRoom).map(({ what, used, limit }) => ({
      ruleName: 'stack-headroom',
      description: `stack ${stack} has ${String(used)} of ${String(limit)} ${ROOM_WORDS[what]}; CloudFormation takes no more`,
      fix: 'move services or stores of the environment to an environment in another stack before it is full',
      severity: 'warning',
      violatingResources: this.whole,
    }));
  }

  /** What is found of the environment as a whole is found at its own path. */
  private get whole(): PolicyViolatingResource[] {
    return [{ constructPath: this.environment.node.path, locations: [] }];
  }

  private violation(
    row: LedgerRow,
    { check, remedy }: CheckResult,
    findings: readonly Finding[],
    severity: string,
  ): PolicyViolation {
    const reasons = [...new Set(findings.map(({ reason }) => reason))].join('; ');
    return {
      ruleName: check,
      description: `${row.id} ${row.title}: ${reasons}`,
      fix: remedy,
      severity,
      violatingResources: findings.map(({ resource }) => ({
        constructPath: resource?.constructPath ?? this.environment.node.path,
        locations: [],
      })),
    };
  }
}

function isStageUnderTest(construct: IConstruct): construct is IStageUnderTest {
  return 'declarations' in construct && 'profile' in construct;
}
