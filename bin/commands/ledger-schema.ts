import { z } from 'zod';
import { StageKind } from '../../lib';
import { EvaluationMode, NagLevel, OutcomeState, PendingReason } from '../../lib/compliance';

const text = z.string();
const texts = z.array(text);
const objects = z.array(z.object({}));
const requirementState = z.enum(OutcomeState);
const resource = z.object({ type: text, logicalId: text, stack: text, constructPath: text.optional() });

const check = z.object({
  check: text,
  title: text,
  remediation: text,
  state: z.enum(OutcomeState),
  reason: text,
  resources: z.array(resource),
  findings: z.array(
    z.object({
      state: z.enum(OutcomeState),
      reason: text,
      resource: resource.optional(),
      waived: z.object({ reason: text }).optional(),
      acknowledged: z.object({ reason: text }).optional(),
      blocking: z.boolean().optional(),
    }),
  ),
});

const requirement = z.object({
  id: text,
  title: text,
  obligation: text,
  basis: text,
  required: z.boolean(),
  obligationReason: text,
  state: requirementState,
  reason: text,
  pending: z.array(z.enum(PendingReason)).optional(),
  blocking: z.boolean(),
  checks: z.array(check),
});

const framework = z.object({
  name: text,
  edition: text,
  total: z.number(),
  controls: z.array(
    z.object({
      id: text,
      title: text,
      state: requirementState,
      reason: text,
      evidence: z.array(z.object({ kind: text, id: text, state: requirementState, reason: text })),
    }),
  ),
});

const nagFinding = z.object({
  rule: text,
  level: z.enum(NagLevel),
  description: text,
  resource,
  blocking: z.boolean(),
});

const record = z.object({ what: text, source: text.optional() });

/** The parts of a ledger that commands read: a damaged ledger is refused, and not taken for a worse one. */
export const ledgerSchema = z.object({
  environment: z.object({
    id: text,
    stage: z.enum(StageKind),
    owner: text,
    accounts: texts,
    regions: texts,
  }),
  mode: z.enum(EvaluationMode),
  declarations: z.object({}),
  records: z.object({
    attestations: objects,
    waivers: objects,
    ruleWaivers: objects,
    tasks: objects,
    overrides: objects,
    expired: z.array(record.extend({ until: text })),
    expiring: z.array(record.extend({ until: text })),
    unused: z.array(record.extend({ why: text })),
    unknownEnvironments: z.array(z.object({ name: text, remediation: text })),
  }),
  opening: z.object({ opensOn: text, pendingRequirements: objects }).optional(),
  requirements: z.array(requirement),
  frameworks: z.array(framework),
  checklist: objects,
  recovery: objects,
  picture: z.object({}),
  nag: z.array(
    z.object({
      pack: text,
      rules: objects,
      findings: z.array(nagFinding),
      acknowledgements: z.array(nagFinding.extend({ reason: text })),
      waived: z.array(nagFinding.extend({ waiver: z.object({ reason: text }) })),
      unused: objects,
      notEvaluated: texts.optional(),
    }),
  ),
  validation: z
    .object({
      errors: z.array(
        z.object({
          rule: text,
          description: text,
          stack: text,
          logicalId: text.optional(),
          blocking: z.boolean(),
        }),
      ),
    })
    .optional(),
  cloudFormationLimits: z.array(z.object({ stack: text, limits: objects })),
});
