import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { object, scalar } from '../model/json';

/** Reasons by the name of what is acknowledged, by construct path. */
export type Acknowledged = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What was acknowledged in the code of a synthesized application, at its stacks and what stands in them. */
export function acknowledgedIn(path: string): Acknowledged {
  if (!existsSync(join(path, 'manifest.json'))) return new Map();
  const metadata = new CloudAssembly(path).stacksRecursively.flatMap((stack) =>
    Object.entries(stack.metadata),
  );
  const acknowledged = new Map<string, Map<string, string>>();
  for (const [slashed, entries] of metadata) {
    for (const { type, data } of entries) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue;
      const construct = slashed.slice(1);
      const known = acknowledged.get(construct) ?? [];
      // Before 2.262.1 the CDK wrote the namespace in lower case.
      const added = Object.entries(object(data)).map(
        ([id, reason]) => [id.replace(/^annotation::/, 'Annotation::'), scalar(reason) ?? ''] as const,
      );
      acknowledged.set(construct, new Map([...known, ...added]));
    }
  }
  return acknowledged;
}
