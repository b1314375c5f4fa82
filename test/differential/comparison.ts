import type { CorpusTemplate } from './corpus';
import type { OwnAnswers, OwnVerdict } from './ours';
import { type MappedRule, nameOf, Scope } from './rule-mapping';
import type { Judgement } from './tools/judge';
import type { ToolName } from './tools/tools';
import type { Verdict } from './tools/verdict';

/** How a rule and we answer the same question over the corpus: the numbers of templates. */
export interface RuleComparison {
  readonly question: string;
  readonly tool: ToolName;
  readonly rule: string;
  readonly scope: Scope;
  /** Both pass, or both fail, or the scope of the rule explains the difference. */
  readonly agree: number;
  /** We do not know, and the rule answers. */
  readonly unknownToUs: number;
  /** The rule does not know, and we answer. */
  readonly unknownToThem: number;
  readonly disagree: number;
}

/** The templates about which a rule and we answer the opposite. */
export interface Disagreement {
  readonly question: string;
  readonly tool: ToolName;
  readonly rule: string;
  readonly type: string;
  readonly ours: OwnVerdict;
  readonly theirs: Verdict;
  readonly templates: readonly CorpusTemplate[];
}

export interface Comparison {
  readonly rules: readonly RuleComparison[];
  readonly disagreements: readonly Disagreement[];
}

/** An answer of ours and one of a rule about the same template. */
interface Answered {
  readonly template: CorpusTemplate;
  readonly ours: OwnVerdict;
  readonly theirs: Verdict;
}

/** Compares our answers with those of other tools. Templates that AWS would refuse are left out. */
export function compare(
  templates: readonly CorpusTemplate[],
  answers: ReadonlyMap<string, OwnAnswers>,
  { verdicts, refused }: Judgement,
  mapped: readonly MappedRule[],
): Comparison {
  const accepted = templates.filter(({ id }) => !refused.has(id));
  const compared = mapped.map((rule) => {
    const answered = accepted.flatMap((template): Answered[] => {
      const theirs = verdicts.get(rule.tool)?.get(template.id)?.get(rule.rule);
      const ours = answers.get(template.id)?.about(rule.question);
      return theirs === undefined || ours === undefined ? [] : [{ template, ours, theirs }];
    });
    return { rule, answered };
  });
  return {
    rules: compared.map(({ rule, answered }) => countsOf(rule, answered)),
    disagreements: compared.flatMap(({ rule, answered }) => disagreementsOf(rule, answered)),
  };
}

function countsOf(
  { question, tool, rule, scope }: MappedRule,
  answered: readonly Answered[],
): RuleComparison {
  const kinds = answered.map((one) => kindOf(one, scope));
  const count = (kind: Kind) => kinds.filter((one) => one === kind).length;
  return {
    question: nameOf(question),
    tool,
    rule,
    scope,
    agree: count('agree'),
    unknownToUs: count('unknown to us'),
    unknownToThem: count('unknown to them'),
    disagree: count('disagree'),
  };
}

type Kind = 'agree' | 'unknown to us' | 'unknown to them' | 'disagree';

function kindOf({ ours, theirs }: Answered, scope: Scope): Kind {
  if (ours === 'unknown') return 'unknown to us';
  if (theirs === 'unknown') return 'unknown to them';
  if (ours === theirs) return 'agree';
  if (scope === Scope.PART && theirs === 'pass') return 'agree';
  if (scope === Scope.MORE && theirs === 'fail') return 'agree';
  // What we pass over counts as a disagreement where a rule finds fault.
  return ours === 'not applicable' && theirs === 'pass' ? 'agree' : 'disagree';
}

function disagreementsOf(
  { question, tool, rule, scope }: MappedRule,
  answered: readonly Answered[],
): readonly Disagreement[] {
  const groups = new Map<string, Answered[]>();
  for (const one of answered.filter((each) => kindOf(each, scope) === 'disagree')) {
    const key = `${one.template.type} ${one.ours} ${one.theirs}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const [{ template, ours, theirs }] = group;
    const of = { question: nameOf(question), tool, rule, type: template.type, ours, theirs };
    return { ...of, templates: group.map((one) => one.template) };
  });
}

/** What is in a template, as in its id after the type. */
export function contentOf({ id, type }: CorpusTemplate): string {
  return id.slice(type.length + 1);
}
