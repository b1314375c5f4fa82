import { type Finding, OutcomeState } from './outcome';
import {
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolatingResource,
  type PolicyViolation,
  Stack,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { didYouMean } from '../internal/did-you-mean';
import { day } from '../internal/checked-text';
import type { Declarations } from '../requirements/declarations';
import type { StageProfile } from '../requirements/stage-profile';
import type { CheckResult } from './checks/checks';
import { externalRequirements, type ExternalEnvironment, externalUnderTest } from './external-environment';
import { isNearLimit, LIMIT_NAMES } from './ledger/cloudformation-limits';
import type { PartialLedger } from './ledger/build-ledger';
import type { Ledger, LedgerRequirement, StackLimits } from './ledger/ledger';
import { GoLiveRecords } from './records/go-live-records';
import { unusedWaiverViolation } from './records/unused-waiver-violation';
import { modelFromSynthesized, stageOf } from './model/from-scope';
import type { ResourceModel } from './model/resource-model';
import type { INagPack } from './nag/i-nag-pack';
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
export interface StageChecksOverProps extends ExternalEnvironment, StageChecksProps {
  /**
   * What of it stands outside of the construct.
   *
   * @default - nothing
   */
  readonly support?: readonly IConstruct[];
}

export interface StageChecksProps {
  /**
   * Packs of cdk-nag rules over the same environment, whose verdicts the ledger tells. They are registered as plugins of
   * their own.
   *
   * @default - the ledger tells of no cdk-nag rules
   */
  readonly nagPacks?: readonly INagPack[];
  /**
   * The CDK's own validation of the templates, which proves some controls of frameworks. It is registered by itself.
   *
   * @default - it is not known what it says, and what it proves is unknown
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
 * Checks one environment against what its stage demands, by its resources alone. A required requirement that is not met fails
 * the validation; what cannot be decided, and what is there without being asked for, is a warning and fails nothing. In
 * an environment that is open to its users also a required requirement that nobody answered or signed fails it.
 *
 * Register it with `Validations.of(app).addPlugins(checks)`, or ask it for the `ledger` in a test.
 */
export class StageChecks implements IPolicyValidationPlugin {
  public readonly name = 'StageChecks';
  private readonly nagPacks: readonly INagPack[];
  private readonly templateValidation?: TemplateValidation;
  private readonly records: GoLiveRecords;
  private readonly asOf?: string;
  private examined?: PartialLedger;

  /**
   * Checks whatever stands below a construct, made with this package or not: a stack, a stage, a whole application. It is
   * judged by its resources and by what is declared of it here; nothing is added to it.
   *
   * @throws StageEnvironmentError if `asOf` is no day
   */
  public static over(scope: IConstruct, props: StageChecksOverProps): StageChecks {
    const demanded = externalRequirements(props, scope.node.path);
    const environment = externalUnderTest(scope, demanded, props.support);
    // Those of the application's other environments are for the checks over them.
    const records = props.records?.forEnvironment(demanded.declarations.environment);
    return new StageChecks(environment, { ...props, records });
  }

  /** @throws StageEnvironmentError if `asOf` is no day */
  constructor(
    private readonly environment: IStageUnderTest,
    props: StageChecksProps = {},
  ) {
    this.nagPacks = props.nagPacks ?? [];
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
      ...ledger.requirements.flatMap((requirement) => this.violationsOf(requirement)),
      ...this.violationsOfOpening(ledger),
      ...this.violationsOfRecords(),
      ...this.unusedWaiverViolations(ledger),
      ...ledger.cloudFormationLimits.flatMap((stack) => this.limitViolations(stack)),
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
      nag: this.nagPacks.map(({ result }) => result),
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

  private examine(): PartialLedger {
    const model = modelFromSynthesized(this.environment, ...(this.environment.support ?? []));
    const { profile, declarations } = this.environment;
    // Only once something is checked: to load every check costs a synth without them CPU time.
    const { examine } = require('./ledger/build-ledger') as typeof import('./ledger/build-ledger');
    return examine({
      model,
      profile,
      declarations: this.settled(declarations, model),
      records: this.records,
      packs: this.nagPacks.map(({ name }) => name),
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
    const { teamAccess, partner } = declarations;
    return {
      ...declarations,
      teamAccess: teamAccess && {
        ...teamAccess,
        ranges: settle(teamAccess.ranges),
        prefixLists: settle(teamAccess.prefixLists),
        securityGroups: settle(teamAccess.securityGroups),
      },
      partner: partner && {
        ...partner,
        additionalManagedPolicies:
          partner.additionalManagedPolicies && settle(partner.additionalManagedPolicies),
      },
    };
  }

  private violationsOf(requirement: LedgerRequirement): PolicyViolation[] {
    // What nobody asks for is no fault where it is missed.
    const { optionalChecks } = this.environment.profile.requirements[requirement.id];
    const asked = requirement.checks.filter(({ check }) => !optionalChecks.includes(check));
    return asked.flatMap((result) =>
      [OutcomeState.NOT_MET, OutcomeState.UNKNOWN].flatMap((state) => {
        const findings = result.findings.filter((finding) => finding.state === state && !finding.waived);
        const severity = requirement.blocking && state === OutcomeState.NOT_MET ? 'error' : 'warning';
        return findings.length === 0 ? [] : [this.violation(requirement, result, findings, severity)];
      }),
    );
  }

  private violationsOfOpening({ opening }: Ledger): PolicyViolation[] {
    if (opening === undefined || opening.pendingRequirements.length === 0) return [];
    const { opensOn, pendingRequirements, override } = opening;
    const open = pendingRequirements.map(({ id, title, reason }) => `${id} ${title}: ${reason}`).join('; ');
    const broken =
      override === undefined
        ? ''
        : `${override.who} opens it nevertheless (${override.when}): ${override.reason}. `;
    return [
      {
        ruleName: 'going-live.open-rows',
        description: `${broken}The environment opens on ${opensOn}, and required requirements are open: ${open}`,
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
  private unusedWaiverViolations({ records: { unused } }: Ledger): PolicyViolation[] {
    return unused.map((waiver) => unusedWaiverViolation(waiver, this.environment.node.path));
  }

  private limitViolations({ stack, limits }: StackLimits): PolicyViolation[] {
    return limits.filter(isNearLimit).map(({ what, used, limit }) => ({
      ruleName: 'stack-headroom',
      description: `stack ${stack} has ${String(used)} of ${String(limit)} ${LIMIT_NAMES[what]}; CloudFormation takes no more`,
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
    requirement: LedgerRequirement,
    { check, remediation }: CheckResult,
    findings: readonly Finding[],
    severity: string,
  ): PolicyViolation {
    const reasons = [...new Set(findings.map(({ reason }) => reason))].join(' ');
    return {
      ruleName: check,
      description: `${requirement.id} ${requirement.title}: ${reasons}`,
      fix: remediation,
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
