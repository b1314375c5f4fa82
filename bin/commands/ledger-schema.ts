import { z } from 'zod';
import { RowState, StageKind } from '../../lib';
import { VerdictState } from '../../lib/compliance/checks/check';
import { StockLevel } from '../../lib/compliance/stock-packs/stock-result';

const text = z.string();
const texts = z.array(text);
const objects = z.array(z.object({}));
const rowState = z.enum(RowState);
const resource = z.object({ type: text, logicalId: text, stack: text, constructPath: text.optional() });

const check = z.object({
  check: text,
  title: text,
  remedy: text,
  state: z.enum(VerdictState),
  reason: text,
  resources: z.array(resource),
  findings: z.array(
    z.object({
      state: z.enum(VerdictState),
      reason: text,
      resource: resource.optional(),
      waived: z.object({ reason: text }).optional(),
    }),
  ),
});

const row = z.object({
  id: text,
  title: text,
  obligation: text,
  basis: text,
  required: z.boolean(),
  obligationReason: text,
  state: rowState,
  reason: text,
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
      state: rowState,
      reason: text,
      evidence: z.array(z.object({ kind: text, id: text, state: rowState, reason: text })),
    }),
  ),
});

const stockFinding = z.object({ rule: text, level: z.enum(StockLevel), description: text, resource });

/** What the commands read of a ledger whose version is right: a damaged one must not pass for a worse one. */
export const ledgerSchema = z.object({
  environment: z.object({
    id: text,
    stage: z.enum(StageKind),
    owner: text,
    accounts: texts,
    regions: texts,
  }),
  declarations: z.object({}),
  records: z.object({
    attestations: objects,
    waivers: objects,
    ruleWaivers: objects,
    tasks: objects,
    overrides: objects,
    expired: objects,
    expiring: objects,
    needless: objects,
  }),
  opening: z.object({ opensOn: text, openRows: objects }).optional(),
  requirements: z.array(row),
  frameworks: z.array(framework),
  checklist: objects,
  recovery: objects,
  picture: z.object({}),
  stock: z.array(
    z.object({
      pack: text,
      rules: objects,
      findings: z.array(stockFinding),
      acknowledgements: z.array(stockFinding.extend({ reason: text })),
      waived: z.array(stockFinding.extend({ waiver: z.object({ reason: text }) })),
      needless: objects,
      unasked: texts.optional(),
    }),
  ),
  headroom: z.array(z.object({ stack: text, limits: objects })),
});
