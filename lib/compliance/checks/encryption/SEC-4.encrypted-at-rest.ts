import { encryptionAtRestCheck } from '../../analysis/encryption-at-rest';

export const sec4EncryptedAtRest = encryptionAtRestCheck({ id: 'SEC-4.encrypted-at-rest', prefix: 'SEC-4' });
