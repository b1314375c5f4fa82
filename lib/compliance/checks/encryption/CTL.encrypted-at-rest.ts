import { encryptionAtRestCheck } from '../../analysis/encryption-at-rest';

export const ctlEncryptedAtRest = encryptionAtRestCheck({ id: 'CTL.encrypted-at-rest', prefix: 'CTL' });
