import { requireTrue } from '../../analysis/boolean-check';
import { encryptionAtRestFindings, STORAGE_ENCRYPTION } from '../../analysis/storage-encryption';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const FINDINGS = encryptionAtRestFindings('SEC-4');

export const sec4EncryptedAtRest = defineCheck({
  id: 'SEC-4.encrypted-at-rest',
  title: 'Data stores, volumes, streams, queues and topics are encrypted at rest',
  remediation: 'Enable the encryption of each resource, with a customer managed key if it takes one.',
  findings: FINDINGS,
  evaluate(model) {
    const resources = model.ofType(...Object.keys(STORAGE_ENCRYPTION));
    if (resources.length === 0) {
      return notApplicable('The environment has no resource that AWS does not encrypt by default.');
    }
    return outcomeOf(
      resources,
      resources.flatMap((resource) => {
        const { type, properties, stack } = resource;
        const values = STORAGE_ENCRYPTION[type]?.(properties, stack, model) ?? [];
        return values.flatMap((value) =>
          requireTrue(value, resource, {
            isFalse: FINDINGS.notEncryptedAtRest,
            isUnknown: FINDINGS.encryptionAtRestUnknown,
          }),
        );
      }),
      `Each resource is encrypted at rest (resources: ${resources.length}).`,
    );
  },
});
