import type { IConstruct } from 'constructs';
import { nearest } from '../../internal/did-you-mean';
import { day } from '../../internal/checked-text';
import type { UnusedWaiver } from '../ledger/ledger';
import type { GoLiveRecords } from '../records/go-live-records';
import { holds } from '../records/valid-records';
import { unusedRuleWaiversOf, unusedReason } from '../records/unused-waivers';
import type { RuleWaiver } from '../records/rule-waiver';
import { reaches } from '../records/waived-findings';
import type { IStageUnderTest } from '../stage-under-test';

/** What is known beside the rules. */
export interface NagPackProps {
  /**
   * What was signed for the environment and others: waivers of the pack's rules at constructs.
   *
   * @default - nothing
   */
  readonly records?: GoLiveRecords;
  /**
   * The day, `YYYY-MM-DD`, on which the ledger shows what is waived. What has expired since the opening day fails nothing.
   *
   * @default - the opening day of the launch plan
   */
  readonly asOf?: string;
}

/** How a finding of a rule is waived. */
export interface FindingWaivers {
  /** The waiver that holds on the opening day: the finding fails nothing. */
  readonly atOpening?: RuleWaiver;
  /** The waiver that holds on the day that the ledger shows. */
  readonly shown?: RuleWaiver;
}

/** The waivers of one pack's rules in one environment. */
export class PackWaivers {
  /** @throws StageEnvironmentError if `asOf` is no day */
  public static of(pack: string, environment: IConstruct, { records, asOf }: NagPackProps): PackWaivers {
    const { declarations } = environment as IConstruct & Partial<Pick<IStageUnderTest, 'declarations'>>;
    const name = declarations?.environment ?? environment.node.path;
    const own = (records?.forEnvironment(name).ruleWaivers ?? []).filter(({ rule }) =>
      rule.startsWith(`${pack}-`),
    );
    const shownOn = asOf === undefined ? undefined : day(`'asOf' of the pack ${pack}`, asOf);
    return new PackWaivers(own, declarations?.launch?.opensOn, shownOn);
  }

  /** Where the rule of a waiver finds something. */
  private readonly found: { readonly waiver: RuleWaiver; readonly path: string }[] = [];

  private constructor(
    private readonly waivers: readonly RuleWaiver[],
    private readonly opensOn?: string,
    private readonly asOf?: string,
  ) {}

  /** @param rule with the finding in brackets, where the rule has several */
  public of(rule: string, path: string): FindingWaivers {
    const ofRule = this.waivers.filter((waiver) => isOf(waiver.rule, rule));
    this.found.push(...ofRule.map((waiver) => ({ waiver, path })));
    const here = ofRule.filter((waiver) => reaches(waiver, path));
    return {
      atOpening: here.find((waiver) => holds(waiver, this.opensOn)),
      shown: here.find((waiver) => holds(waiver, this.asOf ?? this.opensOn)),
    };
  }

  /**
   * Those that cover nothing.
   *
   * @param rules the rules that were asked
   * @param paths the resources that they were asked of
   * @param unasked resources that they could not be asked of; a waiver there may be needed
   */
  public unused(
    rules: readonly string[],
    paths: readonly string[],
    notEvaluated: readonly string[],
  ): UnusedWaiver[] {
    const evaluated = this.waivers.filter((waiver) => !notEvaluated.some((path) => reaches(waiver, path)));
    return evaluated.flatMap((waiver) => {
      const found = this.found.filter((one) => one.waiver === waiver).map(({ path }) => path);
      // Of nothing, no rule is asked.
      const isKnown = rules.length === 0 || rules.some((rule) => isOf(rule, waiver.rule));
      const why = isKnown
        ? unusedReason(waiver, found, [...paths, ...notEvaluated])
        : `the pack has no such rule${didYouMean(waiver.rule, rules)}`;
      return why === undefined ? [] : [unusedRuleWaiversOf(waiver, why)];
    });
  }
}

/** A rule without brackets stands for every finding of it. */
function isOf(rule: string, finding: string): boolean {
  return finding === rule || finding.startsWith(`${rule}[`);
}

function didYouMean(rule: string, rules: readonly string[]): string {
  const near = nearest(rule, rules);
  return near === undefined ? '' : `; did you mean '${near}'?`;
}
