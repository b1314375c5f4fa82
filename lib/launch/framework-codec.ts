import { z } from 'zod';
import { declaredFrameworks, Framework, FRAMEWORKS } from '../compliance/frameworks/framework';
import { created, decoded } from '../internal/codec/decoded';
import { listOf } from '../internal/codec/list';
import { labelled, type Refusal, refusalText } from '../internal/codec/refusal';
import { words } from '../internal/codec/text';
import { described } from './option-descriptions';

const named = z.enum([...FRAMEWORKS.keys()]);

const none = z.strictObject({
  none: described(
    'Framework.none',
    words,
    "Why no framework applies, such as 'no personal data'; shown in the report.",
  ),
});

const FORM: Refusal = {
  id: 'framework.list-malformed',
  limit: 'the frameworks are a list of names, or the reason why none applies',
  remediation: "write [GDPR] or { none: 'no personal data' }",
  requirement: 'FRM-1',
};

/** The formal and legal frameworks that apply. */
export const frameworksCodec = described(
  ['LaunchProps.frameworks', 'Framework.none'],
  decoded(
    labelled(z.union([listOf(named, '[GDPR]', FORM.remediation), none], { error: refusalText(FORM) }), FORM),
    (written) => {
      const frameworks = Array.isArray(written)
        ? written.flatMap((name) => FRAMEWORKS.get(name) ?? [])
        : [Framework.none(written.none)];
      declaredFrameworks(frameworks);
      return created(written, frameworks);
    },
  ),
  'The formal and legal frameworks that apply (FRM-1), by name; { none: reason } if none does.',
);
