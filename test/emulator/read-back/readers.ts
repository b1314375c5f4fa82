import { BACKUP } from './backup';
import { BUCKETS } from './buckets';
import { DATA } from './data';
import { FIREWALL } from './firewall';
import { IDENTITY } from './identity';
import { INSTANCES } from './instances';
import { KEYS_AND_LOGS } from './keys-and-logs';
import { LOAD_BALANCING } from './load-balancing';
import { MONITORING } from './monitoring';
import { NAMES } from './names';
import { NESTED_STACKS } from './nested-stacks';
import { NETWORK } from './network';
import { OPERATIONS } from './operations';
import type { Reader } from './reader';
import { SCALING } from './scaling';
import { SECURITY_GROUPS } from './security-groups';
import { SERVERS } from './servers';

/** How each type of resource is read back from its own service. A type that is not here counts as missing. */
export const READERS: { readonly [type: string]: Reader | undefined } = {
  ...NETWORK,
  ...SECURITY_GROUPS,
  ...INSTANCES,
  ...IDENTITY,
  ...KEYS_AND_LOGS,
  ...DATA,
  ...SERVERS,
  ...LOAD_BALANCING,
  ...SCALING,
  ...NAMES,
  ...FIREWALL,
  ...BUCKETS,
  ...BACKUP,
  ...MONITORING,
  ...NESTED_STACKS,
  ...OPERATIONS,
};
