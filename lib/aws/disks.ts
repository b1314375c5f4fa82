import { list } from '../internal/json';
import { all, type Answer, isSet, isTrue } from './answers';
import { within } from './within';

/** The disks in block device mappings. Instance stores and devices of the image that are left out are none. */
export function disksIn(mappings: unknown): readonly unknown[] {
  return list(mappings)
    .map((mapping) => within(mapping, 'Ebs'))
    .filter((disk) => disk !== undefined);
}

/** Whether the disks in block device mappings are encrypted. Without a disk, the image and the account decide. */
export function areDisksEncrypted(mappings: unknown): Answer {
  const disks = disksIn(mappings);
  return disks.length === 0 ? 'unknown' : all(disks.map(isDiskEncrypted));
}

/** Whether a disk is encrypted; one from a snapshot is, if its snapshot is. */
export function isDiskEncrypted(disk: unknown): Answer {
  const encrypted = within(disk, 'Encrypted');
  if (encrypted !== undefined) return isTrue(encrypted);
  return isSet(within(disk, 'SnapshotId')) === 'no' ? 'no' : 'unknown';
}
