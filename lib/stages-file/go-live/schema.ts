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
const attestable = z
  .string()
  .describe(
    'The requirement, such as PEN-1, or the control of a framework, such as GDPR/Art. 6; with * at its end, such as WCAG/* or WCAG/1.4.*, every control whose id begins so, that a person can attest, and that has no attestation of its own.',
  );

// The constructs say whether a record holds together; whose it is decides nothing there.
const SOME_ENVIRONMENT = { environment: 'some environment' };

/** Whose a record is, and where it stands. */
type Placed = Pick<RecordOptions, 'environment' | 'source'>;

const attestationSchema = z
  .strictObject({
    requirement: attestable,
    who: words('Who attests it.'),
    when: date('The day of the attestation, such as 2027-03-31.'),
    evidence: words('Where a reviewer can see it, such as a link.'),
    validUntil: date('The last day on which it is valid, such as 2028-03-31.'),
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
    path: words('The construct path of the finding, as the report shows it.').optional(),
    reason: words('Why it is accepted.'),
    requestedBy: words('Who requests it.'),
    approvedBy: words('Who approves it: another person.'),
    when: date('The day on which it was approved, such as 2027-03-31.'),
    expires: date('The last day on which it is valid, such as 2027-06-30.'),
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
      'An id of your own, such as tell-support, or the id of a task of the checklist, such as quotas.',
    ),
    what: words('What to do.'),
    owner: words('Who does it.'),
    due: date('The due day, such as 2027-03-30. Default: the opening day.').optional(),
    state: z.enum(TaskState).describe('The progress.'),
    requirement: requirement
      .optional()
      .describe(
        "The requirement that it serves, such as PEN-1: the record is then about the checklist's own task for it.",
      ),
  })
  .superRefine(
    checkedBy((task: Omit<TaskRecord, 'environment'>) => GoLiveRecord.task({ ...task, ...SOME_ENVIRONMENT })),
  );

const breakGlassSchema = z.strictObject({
  who: words('Who is responsible.'),
  when: date('The day, such as 2027-03-31.'),
  reason: words('Why the environment opens with pending requirements.'),
});

const environmentSchema = z.strictObject({
  attestations: z
    .array(attestationSchema)
    .optional()
    .describe('Attestations of what no template can prove. Default: none.'),
  waivers: z.array(waiverSchema).optional().describe('Waivers: what is accepted for a time. Default: none.'),
  tasks: z
    .array(taskSchema)
    .optional()
    .describe(
      "Tasks of the go-live checklist: your own, and records of the checklist's tasks. Default: none.",
    ),
  breakGlass: breakGlassSchema
    .optional()
    .describe('The override by which the environment opens with pending requirements. Default: none.'),
});

export const goLiveSchema = z
  .strictObject({
    environments: z
      .record(z.string(), environmentSchema)
      .describe('The records, by the names of the environments.'),
  })
  .describe('The attestations, waivers and tasks of environments that go live.');

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
