import type { IConstruct } from 'constructs';
import { nearest } from '../../internal/did-you-mean';
import { day } from '../../internal/checked-text';
import type { UnusedWaiver } from '../records/unused-waiver';
import type { GoLiveRecords } from '../records/go-live-records';
import { isValidOn } from '../records/valid-records';
import { unusedRuleWaiver, unusedReason } from '../records/unused-waivers';
import type { RuleWaiver } from '../records/rule-waiver';
import { reaches } from '../records/waived-findings';
import type { IStageUnderTest } from '../stage-under-test';

/** How cdk-nag packs evaluate an environment. */
export interface NagPackProps {
  /**
   * The records of the environment and others, for waivers of rules at constructs.
   *
   * @default - none
   */
  readonly records?: GoLiveRecords;
  /**
   * The day, `YYYY-MM-DD`, for which the ledger shows waivers. A waiver that expires after the opening day fails nothing.
   *
   * @default - the opening day of the launch plan
   */
  readonly asOf?: string;
}

/** The waivers of a finding. */
export interface FindingWaivers {
  /** The waiver that is valid on the opening day: the finding fails nothing. */
  readonly atOpening?: RuleWaiver;
  /** The waiver that is valid on the day of the ledger. */
  readonly shown?: RuleWaiver;
}

/** The waivers of the rules of one pack in one environment. */
export class PackWaivers {
  /** @throws StageEnvironmentError if `asOf` is not a day */
  public static of(pack: string, environment: IConstruct, { records, asOf }: NagPackProps): PackWaivers {
    const { declarations } = environment as IConstruct & Partial<Pick<IStageUnderTest, 'declarations'>>;
    const name = declarations?.environment ?? environment.node.path;
    const own = (records?.forEnvironment(name).ruleWaivers ?? []).filter(({ rule }) =>
      rule.startsWith(`${pack}-`),
    );
    const shownOn = asOf === undefined ? undefined : day(`'asOf' of the pack ${pack}`, asOf);
    return new PackWaivers(own, declarations?.launch?.opensOn, shownOn);
  }

  /** The paths at which the rule of a waiver has findings. */
  private readonly found: { readonly waiver: RuleWaiver; readonly path: string }[] = [];

  private constructor(
    private readonly waivers: readonly RuleWaiver[],
    private readonly opensOn?: string,
    private readonly asOf?: string,
  ) {}

  /** @param rule with the finding in brackets, if the rule has several */
  public of(rule: string, path: string): FindingWaivers {
    const ofRule = this.waivers.filter((waiver) => isOf(waiver.rule, rule));
    this.found.push(...ofRule.map((waiver) => ({ waiver, path })));
    const here = ofRule.filter((waiver) => reaches(waiver, path));
    return {
      atOpening: here.find((waiver) => isValidOn(waiver, this.opensOn)),
      shown: here.find((waiver) => isValidOn(waiver, this.asOf ?? this.opensOn)),
    };
  }

  /**
   * The waivers that cover no finding.
   *
   * @param rules the evaluated rules
   * @param paths the paths of the evaluated resources, asked for only if there are waivers
   * @param notEvaluated resources that could not be evaluated; a waiver there may be needed
   */
  public unused(
    rules: readonly string[],
    paths: () => readonly string[],
    notEvaluated: readonly string[],
  ): UnusedWaiver[] {
    const evaluated = this.waivers.filter((waiver) => !notEvaluated.some((path) => reaches(waiver, path)));
    if (evaluated.length === 0) return [];
    const known = [...paths(), ...notEvaluated];
    return evaluated.flatMap((waiver) => {
      const found = this.found.filter((one) => one.waiver === waiver).map(({ path }) => path);
      // Without resources, no rule is evaluated.
      const isKnown = rules.length === 0 || rules.some((rule) => isOf(rule, waiver.rule));
      const why = isKnown
        ? unusedReason(waiver, found, known)
        : `the pack has no such rule${didYouMean(waiver.rule, rules)}`;
      return why === undefined ? [] : [unusedRuleWaiver(waiver, why)];
    });
  }
}

/** A rule without brackets covers all its findings. */
function isOf(rule: string, finding: string): boolean {
  return finding === rule || finding.startsWith(`${rule}[`);
}

function didYouMean(rule: string, rules: readonly string[]): string {
  const near = nearest(rule, rules);
  return near === undefined ? '' : `; did you mean '${near}'?`;
}
