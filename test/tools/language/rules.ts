/** A word or phrase that LANGUAGE.md bans, and what to write instead. */
export interface Rule {
  readonly pattern: RegExp;
  readonly use: string;
}

/** Applied to text in which names are split into their words: `toldAlready` is read as `told Already`, `X_TOLD` as `X TOLD`. */
export const TEXT_RULES: readonly Rule[] = [
  { pattern: /\bundecidable\b/i, use: 'unknown' },
  { pattern: /\b(?:managed )?elsewhere\b/i, use: 'inherited, or where exactly' },
  { pattern: /\b(?:said|told)\b/i, use: 'outcome, result, evaluated, notified, or who does what' },
  { pattern: /\bneedless\b/i, use: 'unused' },
  { pattern: /\bstock (?:(?:cdk-)?nag )?(?:rules?|packs?)\b/i, use: 'cdk-nag rule, cdk-nag pack' },
  { pattern: /\b(?:front[ -]?doors?|I Doors?)\b/i, use: 'load balancer, listener, route' },
  { pattern: /\bways?[ -]in\b(?! which)/i, use: 'team access, ingress' },
  { pattern: /\b(?:ways?[ -]out|call(?:s|ed|ing)?[ -]out)\b/i, use: 'egress' },
  { pattern: /\bspines?\b/i, use: '…BindOptions, host' },
  { pattern: /\bwidened by\b/i, use: 'additionalManagedPolicies' },
  { pattern: /\b(?:some|any|no)body\b/i, use: 'the role that acts, or the passive' },
  { pattern: /\bthe (?:whole )?world\b/i, use: 'the internet' },
  { pattern: /\bheed(?:s|ed|ing)?\b/i, use: 'follow, apply' },
  { pattern: /\blest\b/i, use: 'so that … not' },
  {
    pattern: /(?<!\b(?:one|two|each|both|all|some|none|any) )\bof which\b/i,
    use: 'whose, or a second sentence',
  },
  { pattern: /\b(?:is|are|was|were) to be\b/i, use: 'must be, or the present tense' },
  { pattern: /\bit lacks\b/i, use: 'it has no' },
  {
    pattern:
      /\b(?:\w+n['’]t|(?:it|that|there|what|let|he|she)['’]s|(?:we|you|they)['’](?:re|ve|ll|d)|I['’]m)\b/i,
    use: 'the words in full',
  },
];

/** Names of declarations that are sentences. */
export const NAME_RULES: readonly Rule[] = [
  { pattern: /^(?:what|who|whom|whose|why|how|whether|ways?)[A-Z]/, use: 'a noun, or a verb for an action' },
  { pattern: /(?:That|Which|Whom|Whose)[A-Z]/, use: 'a noun, or a verb for an action' },
];

/** File names that are sentences. */
export const FILE_RULES: readonly Rule[] = [
  {
    pattern:
      /(?:^|-)(?:what|who|whom|whose|why|how|that|which|whether|ways?|worlds?|unseen|doors?)(?:-|\.|$)/,
    use: 'the name of the main export, or the id of the check',
  },
  { pattern: /(?:^|-)(?:hears?|heard|asked|lacks?|lacking)(?:-|\.|$)/, use: 'a noun' },
];
