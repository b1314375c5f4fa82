import { z } from 'zod';
import { TaskState } from '../../compliance/records/checklist';
import { type Attestation, GoLiveRecord, type RecordOptions } from '../../compliance/records/go-live-record';
import type { TaskRecord } from '../../compliance/records/task-record';
import type { WaiverTerms } from '../../requirements/declarations';
import { day, checkedText } from '../../internal/checked-text';
import { checkedBy } from '../../internal/codec/decoded';
import { exactlyOne } from '../../internal/codec/one-of';

const words = (what: string) =>
  z
    .string()
    .superRefine(checkedBy((value: string) => checkedText('text', value)))
    .describe(what);
const date = (what: string) =>
  z
    .string()
    .superRefine(checkedBy((value: string) => day('day', value)))
    .describe(what);
const requirement = z.string().describe('The requirement, such as PEN-1.');
const waivable = z
  .string()
  .describe('The requirement, such as PEN-1, or the control of a framework, such as GDPR/Art. 6.');
const signable = z
  .string()
  .describe(
    'The requirement, such as PEN-1, or the control of a framework, such as GDPR/Art. 6; with * at its end, such as WCAG/* or WCAG/1.4.*, every control that begins so, that a person signs, and that has no signature of its own.',
  );

// The constructs say whether a record holds together; whose it is decides nothing there.
const SOME_ENVIRONMENT = { environment: 'some environment' };

/** Whose a record is, and where it stands. */
type Placed = Pick<RecordOptions, 'environment' | 'source'>;

const attestationSchema = z
  .strictObject({
    requirement: signable,
    who: words('Who signs.'),
    when: date('The day on which it was signed, such as 2027-03-31.'),
    evidence: words('Where a reviewer can see it, such as a link.'),
    validUntil: date('The last day on which it holds, such as 2028-03-31.'),
  })
  .superRefine(
    checkedBy((signed: Omit<Attestation, 'environment'>) =>
      GoLiveRecord.attestation({ ...signed, ...SOME_ENVIRONMENT }),
    ),
  );

const waiverSchema = exactlyOne(
  z.strictObject({
    requirement: waivable.optional(),
    rule: words(
      'The check, such as SEC-1.declared-egress-only, or the cdk-nag rule, such as AwsSolutions-RDS3.',
    ).optional(),
    path: words('The construct at which the rule finds something, as the report names it.').optional(),
    reason: words('Why the environment can live without it.'),
    requestedBy: words('Who asks for it.'),
    approvedBy: words('Who approves it: a person other than the requester.'),
    when: date('The day on which it was approved, such as 2027-03-31.'),
    expires: date('The last day on which it holds, such as 2027-06-30.'),
  }),
  ['requirement', 'rule'],
  "waive a requirement with 'requirement', or a rule at a construct with 'rule' and 'path'",
)
  .refine(({ rule, path }) => (rule === undefined) === (path === undefined), {
    error: "'rule' and 'path' go together; a rule is waived at one construct, a requirement as a whole",
  })
  .meta({ dependencies: { rule: ['path'], path: ['rule'] } })
  .superRefine(checkedBy((signed: SignedWaiver) => waiverRecord(signed, SOME_ENVIRONMENT)));

const taskSchema = z
  .strictObject({
    id: words(
      'What you call it, such as tell-support; or the id of a task of the checklist, such as quotas.',
    ),
    what: words('What is done.'),
    owner: words('Who does it.'),
    due: date('By which day, such as 2027-03-30. Default: the opening day.').optional(),
    state: z.enum(TaskState).describe('How far it is.'),
    requirement: requirement
      .optional()
      .describe(
        "The requirement that it serves, such as PEN-1: it speaks of the checklist's own task for it.",
      ),
  })
  .superRefine(
    checkedBy((task: Omit<TaskRecord, 'environment'>) => GoLiveRecord.task({ ...task, ...SOME_ENVIRONMENT })),
  );

const breakGlassSchema = z.strictObject({
  who: words('Who takes it upon themselves.'),
  when: date('The day, such as 2027-03-31.'),
  reason: words('Why the environment opens although required requirements are open.'),
});

const environmentSchema = z.strictObject({
  attestations: z
    .array(attestationSchema)
    .optional()
    .describe('What people signed, since no template can prove it. Default: nothing.'),
  waivers: z
    .array(waiverSchema)
    .optional()
    .describe('What the environment lives without for a time. Default: nothing.'),
  tasks: z
    .array(taskSchema)
    .optional()
    .describe(
      "Tasks of the go-live checklist: yours, and what you say of the checklist's own. Default: none.",
    ),
  breakGlass: breakGlassSchema
    .optional()
    .describe('Who opens the environment although required requirements are open. Default: no override.'),
});

export const goLiveSchema = z
  .strictObject({
    environments: z
      .record(z.string(), environmentSchema)
      .describe('What was signed, by environments of the stages file.'),
  })
  .describe('What was signed for environments that go live.');

/** The JSON Schema of the file, for editors. */
export function goLiveJsonSchema(): object {
  return z.toJSONSchema(goLiveSchema, { target: 'draft-7', io: 'input' });
}

/** A waiver as it is written down: of a requirement, or of a rule at a construct. */
interface SignedWaiver extends WaiverTerms, Pick<RecordOptions, 'when'> {
  readonly requirement?: string;
  readonly rule?: string;
  readonly path?: string;
}

/** The record that a waiver of the file is. */
export function waiverRecord(
  { requirement, rule = '', path = '', ...terms }: SignedWaiver,
  at: Placed,
): GoLiveRecord {
  return requirement === undefined
    ? GoLiveRecord.ruleWaiver({ rule, path, ...terms, ...at })
    : GoLiveRecord.waiver({ requirement, ...terms, ...at });
}

export type SignedInEnvironment = z.infer<typeof environmentSchema>;
