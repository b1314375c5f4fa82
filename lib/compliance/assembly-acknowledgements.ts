import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { Acknowledgements } from './acknowledgements';
import { object, scalar } from '../internal/json';

/** The acknowledgements that the metadata of a cloud assembly holds, at its stacks and the constructs in them. */
export function acknowledgementsOfAssembly(path: string): Acknowledgements {
  const reasons = reasonsByPath(path);
  return {
    at(construct, ids) {
      for (const acknowledgedAt of upwards(construct)) {
        const here = reasons.get(acknowledgedAt);
        const reason = ids.map((id) => here?.get(id)).find((one) => one !== undefined);
        if (reason !== undefined) return { reason, acknowledgedAt };
      }
      return undefined;
    },
  };
}

/** The reasons by the id of the rule, by construct path. None if the path is no assembly. */
function reasonsByPath(path: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  if (!existsSync(join(path, 'manifest.json'))) return new Map();
  const metadata = new CloudAssembly(path).stacksRecursively.flatMap((stack) =>
    Object.entries(stack.metadata),
  );
  const reasons = new Map<string, Map<string, string>>();
  for (const [slashed, entries] of metadata) {
    for (const { type, data } of entries) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue;
      const construct = slashed.slice(1);
      const known = reasons.get(construct) ?? [];
      // Before 2.262.1 the CDK wrote the namespace in lower case.
      const added = Object.entries(object(data)).map(
        ([id, reason]) => [id.replace(/^annotation::/, 'Annotation::'), scalar(reason) ?? ''] as const,
      );
      reasons.set(construct, new Map([...known, ...added]));
    }
  }
  return reasons;
}

/** The path of a construct, then the paths of the constructs above it. */
function upwards(path: string): readonly string[] {
  const ids = path.split('/');
  return ids.map((_, end) => ids.slice(0, end + 1).join('/')).reverse();
}
