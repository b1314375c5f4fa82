/** What a rule answers about a resource; nothing, if it does not apply to it. */
export type Verdict = 'pass' | 'fail' | 'unknown';

/** By the id of a template and the rule, what it answers about the subject. */
export type Verdicts = ReadonlyMap<string, ReadonlyMap<string, Verdict>>;
