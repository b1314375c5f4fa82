import { scalar } from '../internal/json';
import type { TransitFault } from './facts';

/**
 * The fault of a TLS policy that allows versions before TLS 1.2, or that only the deployment knows.
 *
 * @param strong the policies without such versions
 */
export function tlsPolicyFaults(value: unknown, property: string, strong: RegExp): readonly TransitFault[] {
  const policy = scalar(value);
  if (policy === undefined) return [{ kind: 'unknown policy', property }];
  return strong.test(policy) ? [] : [{ kind: 'old TLS', policy, property }];
}
