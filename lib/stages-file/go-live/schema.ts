import { z } from 'zod';
import { TaskState } from '../../compliance/records/checklist';
import { GoLiveRecord } from '../../compliance/records/go-live-record';
import { type Attestation } from '../../compliance/records/attestation';
import type { RecordOptions } from '../../compliance/records/record-options';
import type { TaskRecord } from '../../compliance/records/task-record';
import type { WaiverTerms } from '../../requirements/waiver-terms';
import { day, checkedText } from '../../internal/checked-text';
import { checkedBy } from '../../internal/codec/decoded';
import { exactlyOne } from '../../internal/codec/one-of';
import { refused } from '../../internal/codec/refusal';

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
    'The requirement, such as PEN-1, or the control of a framework, such as GDPR/Art. 6; with * at the end, such as WCAG/* or WCAG/1.4.*, every attestable control whose id starts so, and that has no valid attestation of its own.',
  );

// The records check their own consistency; the environment does not matter for it.
const ANY_ENVIRONMENT = { environment: 'any' };

/** The environment of a record, and its place in the file. */
type RecordPlace = Pick<RecordOptions, 'environment' | 'source'>;

const attestationSchema = z
  .strictObject({
    requirement: attestable,
    who: words('Who attests it.'),
    when: date('The day of the attestation, such as 2027-03-31.'),
    evidence: words('Where a reviewer finds the evidence, such as a link.'),
    validUntil: date('The last day on which it is valid, such as 2028-03-31.'),
  })
  .superRefine(
    checkedBy((attestation: Omit<Attestation, 'environment'>) =>
      GoLiveRecord.attestation({ ...attestation, ...ANY_ENVIRONMENT }),
    ),
  );

const waiverSchema = exactlyOne(
  z.strictObject({
    requirement: waivable.optional(),
    rule: words(
      'The check, such as SEC-1.declared-egress-only, or the cdk-nag rule, such as AwsSolutions-RDS3.',
    ).optional(),
    path: words(
      'The construct path of the finding, as in the report; constructs below it are covered too.',
    ).optional(),
    reason: words('Why it is acceptable.'),
    requestedBy: words('Who requests it.'),
    approvedBy: words('Who approves it: another person.'),
    when: date('The day on which it was approved, such as 2027-03-31.'),
    expires: date('The last day on which it is valid, such as 2027-06-30.'),
  }),
  ['requirement', 'rule'],
  "waive a requirement with 'requirement', or a rule at a construct with 'rule' and 'path'",
)
  .refine(
    ({ rule, path }) => (rule === undefined) === (path === undefined),
    refused({
      id: 'waiver.rule-without-path',
      limit: "'rule' and 'path' go together, since a rule is waived at one construct",
      remediation: 'write both, or waive a requirement as a whole',
    }),
  )
  .meta({ dependencies: { rule: ['path'], path: ['rule'] } })
  .superRefine(checkedBy((waiver: WaiverDescription) => waiverRecord(waiver, ANY_ENVIRONMENT)));

const taskSchema = z
  .strictObject({
    id: words(
      'Unique in the environment, such as inform-support; or the id of a built-in task, such as quotas.',
    ),
    what: words('What is to do.'),
    owner: words('Who is responsible for it.'),
    due: date('The day by which it is due, such as 2027-03-30. Default: the opening day.').optional(),
    state: z.enum(TaskState).describe('Its progress.'),
    requirement: requirement
      .optional()
      .describe(
        'The requirement that it serves, such as PEN-1: the record is about the built-in task of this requirement.',
      ),
  })
  .superRefine(
    checkedBy((task: Omit<TaskRecord, 'environment'>) => GoLiveRecord.task({ ...task, ...ANY_ENVIRONMENT })),
  );

const breakGlassSchema = z.strictObject({
  who: words('Who takes the responsibility.'),
  when: date('The day, such as 2027-03-31.'),
  reason: words('Why the environment opens with pending requirements.'),
});

const environmentSchema = z.strictObject({
  attestations: z
    .array(attestationSchema)
    .optional()
    .describe('Attestations of what no template can prove. Default: none.'),
  waivers: z
    .array(waiverSchema)
    .optional()
    .describe('Approved exceptions for a limited time. Default: none.'),
  tasks: z
    .array(taskSchema)
    .optional()
    .describe(
      'Tasks of the go-live checklist: additional ones, and owner, due day and progress of built-in ones. Default: none.',
    ),
  breakGlass: breakGlassSchema
    .optional()
    .describe('The override by which the environment opens with pending requirements. Default: none.'),
});

export const goLiveSchema = z
  .strictObject({
    environments: z
      .record(z.string(), environmentSchema)
      .describe('The records, by environment: its key in the stages file, its id or its construct path.'),
  })
  .describe('The records of environments that go live.');

/** The JSON Schema of the file, for editors. */
export function goLiveJsonSchema(): object {
  return z.toJSONSchema(goLiveSchema, { target: 'draft-7', io: 'input' });
}

/** A waiver in the file: of a requirement, or of a rule at a construct. */
interface WaiverDescription extends WaiverTerms, Pick<RecordOptions, 'when'> {
  readonly requirement?: string;
  readonly rule?: string;
  readonly path?: string;
}

/** The record of a waiver in the file. */
export function waiverRecord(
  { requirement, rule = '', path = '', ...terms }: WaiverDescription,
  at: RecordPlace,
): GoLiveRecord {
  return requirement === undefined
    ? GoLiveRecord.ruleWaiver({ rule, path, ...terms, ...at })
    : GoLiveRecord.waiver({ requirement, ...terms, ...at });
}

export type EnvironmentRecords = z.infer<typeof environmentSchema>;
