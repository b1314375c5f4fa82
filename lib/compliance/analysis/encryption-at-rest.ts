import type { EncryptionAnswer } from '../../aws/facts';
import { type Check, defineCheck } from '../checks/check';
import { type CheckFinding, findings } from '../findings';
import type { ModelResource } from '../model/resource-model';
import { OutcomeState, Severity } from '../outcome';
import { outcomeOfAnswers } from './type-facts';

const { UNKNOWN } = OutcomeState;

interface EncryptionCheckProps<Id extends string> {
  readonly id: Id;
  /** Of its findings. */
  readonly prefix: string;
}

/** A check that whatever stores data encrypts it. */
export function encryptionAtRestCheck<const Id extends string>({
  id,
  prefix,
}: EncryptionCheckProps<Id>): Check<Id> {
  const found = encryptionFindings(prefix);
  return defineCheck({
    id,
    title: 'Data stores, volumes, streams, queues and topics are encrypted at rest',
    remediation: 'Enable the encryption of each resource, with a customer managed key if it takes one.',
    findings: found,
    asks: { every: ['encryption'] },
    evaluate(model) {
      return outcomeOfAnswers<EncryptionAnswer>(
        'encryptedAtRest',
        (resource, answer) => findingOf(resource, answer, found),
        {
          none: 'The environment has no resource that stores data.',
          met: (count) => `Each resource that stores data is encrypted at rest (resources: ${count}).`,
        },
        model,
      );
    },
  });
}

function encryptionFindings(prefix: string) {
  return findings(prefix, Severity.HIGH, {
    notEncryptedAtRest: {
      message: '{resource} is not encrypted at rest.',
      remediation: 'Enable the encryption of the resource, with a customer managed key if it takes one.',
    },
    encryptedByDefaultSince: {
      state: UNKNOWN,
      message: '{resource} is encrypted at rest if it was created since {day}, when AWS made it the default.',
      remediation: 'Set the encryption to a literal value.',
    },
    encryptionAtRestUnknown: {
      state: UNKNOWN,
      message: 'Whether {resource} is encrypted at rest is known only at deployment.',
      remediation:
        'Set the encryption to a literal value; verify that of an image, a snapshot or an external source.',
    },
  });
}

function findingOf(
  resource: ModelResource,
  answer: Exclude<EncryptionAnswer, 'not applicable'>,
  found: ReturnType<typeof encryptionFindings>,
): CheckFinding[] {
  switch (answer) {
    case 'yes':
      return [];
    case 'no':
      return [found.notEncryptedAtRest(resource)];
    case 'unknown':
      return [found.encryptionAtRestUnknown(resource)];
    default:
      return [found.encryptedByDefaultSince(resource, { day: answer.byDefaultSince })];
  }
}
