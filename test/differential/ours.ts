import { factsOf } from '../../lib/aws/types';
import { StageKind } from '../../lib';
import { surroundingsIn } from '../../lib/compliance/analysis/type-facts';
import type { CheckResult } from '../../lib/compliance/checks/check-result';
import { CHECKS } from '../../lib/compliance/checks/checks';
import { externalRequirements } from '../../lib/compliance/external-environment';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { ModelResource, ResourceModel } from '../../lib/compliance/model/resource-model';
import { OutcomeState } from '../../lib/compliance/outcome';
import { runChecks } from '../../lib/compliance/run-checks';
import { type CorpusTemplate, SUBJECT } from './corpus';
import { factFunctions } from './properties-read';
import type { Question } from './rule-mapping';
import type { Verdict } from './tools/verdict';

/** What we answer about a resource; not applicable, if no check looks at it. */
export type OwnVerdict = Verdict | 'not applicable';

/** What we answer about a template of the corpus. */
export interface OwnAnswers {
  /** By check, its state over the whole template. */
  readonly states: ReadonlyMap<string, OutcomeState>;
  /** What we answer to a question about the subject. */
  about(question: Question): OwnVerdict;
}

const ENVIRONMENT = { stage: StageKind.PRODUCTION, owner: 'orders' };
const { MET, NOT_MET, UNKNOWN } = OutcomeState;

/** The answers of all checks, as for a production environment, and of the facts of the type. */
export function ownAnswers({ body }: CorpusTemplate): OwnAnswers {
  const model = modelFromTemplate(body, { region: 'eu-west-1' });
  const { profile, declarations } = externalRequirements(ENVIRONMENT, '');
  const results = runChecks([...CHECKS.keys()], model, { profile, declarations });
  const byCheck = new Map(results.map((result) => [result.check, result]));
  return {
    states: new Map(results.map(({ check, state }) => [check, state])),
    about: (question) =>
      'check' in question
        ? ofCheck(byCheck.get(question.check))
        : ofFact(question.fact, question.passes, model),
  };
}

function ofCheck(result: CheckResult | undefined): OwnVerdict {
  if (result === undefined)
    throw new Error('The mapping names a check that is not registered. Correct the mapping.');
  const states = result.findings
    .filter(({ resource }) => resource?.logicalId === SUBJECT)
    .map(({ state }) => state);
  if (states.includes(NOT_MET)) return 'fail';
  if (states.includes(UNKNOWN)) return 'unknown';
  const isLookedAt = result.resources.some(({ logicalId }) => logicalId === SUBJECT);
  return isLookedAt && [MET, NOT_MET, UNKNOWN].includes(result.state) ? 'pass' : 'not applicable';
}

function ofFact(path: string, passes: 'yes' | 'no', model: ResourceModel): OwnVerdict {
  const subject = model.resources.find(({ logicalId }) => logicalId === SUBJECT);
  const facts = subject && factsOf(subject.type);
  const fact = facts && new Map(factFunctions(facts)).get(path);
  if (subject === undefined || fact === undefined) return 'not applicable';
  if (path.startsWith('data.') && !holdsData(subject, model)) return 'not applicable';
  switch (fact(subject, surroundingsIn(model))) {
    case passes:
      return 'pass';
    case 'yes':
    case 'no':
      return 'fail';
    case 'unknown':
      return 'unknown';
    default:
      return 'not applicable';
  }
}

function holdsData(subject: ModelResource, model: ResourceModel): boolean {
  const data = factsOf(subject.type)?.data;
  return typeof data === 'object' && data.holds?.(subject, surroundingsIn(model)) !== false;
}
