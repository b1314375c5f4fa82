import { z } from 'zod';
import { type Attestation, GoLiveRecord, type Waiver } from '../../lib';
import { day, said } from '../../lib/private/said';
import { asConstructsSay } from '../stages-file/formats';

const words = (what: string) =>
  z
    .string()
    .superRefine(asConstructsSay((value: string) => said('text', value)))
    .describe(what);
const date = (what: string) =>
  z
    .string()
    .superRefine(asConstructsSay((value: string) => day('day', value)))
    .describe(what);
const row = z.string().describe('The requirement, such as PEN-1.');

// The constructs say whether a record holds together; whose it is decides nothing there.
const SOME_ENVIRONMENT = 'some environment';

const attestationSchema = z
  .strictObject({
    row,
    who: words('Who signs.'),
    when: date('The day on which it was signed, such as 2027-03-31.'),
    evidence: words('Where a reviewer can see it, such as a link.'),
    validUntil: date('The last day on which it holds, such as 2028-03-31.'),
  })
  .superRefine(
    asConstructsSay((signed: Omit<Attestation, 'environment'>) =>
      GoLiveRecord.attestation({ ...signed, environment: SOME_ENVIRONMENT }),
    ),
  );

const waiverSchema = z
  .strictObject({
    row,
    reason: words('Why the environment can live without it.'),
    requestedBy: words('Who asks for it.'),
    approvedBy: words('Who approves it: somebody else.'),
    when: date('The day on which it was approved, such as 2027-03-31.'),
    expires: date('The last day on which it holds, such as 2027-06-30.'),
  })
  .superRefine(
    asConstructsSay((signed: Omit<Waiver, 'environment'>) =>
      GoLiveRecord.waiver({ ...signed, environment: SOME_ENVIRONMENT }),
    ),
  );

const breakGlassSchema = z.strictObject({
  who: words('Who takes it upon themselves.'),
  when: date('The day, such as 2027-03-31.'),
  reason: words('Why the environment opens although required rows are open.'),
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
  breakGlass: breakGlassSchema
    .optional()
    .describe('Who opens the environment although required rows are open. Default: nobody.'),
});

export const goLiveSchema = z
  .strictObject({
    environments: z
      .record(z.string(), environmentSchema)
      .describe('What was signed, by environments of the stages file.'),
  })
  .describe('What was signed for environments that go live.');

export type SignedInEnvironment = z.infer<typeof environmentSchema>;
